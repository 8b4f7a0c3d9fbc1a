import type { Host } from '@kassensturz/host';
import type { Place } from '../pos/contract.ts';
import type { Variant } from '../salon/plan.ts';

/** A POS that is wrong in one way, and the requirement whose check must go red because of it. */
export interface Saboteur {
  readonly name: string;
  readonly requirement: string;
  readonly variant: Variant;
  /** What this till does wrong, in one sentence. */
  readonly wrong: string;
  /** The same host with the fault built in, for the machine at that place. */
  readonly spoil: (host: Host, place: Place) => Host;
}
