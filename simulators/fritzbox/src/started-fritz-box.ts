import type { Running } from '@kassensturz/host';
import type { CallMonitorDoor } from './connections/call-monitor-door.ts';
import type { Tr064Door } from './connections/tr064-door.ts';
import type { ListedCall } from './device/call-list.ts';
import type { FritzBoxDevice } from './device/fritz-box-device.ts';
import type { FritzBoxEvents, WireEntry } from './device/fritz-box-events.ts';
import type { PhoneBook } from './device/phone-book.ts';
import type { NetworkCall } from './device/telephone-network.ts';
import type { FaultName, FaultParameters } from './faults.ts';
import { FritzBoxError } from './fritz-box-error.ts';

/** How long a box is away when it restarts. */
const RESTART_MS = 90_000;
/** The first cordless telephone, `**610`. */
const FIRST_CORDLESS = 10;

/** State of the box as plain data. */
export interface FritzBoxSnapshot {
  readonly isOn: boolean;
  readonly isCallMonitorOn: boolean;
  readonly isLinePlugged: boolean;
  /** Programs that listen to the call monitor. */
  readonly clients: number;
  readonly calls: readonly ListedCall[];
  readonly faults: readonly FaultName[];
}

interface Doors {
  readonly monitor: CallMonitorDoor | undefined;
  readonly tr064: Tr064Door | undefined;
}

/** A FRITZ!Box that runs. */
export class StartedFritzBox implements Running {
  readonly #device: FritzBoxDevice;
  readonly #doors: Doors;

  constructor(device: FritzBoxDevice, doors: Doors) {
    this.#device = device;
    this.#doors = doors;
  }

  /** Where the call monitor is when it is switched on; throws `FRITZBOX_NO_DOOR` when built without it. */
  get callMonitorPort(): number {
    return this.#door('monitor', 'withCallMonitor').port;
  }

  get tr064Port(): number {
    return this.#door('tr064', 'withTr064').port;
  }

  /** Both wires, oldest first. */
  get wire(): readonly WireEntry[] {
    return this.#device.wire.entries;
  }

  get calls(): readonly ListedCall[] {
    return this.#device.list.calls;
  }

  get isOn(): boolean {
    return this.#device.isOn;
  }

  get isCallMonitorOn(): boolean {
    return this.#device.isCallMonitorOn;
  }

  on<Name extends keyof FritzBoxEvents>(name: Name, listener: (event: FritzBoxEvents[Name]) => void): () => void {
    return this.#device.events.on(name, listener);
  }

  /** The next event of that name (for which `matches` holds). */
  next<Name extends keyof FritzBoxEvents>(
    name: Name,
    matches?: (event: FritzBoxEvents[Name]) => boolean,
  ): Promise<FritzBoxEvents[Name]> {
    return this.#device.events.next(name, matches);
  }

  /**
   * Somebody presses digits at a telephone of the box: `#96*5*` switches the call monitor on, `#96*4*` off, `**610` rings in
   * the next room (the call monitor is silent about it), anything else goes out. Resolves when the ports are as the code
   * says; the call, where one was made.
   */
  async dial(
    digits: string,
    options: { readonly extension?: number; readonly from?: string } = {},
  ): Promise<NetworkCall | undefined> {
    const { numbers } = this.#device;
    if (!this.#device.isOn)
      throw new FritzBoxError('FRITZBOX_IS_OFF', 'Nobody can dial: the box is off. Switch it on first.');
    const from = numbers.find(({ number, shownAs }) => number === options.from || shownAs === options.from);
    const call = this.#device.dial(digits, options.extension ?? FIRST_CORDLESS, from);
    await this.#doors.monitor?.settle();
    return call;
  }

  /** Takes the power away: connections break, nobody answers. */
  async powerOff(): Promise<void> {
    this.#device.switchOff();
    await this.#settle();
  }

  async powerOn(): Promise<void> {
    this.#device.switchOn();
    await this.#settle();
  }

  /** Off, and on again after `downMs` (default 90 s); resolves when it is off. */
  async restart({ downMs = RESTART_MS }: { readonly downMs?: number } = {}): Promise<void> {
    await this.powerOff();
    this.#device.host.clock.after(downMs, () => void this.powerOn());
  }

  /** Pulls the plug of the telephone line: nobody can call. */
  pullLine(): void {
    this.#device.pullLine();
  }

  plugLine(): void {
    this.#device.plugLine();
  }

  /** Somebody has edited the phone books. */
  setPhoneBooks(books: readonly PhoneBook[]): void {
    this.#device.phoneBooks = books;
  }

  /** Lets something go wrong; resolves when the ports are so. */
  async fault(name: FaultName, parameters?: FaultParameters): Promise<void> {
    this.#device.faults.set(name, parameters);
    await this.#settle();
  }

  async heal(name: FaultName): Promise<void> {
    this.#device.faults.heal(name);
    await this.#settle();
  }

  snapshot(): FritzBoxSnapshot {
    const { isOn, isCallMonitorOn, isLinePlugged, faults, list } = this.#device;
    const clients = this.#doors.monitor?.clientCount ?? 0;
    return { isOn, isCallMonitorOn, isLinePlugged, clients, calls: structuredClone(list.calls), faults: faults.active };
  }

  async stop(): Promise<void> {
    this.#device.stop();
    await this.#doors.monitor?.stop();
    await this.#doors.tr064?.stop();
  }

  async #settle(): Promise<void> {
    await this.#doors.monitor?.settle();
    await this.#doors.tr064?.settle();
  }

  #door<Name extends keyof Doors>(name: Name, builder: string): NonNullable<Doors[Name]> {
    const door = this.#doors[name];
    if (!door) throw new FritzBoxError('FRITZBOX_NO_DOOR', `This box has no such port: build it with ${builder}().`);
    return door;
  }
}
