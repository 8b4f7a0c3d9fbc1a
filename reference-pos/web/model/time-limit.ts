import type { TillClock } from './ports.ts';

/** Ends an attempt after `limitMs`, whether or not what it waits for listens to the signal. */
export async function withTimeLimit<T>(
  clock: TillClock,
  limitMs: number,
  attempt: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const { promise: limit, reject } = Promise.withResolvers<never>();
  const timer = clock.after(limitMs, () => {
    controller.abort();
    reject(new Error(`No answer within ${limitMs} ms.`));
  });
  try {
    return await Promise.race([attempt(controller.signal), limit]);
  } finally {
    timer.cancel();
  }
}
