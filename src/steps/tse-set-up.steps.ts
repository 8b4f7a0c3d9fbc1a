import { Given } from '@cucumber/cucumber';
import type { TsePlan } from '../salon/plan.ts';
import { stickIsPossible } from './device-is-possible.ts';
import type { SalonWorld } from './salon-world.ts';

Given("the TSE's certificate ends in {int} days", function (this: SalonWorld, days: number) {
  return openWithTse(this, { certificateDays: days });
});

Given('the TSE can make {int} more signatures', function (this: SalonWorld, count: number) {
  return openWithTse(this, { signaturesLeft: count });
});

Given('{int} % of the memory of the TSE are free', function (this: SalonWorld, percent: number) {
  this.salon.tse.fillMemory(percent / 100);
});

Given('the salon has a TSE stick as a spare', function (this: SalonWorld) {
  return stickIsPossible(this) ? openWithTse(this, { spare: 'usb' }) : 'skipped';
});

Given('somebody has set another PIN at the TSE', function (this: SalonWorld) {
  return openWithTse(this, { pin: 'changed' });
});

Given('the TSE is a production TSE', function (this: SalonWorld) {
  return openWithTse(this, { isProduction: true });
});

Given('the stick has to test itself for {int} seconds at the start', function (this: SalonWorld, seconds: number) {
  return openWithTse(this, { selfTestMs: seconds * 1000 });
});

Given('the salon uses a TSE of kind {string}', function (this: SalonWorld, kind: string) {
  if (kind === 'usb' && !stickIsPossible(this)) return 'skipped';
  this.planChanges = { ...this.planChanges, tse: { kind } };
  return undefined;
});

/** The salon opens anew with another TSE; whoever was signed in has to do that again. */
async function openWithTse(world: SalonWorld, changes: Partial<TsePlan>): Promise<void> {
  const { tse } = world.planChanges as { tse?: Partial<TsePlan> };
  world.planChanges = { ...world.planChanges, tse: { kind: 'cloud', ...tse, ...changes } };
}
