import { MountedStick } from '../salon/mounted-stick.ts';
import type { SalonWorld } from './salon-world.ts';

/** Under live physics a stick needs FUSE; without it the scenario is skipped, and says why. */
export function stickIsPossible(world: SalonWorld): boolean {
  if (world.run.physics === 'simulated') return true;
  const missing = MountedStick.missing();
  if (missing) world.log(`skipped: a TSE stick cannot be mounted on this machine: ${missing}.`);
  return missing === undefined;
}
