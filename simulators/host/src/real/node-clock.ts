import { performance } from 'node:perf_hooks';
import type { Clock, Timer } from '../doors/clock.ts';

/** Longest delay a Node timer can hold (2^31 - 1 ms); longer ones are waited for in pieces. */
const MAX_TIMER_MS = 2_147_483_647;

/** The clock of the real machine. */
export class NodeClock implements Clock {
  now(): number {
    return Date.now();
  }

  monotonic(): number {
    return performance.now();
  }

  sleep(ms: number, options: { readonly signal?: AbortSignal } = {}): Promise<void> {
    const { signal } = options;
    if (signal?.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        timer.cancel();
        reject(signal!.reason);
      };
      const timer = this.after(ms, () => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      });
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  }

  after(ms: number, action: () => void): Timer {
    let handle: NodeJS.Timeout;
    const wait = (restMs: number): void => {
      const next = restMs > MAX_TIMER_MS ? () => wait(restMs - MAX_TIMER_MS) : action;
      handle = setTimeout(next, Math.min(restMs, MAX_TIMER_MS));
    };
    wait(ms);
    return { cancel: () => clearTimeout(handle) };
  }

  every(ms: number, action: () => void): Timer {
    const handle = setInterval(action, Math.max(1, ms));
    return { cancel: () => clearInterval(handle) };
  }
}
