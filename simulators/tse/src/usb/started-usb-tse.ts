import { type Disk, type Host, type Running, TypedEvents } from '@kassensturz/host';
import { type TseSnapshot, tseSnapshot } from '../core/snapshot.ts';
import type { Tse } from '../core/tse.ts';
import type { FaultName } from '../faults/catalogue.ts';
import { defineCoreActs } from '../faults/core-acts.ts';
import type { FaultOptions, FaultSet } from '../faults/fault-set.ts';
import { Newest } from '../wire/newest.ts';
import { MassStorageTransport, type StickLatency, type WireEntry } from './mass-storage-transport.ts';
import type { StickDevice } from './stick-device.ts';
import { TseVolume } from './tse-volume.ts';

const DEFAULT_SELF_TEST_MS = 60_000;
const WIRE_LIMIT = 1000;

export interface UsbTseEvents {
  readonly wire: WireEntry;
}

/** State of a stick as plain data. */
export interface StickSnapshot {
  readonly isPlugged: boolean;
  readonly isStarted: boolean;
  readonly core: TseSnapshot;
}

/** A stick that is (or was) plugged in. */
export class StartedUsbTse implements Running {
  /** To be mounted where the POS looks for the stick; its `/` holds `TSE-IO.bin`. */
  readonly volume: Disk;
  readonly faults: FaultSet;
  readonly #stick: StickDevice;
  readonly #transport: MassStorageTransport;
  readonly #wire = new Newest<WireEntry>(WIRE_LIMIT);
  readonly #events = new TypedEvents<UsbTseEvents>();
  #isPlugged = true;

  constructor(host: Pick<Host, 'clock' | 'random'>, stick: StickDevice, faults: FaultSet, latency: StickLatency) {
    this.#stick = stick;
    this.faults = faults;
    this.#transport = new MassStorageTransport({
      stick,
      clock: host.clock,
      random: host.random,
      faults,
      latency,
      onWire: (entry) => {
        this.#wire.add(entry);
        this.#events.emit('wire', entry);
      },
    });
    this.volume = new TseVolume(this.#transport, () => this.#isPlugged);
    defineCoreActs(faults, () => [this.tse]);
    faults.define('timeNotSet', { begin: () => this.#stick.losePower() });
    faults.define('unplugged', { begin: () => this.unplug(), end: () => this.plugIn() });
    faults.define('off', { begin: () => this.unplug(), end: () => this.plugIn() });
    faults.define('selfTest', { begin: ({ ms }) => this.#transport.requireSelfTest(ms ?? DEFAULT_SELF_TEST_MS) });
  }

  /** The signing core: logs, exports, state. */
  get tse(): Tse {
    return this.#stick.tse;
  }

  get isPlugged(): boolean {
    return this.#isPlugged;
  }

  /** The newest commands on the wire, oldest first. */
  get wire(): readonly WireEntry[] {
    return this.#wire.entries;
  }

  /** Pulls the stick: open files fail with EIO, the time is lost, nobody is logged in; signed transactions stay. */
  unplug(): void {
    if (!this.#isPlugged) return;
    this.#isPlugged = false;
    this.#transport.losePower();
    this.#stick.losePower();
  }

  plugIn(): void {
    this.#isPlugged = true;
  }

  /** What the till sees of the wire without any file: a block in, then blocks out until one is not busy. */
  handle(write: Uint8Array): () => Uint8Array {
    this.#transport.write(write);
    return () => this.#transport.read();
  }

  fault<N extends FaultName>(name: N, options?: FaultOptions<N>): void {
    this.faults.set(name, options);
  }

  heal(name: FaultName): void {
    this.faults.clear(name);
  }

  /** State as plain data. */
  snapshot(): StickSnapshot {
    return { isPlugged: this.#isPlugged, isStarted: this.#stick.isStarted, core: tseSnapshot(this.tse) };
  }

  /** The next event of that name; one that came before the call does not count. */
  next<N extends keyof UsbTseEvents>(name: N, matches?: (value: UsbTseEvents[N]) => boolean): Promise<UsbTseEvents[N]> {
    return this.#events.next(name, matches);
  }

  async stop(): Promise<void> {
    this.faults.clearAll();
    this.unplug();
  }
}
