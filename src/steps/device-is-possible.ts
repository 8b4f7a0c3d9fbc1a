import { MountedStick } from '../salon/mounted-stick.ts';
import { PluggedModem } from '../salon/plugged-modem.ts';
import type { SalonWorld } from './salon-world.ts';

/** Under live physics a stick needs FUSE; without it the scenario is skipped, and says why. */
export function stickIsPossible(world: SalonWorld): boolean {
  return isPossible(world, 'a TSE stick cannot be mounted', () => MountedStick.missing());
}

/** Under live physics a modem needs a pseudo-terminal; without one the scenario is skipped, and says why. */
export function modemIsPossible(world: SalonWorld): boolean {
  return isPossible(world, 'a modem cannot be plugged in', () => PluggedModem.missing());
}

function isPossible(world: SalonWorld, what: string, missing: () => string | undefined): boolean {
  const why = world.run.physics === 'simulated' ? undefined : missing();
  if (why !== undefined) world.log(`skipped: ${what} on this machine: ${why}.`);
  return why === undefined;
}
