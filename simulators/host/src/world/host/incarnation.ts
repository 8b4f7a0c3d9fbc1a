import type { Clock } from '../../doors/clock.ts';
import type { Disk } from '../../doors/disk.ts';
import type { Host, Running } from '../../doors/host.ts';
import type { Log, LogFields, LogLevel } from '../../doors/log.ts';
import type { Network } from '../../doors/network.ts';
import type { Random } from '../../doors/random.ts';
import type { SerialPorts } from '../../doors/serial.ts';
import { PowerLostError } from '../../errors.ts';
import type { EventOwner } from '../scheduler.ts';

/** What the doors of one incarnation open to. */
export interface Doors {
  readonly clock: Clock;
  readonly network: Network;
  readonly disk: Disk;
  readonly serial: SerialPorts;
  readonly random: Random;
  writeLog(level: LogLevel, event: string, fields: LogFields): void;
}

/**
 * A machine from being switched on to losing power. Programs are given this and not the machine, so that one that
 * somehow goes on after its end cannot reach the world of its successor.
 */
export class Incarnation implements Host, EventOwner {
  readonly name: string;
  readonly running: Running[] = [];
  /** Resolves when the machine has lost power. */
  readonly ended: Promise<void>;
  #isAlive = true;
  #end: () => void = () => {};
  readonly #doors: Doors;
  readonly log: Log;

  constructor(name: string, makeDoors: (incarnation: Incarnation) => Doors) {
    this.name = name;
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    this.#doors = makeDoors(this);
    const write =
      (level: LogLevel) =>
      (event: string, fields: LogFields = {}) => {
        this.requirePower();
        this.#doors.writeLog(level, event, fields);
      };
    this.log = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  /** Throws into a program that runs on although its machine is off. */
  requirePower(): void {
    if (!this.#isAlive) throw new PowerLostError(this.name);
  }

  end(): void {
    this.#isAlive = false;
    this.#end();
  }

  get clock(): Clock {
    return this.#doors.clock;
  }

  get network(): Network {
    return this.#doors.network;
  }

  get disk(): Disk {
    return this.#doors.disk;
  }

  get serial(): SerialPorts {
    return this.#doors.serial;
  }

  get random(): Random {
    return this.#doors.random;
  }
}
