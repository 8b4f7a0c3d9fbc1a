import { expect } from 'vitest';
import { promise } from './on-every-host.ts';

promise('random', 'bytes have the length asked for and differ from draw to draw', async ({ host: { random } }) => {
  expect(random.bytes(0).length).toBe(0);
  expect(random.bytes(33).length).toBe(33);
  expect(random.bytes(16)).not.toEqual(random.bytes(16));
});

promise('random', 'whole numbers stay within both bounds and reach them', async ({ host: { random } }) => {
  const drawn = new Set(Array.from({ length: 500 }, () => random.integer(-1, 2)));
  expect([...drawn].sort()).toEqual([-1, 0, 1, 2]);
});

promise('random', 'fractions lie in [0, 1)', async ({ host: { random } }) => {
  const drawn = Array.from({ length: 500 }, () => random.fraction());
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...drawn)).toBeLessThan(1);
  expect(Math.max(...drawn)).toBeGreaterThan(0.5);
});

promise('random', 'UUIDs are version 4 and never twice the same', async ({ host: { random } }) => {
  const drawn = Array.from({ length: 100 }, () => random.uuid());
  for (const uuid of drawn)
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(drawn).size).toBe(100);
});

promise('random', 'streams are independent', async ({ host: { random } }) => {
  expect(random.stream('a').bytes(16)).not.toEqual(random.stream('b').bytes(16));
});

promise('log', 'takes lines of every level, with any fields', async ({ host: { log } }) => {
  log.debug('test.debug');
  log.info('sale.finished', { receipt: 7, totalCents: 4_200 });
  log.warn('test.warn', { error: new Error('x') });
  log.error('test.error', { big: 12n, nothing: undefined });
});
