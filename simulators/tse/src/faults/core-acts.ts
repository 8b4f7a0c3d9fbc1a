import { SeededRandom } from '@kassensturz/host';
import type { Tse } from '../core/tse.ts';
import type { FaultSet } from './fault-set.ts';

/** Wires the faults that are events to signing cores. `current` is asked when a fault strikes: cores come and go. */
export function defineCoreActs(faults: FaultSet, current: () => readonly Tse[]): void {
  const each = (action: (tse: Tse) => void) => {
    for (const tse of current()) action(tse);
  };
  faults.define('timeNotSet', { begin: () => each((tse) => tse.mishaps.losePower()) });
  faults.define('clockDrift', {
    begin: ({ ppm }) => each((tse) => tse.mishaps.driftClock(ppm)),
    end: () => each((tse) => tse.mishaps.driftClock(0)),
  });
  faults.define('pinBlocked', { begin: ({ userId }) => each((tse) => tse.users.block(userId)) });
  faults.define('damagedLog', { begin: ({ position, seed }) => each((tse) => damage(tse, position, seed)) });
  faults.define('disabled', { begin: () => each((tse) => tse.mishaps.breakForGood()) });
  faults.define('unauthorized', { begin: () => each((tse) => tse.users.forgetSessions()) });
}

function damage(tse: Tse, position: number | undefined, seed: number | undefined): void {
  const { count } = tse.logs;
  if (count === 0) return;
  if (seed === undefined) {
    tse.mishaps.damageLog(position);
    return;
  }
  const chance = new SeededRandom(`damaged log ${seed}`);
  const drawn = chance.integer(0, count - 1);
  tse.mishaps.damageLog(position ?? drawn, chance.fraction());
}
