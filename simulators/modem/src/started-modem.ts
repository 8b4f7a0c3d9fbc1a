import type { Running } from '@kassensturz/host';
import type { ModemBinding } from './connections/modem-binding.ts';
import { openPseudoTerminal, type PseudoTerminal, type Spawn } from './connections/pseudo-terminal.ts';
import type { TcpDoor } from './connections/tcp-door.ts';
import type { ModemDevice } from './device/modem-device.ts';
import type { ModemEvents, ModemLines, WireEntry } from './device/modem-events.ts';
import type { TelephoneNetwork } from './device/telephone-line.ts';
import type { FaultName, FaultParameters } from './faults.ts';
import { ModemError } from './modem-error.ts';

interface Doors {
  readonly binding: ModemBinding | undefined;
  readonly tcp: TcpDoor | undefined;
}

/** State of the modem as plain data. */
export interface ModemSnapshot {
  readonly isOn: boolean;
  readonly isLinePlugged: boolean;
  readonly callerId: 0 | 1 | 2;
  readonly serviceClass: string;
  readonly country: string;
  readonly flags: Readonly<Record<string, number>>;
  readonly registers: readonly number[];
  readonly ringCount: number;
  readonly lines: ModemLines;
  readonly faults: readonly FaultName[];
}

/** A modem that runs. */
export class StartedModem implements Running {
  readonly #device: ModemDevice;
  readonly #doors: Doors;
  readonly #line: { readonly network: TelephoneNetwork; readonly numbers: readonly string[] } | undefined;

  constructor(
    device: ModemDevice,
    doors: Doors,
    line: { readonly network: TelephoneNetwork; readonly numbers: readonly string[] } | undefined,
  ) {
    this.#device = device;
    this.#doors = doors;
    this.#line = line;
  }

  /** The driver; throws `MODEM_NO_DOOR` when it was built without `withBinding`. */
  get binding(): ModemBinding {
    const { binding } = this.#doors;
    if (!binding) throw new ModemError('MODEM_NO_DOOR', 'This modem has no driver: build it with withBinding().');
    return binding;
  }

  /** The raw TCP port; throws `MODEM_NOT_ON_TCP` when it was built without `withTcp`. */
  get tcpPort(): number {
    const { tcp } = this.#doors;
    if (!tcp) throw new ModemError('MODEM_NOT_ON_TCP', 'This modem is not on TCP: build it with withTcp().');
    return tcp.port;
  }

  /** Both directions, oldest first. */
  get wire(): readonly WireEntry[] {
    return this.#device.wire.entries;
  }

  /** The lines that the modem drives now. */
  get lines(): ModemLines {
    return this.#device.lines;
  }

  get isOn(): boolean {
    return this.#device.isOn;
  }

  /** A pseudo-terminal for programs of this machine, by `socat`; give it `spawn` of `node:child_process`. */
  openPseudoTerminal(spawn: Spawn, options: { readonly link?: string } = {}): Promise<PseudoTerminal> {
    return openPseudoTerminal(spawn, { port: this.tcpPort, ...options });
  }

  on<Name extends keyof ModemEvents>(name: Name, listener: (event: ModemEvents[Name]) => void): () => void {
    return this.#device.events.on(name, listener);
  }

  /** The next event of that name (for which `matches` holds). */
  next<Name extends keyof ModemEvents>(
    name: Name,
    matches?: (event: ModemEvents[Name]) => boolean,
  ): Promise<ModemEvents[Name]> {
    return this.#device.events.next(name, matches);
  }

  /** Pulls the USB plug: the port is gone, and with it the power and all settings that were not stored. */
  async unplug(): Promise<void> {
    this.#device.switchOff();
    for (const door of this.#device.doors) await door.unplug();
  }

  /** Puts it back in; the system may find it under another `path` (driver only). */
  async plugIn(options: { readonly path?: string } = {}): Promise<void> {
    this.#device.switchOn();
    for (const door of this.#device.doors) {
      if (door === this.#doors.binding) this.#doors.binding.plugIn(options.path);
      else await door.plugIn();
    }
  }

  /** A modem with its own power supply loses it: the port stays, nothing answers. */
  powerOff(): void {
    this.#device.switchOff();
  }

  powerOn(): void {
    this.#device.switchOn();
  }

  /** Pulls the telephone plug: nobody rings, and there is no dial tone. */
  pullLine(): void {
    this.#device.line.disconnect();
  }

  plugLine(): void {
    if (this.#line) this.#device.line.connect(this.#line.network, this.#line.numbers);
  }

  fault(name: FaultName, parameters?: FaultParameters): void {
    this.#device.faults.set(name, parameters);
  }

  heal(name: FaultName): void {
    this.#device.faults.heal(name);
  }

  snapshot(): ModemSnapshot {
    const { settings, line, lines, faults, isOn } = this.#device;
    const { callerId, serviceClass, country, flags, registers } = settings.values;
    return {
      isOn,
      isLinePlugged: line.isConnected,
      callerId,
      serviceClass,
      country,
      flags: { ...flags },
      registers: [...registers],
      ringCount: line.ringCount,
      lines,
      faults: faults.active,
    };
  }

  async stop(): Promise<void> {
    this.#device.stop();
    for (const door of this.#device.doors) await door.stop();
  }
}
