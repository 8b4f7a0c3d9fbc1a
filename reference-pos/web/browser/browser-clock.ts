import type { TillClock, TillTimer } from '../model/index.ts';

/** The browser's time, for the till's model. */
export const browserClock: TillClock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (ms, { signal } = {}) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const timer = setTimeout(resolve, ms);
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(signal.reason);
      });
    }),
  after: (ms, action) => timerOf(setTimeout(action, ms), clearTimeout),
  every: (ms, action) => timerOf(setInterval(action, ms), clearInterval),
};

const timerOf = <T>(handle: T, clear: (handle: T) => void): TillTimer => ({ cancel: () => clear(handle) });
