import { loadAdapter } from '../pos/load-adapter.ts';
import { createPhysics } from '../salon/create-physics.ts';
import { readPlan } from '../salon/plan.ts';
import { Salon } from '../salon/salon.ts';
import { shippedPlan } from '../salon/shipped-plans.ts';
import { medianMilliseconds } from './stopwatch.ts';
import type { Benchmark } from './types.ts';

async function upAndDown(kind: 'simulated' | 'live'): Promise<void> {
  const plan = readPlan(shippedPlan('box.yaml'));
  const salon = await Salon.start({ plan, physics: await createPhysics(kind, plan, 1), pos: await loadAdapter({}) });
  await salon.stop();
}

export const salonStart: Benchmark = {
  id: 'salon.start',
  title: 'a box salon on real ports, from nothing to ready and down again',
  unit: 'ms',
  comparedWith: 'the same salon, simulated',
  measure: async () => ({
    value: await medianMilliseconds(5, () => upAndDown('live')),
    baseline: await medianMilliseconds(9, () => upAndDown('simulated')),
  }),
};
