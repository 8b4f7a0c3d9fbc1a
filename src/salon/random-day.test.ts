import { SeededRandom } from '@kassensturz/host';
import { expect, test } from 'vitest';
import { loadAdapter } from '../pos/load-adapter.ts';
import { renderFindings } from '../verify/index.ts';
import { completePlan, type Variant } from './plan.ts';
import { liveThroughADay } from './random-day.ts';
import { Salon } from './salon.ts';
import { SimulatedPhysics } from './simulated-physics.ts';
import { findingsInDsfinvk } from './verify-exports.ts';

/** More days for a long night: `RANDOM_DAYS=200`. */
const days = Number(process.env['RANDOM_DAYS'] ?? 3);
const firstSeed = Number(process.env['RANDOM_SEED'] ?? 1);
const variants: readonly Variant[] = ['box', 'cloud', 'cube'];

test.each(Array.from({ length: days }, (_, index) => firstSeed + index))(
  'any day gives books that add up: day %i',
  async (seed) => {
    const plan = completePlan({ variant: variants[seed % variants.length] ?? 'box' });
    const physics = new SimulatedPhysics(plan, seed);
    const salon = await Salon.start({ plan, physics, pos: await loadAdapter({}) });
    const till = await salon.openTill('tablet');
    const signIn = () => physics.run(() => till.signIn('petra', '739104'));
    await signIn();
    const random = new SeededRandom(`day ${seed}`);
    const story = await liveThroughADay({ salon, till, random, acts: 25, signIn });
    const closings = await physics.run(() => till.day.closings());
    const expectedCents = await physics.run(() => till.expectedCashCents());
    const told = `${plan.variant}: ${story.join(', ')}`;
    expect(
      closings.map(({ number }) => number),
      told,
    ).toEqual(closings.map((_, index) => index + 1));
    expect(closings.at(-1)?.floatCents, told).toBe(expectedCents);
    expect((await physics.run(() => till.exportReceipts())).length, told).toBeGreaterThan(3);
    const findings = await findingsInDsfinvk(salon, till);
    expect(renderFindings(findings), told).toBe(renderFindings([]));
    await salon.stop();
  },
  240_000,
);
