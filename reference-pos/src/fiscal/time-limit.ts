import type { Clock } from '@kassensturz/host';

/**
 * Waits for `work` at most `limitMs`; then `work`'s signal is aborted and what `onTimeOver` makes is thrown.
 * What `work` still comes to afterwards is ignored here: who needs it must look it up.
 */
export function withTimeLimit<T>(
  clock: Clock,
  limitMs: number,
  work: (signal: AbortSignal) => Promise<T>,
  onTimeOver: () => Error,
): Promise<T> {
  const controller = new AbortController();
  return new Promise<T>((resolve, reject) => {
    const timer = clock.after(Math.max(0, limitMs), () => {
      const error = onTimeOver();
      reject(error);
      controller.abort(error);
    });
    work(controller.signal)
      .then(resolve, reject)
      .finally(() => timer.cancel());
  });
}
