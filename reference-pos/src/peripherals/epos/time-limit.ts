import type { EposClock } from './epos-transport.ts';

/** A signal that aborts after `timeoutMs`; `end` when the wait is over. */
export interface TimeLimit {
  readonly signal: AbortSignal;
  end(): void;
}

export function timeLimit(clock: EposClock | undefined, timeoutMs: number): TimeLimit {
  // Without a clock this runs in a browser, whose own limit is as good.
  if (!clock) return { signal: AbortSignal.timeout(timeoutMs), end: () => undefined };
  const limit = new AbortController();
  const over = new AbortController();
  clock.sleep(timeoutMs, { signal: over.signal }).then(
    () => limit.abort(new Error(`no answer in ${timeoutMs} ms`)),
    // Called off because the answer came.
    () => undefined,
  );
  return { signal: limit.signal, end: () => over.abort() };
}
