import { expect, test } from 'vitest';
import type { Till } from '../pos/contract.ts';
import { loadAdapter } from '../pos/load-adapter.ts';
import { completePlan, type Variant } from './plan.ts';
import { Salon } from './salon.ts';
import { SimulatedPhysics } from './simulated-physics.ts';
import { wanCable } from './topology.ts';

const pins = { user: 'lena', pin: '204866' };

/** A short day with trouble; every event of the world, as plain data. */
async function eventsOfADay(variant: Variant, seed: number): Promise<readonly unknown[]> {
  const plan = completePlan({ variant });
  const physics = new SimulatedPhysics(plan, seed);
  const salon = await Salon.start({ plan, physics, pos: await loadAdapter({}) });
  const till = await salon.openTill('tablet');
  await physics.run(() => till.signIn(pins.user, pins.pin));
  await sell(physics, till, '111', '50,00');
  physics.unplug(wanCable);
  await physics.pass(20_000);
  physics.plug(wanCable);
  await physics.pass(20_000);
  await salon.tse.fail();
  await sell(physics, till, '501', '20,00');
  await salon.stop();
  return physics.world.events;
}

function sell(physics: SimulatedPhysics, till: Till, article: string, given: string): Promise<void> {
  return physics.run(async () => {
    if ((await till.screen()).receiptNumber !== null) await till.nextCustomer();
    await till.addLine({ article });
    await till.takeCash(given);
  });
}

test.each(['cloud', 'cube', 'box'] as const)(
  'the same seed gives the same %s salon, event for event',
  async (variant) => {
    const first = await eventsOfADay(variant, 7);
    const second = await eventsOfADay(variant, 7);
    expect(first.length).toBeGreaterThan(200);
    expect(second).toEqual(first);
  },
);

test('another seed gives another run', async () => {
  expect(await eventsOfADay('box', 7)).not.toEqual(await eventsOfADay('box', 8));
});
