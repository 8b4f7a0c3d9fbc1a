import { expect } from 'vitest';
import { promise } from './on-every-host.ts';

promise('clock', 'monotonic time never goes back, and passes while somebody sleeps', async ({ host }) => {
  const before = host.clock.monotonic();
  await host.clock.sleep(3);
  expect(host.clock.monotonic()).toBeGreaterThan(before);
});

promise('clock', 'wall time is a whole number of Unix milliseconds', async ({ host }) => {
  expect(Number.isInteger(host.clock.now())).toBe(true);
  expect(new Date(host.clock.now()).getUTCFullYear()).toBeGreaterThan(2020);
});

promise('clock', 'timers fire in the order of their times, and a cancelled one does not', async ({ host }) => {
  const fired: string[] = [];
  host.clock.after(40, () => fired.push('late'));
  host.clock.after(1, () => fired.push('soon'));
  const never = host.clock.after(20, () => fired.push('never'));
  never.cancel();
  never.cancel();
  await host.clock.sleep(80);
  expect(fired).toEqual(['soon', 'late']);
});

promise('clock', 'a repeating timer goes on until it is cancelled, also from within', async ({ host }) => {
  let count = 0;
  await new Promise<void>((resolve) => {
    const timer = host.clock.every(2, () => {
      count++;
      if (count < 3) return;
      timer.cancel();
      resolve();
    });
  });
  await host.clock.sleep(20);
  expect(count).toBe(3);
});

promise('clock', 'a sleep that is called off rejects with the reason of its signal', async ({ host }) => {
  const off = new AbortController();
  host.clock.after(1, () => off.abort(new Error('enough')));
  await expect(host.clock.sleep(60_000, { signal: off.signal })).rejects.toThrow('enough');
  await expect(host.clock.sleep(1, { signal: off.signal })).rejects.toThrow('enough');
});
