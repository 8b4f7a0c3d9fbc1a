import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Scheduler } from './scheduler.ts';

it('events happen in the order of their times, equal times as they came, cancelled ones never', () => {
  const plans = fc.array(fc.record({ delay: fc.nat(20), isCancelled: fc.boolean() }), { maxLength: 60 });
  fc.assert(
    fc.property(plans, (plan) => {
      const scheduler = new Scheduler();
      const happened: number[] = [];
      const events = plan.map(({ delay }, index) => scheduler.after(delay, () => happened.push(index), 'test'));
      plan.forEach(({ isCancelled }, index) => {
        if (isCancelled) events[index]?.cancel();
      });
      while (scheduler.nextUs() !== undefined) scheduler.step();
      const expected = plan
        .map(({ delay, isCancelled }, index) => ({ delay, isCancelled, index }))
        .filter(({ isCancelled }) => !isCancelled)
        .toSorted((a, b) => a.delay - b.delay || a.index - b.index)
        .map(({ index }) => index);
      expect(happened).toEqual(expected);
    }),
  );
});
