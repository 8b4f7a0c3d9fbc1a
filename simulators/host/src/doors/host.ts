import type { Clock } from './clock.ts';
import type { Disk } from './disk.ts';
import type { Log } from './log.ts';
import type { Network } from './network.ts';
import type { Random } from './random.ts';
import type { SerialPorts } from './serial.ts';

/**
 * The outside world as a program sees it. `nodeHost()` is the real machine, `world.host(name)` a simulated one;
 * no program can tell them apart.
 */
export interface Host {
  readonly name: string;
  readonly clock: Clock;
  readonly network: Network;
  readonly disk: Disk;
  readonly serial: SerialPorts;
  readonly random: Random;
  readonly log: Log;
}

/** Something that runs on a host and can be stopped in good order. */
export interface Running {
  stop(): Promise<void>;
}

/** A program: started when its host is switched on; it knows nothing but its host. */
export type Program<R extends Running = Running> = (host: Host) => Promise<R>;
