import { writeFile } from 'node:fs/promises';
import { SeededRandom } from '@kassensturz/host';
import { expect, test } from 'vitest';
import type { Till } from '../pos/contract.ts';
import { loadAdapter } from '../pos/load-adapter.ts';
import { renderFindings } from '../verify/index.ts';
import { completePlan, type SalonPlan, type Variant } from './plan.ts';
import { liveThroughADay } from './random-day.ts';
import { Salon } from './salon.ts';
import { SimulatedPhysics } from './simulated-physics.ts';
import { findingsInDsfinvk } from './verify-exports.ts';

/** More days for a long night: `RANDOM_DAYS=200`. */
const days = Number(process.env['RANDOM_DAYS'] ?? 3);
const firstSeed = Number(process.env['RANDOM_SEED'] ?? 1);
const variants: readonly Variant[] = ['box', 'cloud', 'cube'];

/** Where archives are kept for other checkers: `RANDOM_ARCHIVES=folder`. */
const folder = process.env['RANDOM_ARCHIVES'];
/** An ordinary day, the nights in which clocks are set, a leap day, the turn of the year, and days on which rates changed. */
const openings = ['2026-11-24', '2026-03-28', '2026-10-24', '2028-02-28', '2026-12-31', '2020-06-30', '2020-12-31'];

function planFor(variant: Variant, random: SeededRandom): SalonPlan {
  const kind = variant === 'box' && random.integer(0, 1) === 1 ? 'usb' : 'cloud';
  return completePlan({
    variant,
    tse: { kind },
    opensOn: openings[random.integer(0, openings.length - 1)] ?? '2026-11-24',
    isSmallBusiness: random.integer(0, 9) === 0,
  });
}

async function keepArchive(name: string, salon: Salon, till: Till): Promise<void> {
  await writeFile(`${name}.zip`, await salon.physics.run(() => till.exports.dsfinvk()));
  const used = salon.tseCores.filter(({ lifeCycle }) => lifeCycle !== 'notInitialized');
  for (const [index, core] of used.entries()) await writeFile(`${name}-${index}.tar`, core.exportData().toBytes());
}

test.each(Array.from({ length: days }, (_, index) => firstSeed + index))(
  'any day gives books that add up: day %i',
  async (seed) => {
    const random = new SeededRandom(`day ${seed}`);
    const plan = planFor(variants[seed % variants.length] ?? 'box', random);
    const physics = new SimulatedPhysics(plan, seed);
    const salon = await Salon.start({ plan, physics, pos: await loadAdapter({}) });
    const till = await salon.openTill('tablet');
    const signIn = () => physics.run(() => till.signIn('petra', '739104'));
    await signIn();
    const story = await liveThroughADay({ salon, till, random, acts: 30, signIn });
    const closings = await physics.run(() => till.day.closings());
    const expectedCents = await physics.run(() => till.expectedCashCents());
    const told = `${plan.variant}, ${plan.tse.kind}, ${plan.opensOn}: ${story.join(', ')}`;
    expect(
      closings.map(({ number }) => number),
      told,
    ).toEqual(closings.map((_, index) => index + 1));
    expect(closings.at(-1)?.floatCents, told).toBe(expectedCents);
    expect((await physics.run(() => till.exportReceipts())).length, told).toBeGreaterThan(3);
    if (folder) await keepArchive(`${folder}/day-${seed}`, salon, till);
    const findings = await findingsInDsfinvk(salon, till);
    expect(renderFindings(findings), told).toBe(renderFindings([]));
    await salon.stop();
  },
  240_000,
);
