import type { Tse } from '../core/tse.ts';
import type { FaultSet } from './fault-set.ts';

/** Wires the faults that are events to the signing core. `current` may change (factory reset). */
export function defineCoreActs(faults: FaultSet, current: () => Tse): void {
  faults.define('timeNotSet', { begin: () => current().mishaps.losePower() });
  faults.define('clockDrift', {
    begin: ({ ppm }) => current().mishaps.driftClock(ppm),
    end: () => current().mishaps.driftClock(0),
  });
  faults.define('pinBlocked', { begin: ({ userId = 'Admin' }) => current().users.block(userId) });
  faults.define('damagedLog', { begin: ({ position }) => current().mishaps.damageLog(position) });
  faults.define('disabled', { begin: () => current().mishaps.breakForGood() });
  faults.define('unauthorized', { begin: () => current().users.forgetSessions() });
}
