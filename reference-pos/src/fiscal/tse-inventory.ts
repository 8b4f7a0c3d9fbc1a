import type { Host } from '@kassensturz/host';
import type { TseConfig } from '../config.ts';
import type { SettingRecords } from '../till/records/setting-records.ts';
import type { TseLimits } from './limits.ts';
import type { OutageRecords } from './records/outage-records.ts';
import type { TransactionRecords } from './records/transaction-records.ts';
import { deviceName, type TseDeviceRecord, type TseDeviceRecords, type TseRole } from './records/tse-device-records.ts';
import type { Tse, TseIdentity } from './tse/tse.ts';
import { TseError } from './tse/tse-error.ts';
import { TseDesk } from './tse-desk.ts';

/** A TSE of this register with the desk before it. */
export interface TseUnit {
  readonly id: number;
  readonly desk: TseDesk;
}

export interface TseInventoryOptions {
  readonly host: Host;
  readonly devices: TseDeviceRecords;
  readonly outages: OutageRecords;
  readonly transactions: TransactionRecords;
  readonly settings: SettingRecords;
  readonly limits: TseLimits;
  readonly makeTse: (access: TseConfig, expectedSerial: string | undefined) => Tse;
  /** Called with a TSE ready again and before selling uses it. */
  readonly onReady: (unit: TseUnit, identity: TseIdentity) => Promise<void>;
  readonly onChange: () => void;
}

const configKey = 'tse.configured';

/**
 * The TSEs of one register: one signs, a spare may step in while it fails (TSE-02), a new one is set up beside it during a
 * change (TSE-17). Each has a desk of its own, so that a transaction is finished where it was begun.
 */
export class TseInventory {
  readonly #options: TseInventoryOptions;
  readonly #units = new Map<number, TseUnit>();
  #isStarted = false;

  constructor(options: TseInventoryOptions) {
    this.#options = options;
  }

  /** Takes what the configuration names into the books; a main TSE that was changed there replaces the one before. */
  configure(main: TseConfig, spare: TseConfig | undefined): void {
    const { devices, settings, host } = this.#options;
    const now = host.clock.now();
    const known = (access: TseConfig) => devices.list().find(({ name }) => name === deviceName(access));
    for (const access of spare ? [main, spare] : [main]) {
      const device = known(access);
      if (device) devices.writeAccess(device.id, access);
    }
    const isReconfigured = settings.read(configKey) !== deviceName(main);
    const current = devices.inRole('main');
    if (!current || isReconfigured) {
      if (current && current.name !== deviceName(main)) devices.writeRole(current.id, 'retired', now);
      const device = known(main);
      if (!device) devices.add('main', main, now);
      else if (device.role !== 'main') devices.writeRole(device.id, 'main', now);
      settings.write(configKey, deviceName(main));
    }
    if (spare && !known(spare) && !devices.inRole('spare')) devices.add('spare', spare, now);
  }

  get main(): TseUnit {
    const record = this.#options.devices.inRole('main');
    if (!record) throw new Error('The register has no TSE.');
    return this.unit(record.id);
  }

  get spare(): TseUnit | undefined {
    const record = this.#options.devices.inRole('spare');
    return record && this.unit(record.id);
  }

  unit(id: number): TseUnit {
    const known = this.#units.get(id);
    if (known) return known;
    const record = this.#options.devices.find(id);
    if (!record) throw new Error(`There is no TSE ${id}.`);
    const unit = this.#makeUnit(record);
    this.#units.set(id, unit);
    return unit;
  }

  /** Who signs what begins now: the main TSE, or the spare while that one fails and the spare does not. */
  forNew(): TseUnit {
    const { main, spare } = this;
    return main.desk.state.state === 'outage' && spare?.desk.state.state === 'ready' ? spare : main;
  }

  /** Units that have been woken. */
  get awake(): readonly TseUnit[] {
    return [...this.#units.values()].filter(({ desk }) => desk.state.state !== 'resting');
  }

  /** Wakes the main TSE, and others at which a sale was under way when the program ended. */
  async start(): Promise<void> {
    this.#isStarted = true;
    const others = [...this.#unfinished()].filter((id) => id !== this.main.id).map((id) => this.unit(id).desk.start());
    await Promise.all([this.main.desk.start(), ...others]);
  }

  async stop(): Promise<void> {
    this.#isStarted = false;
    await Promise.all([...this.#units.values()].map(({ desk }) => desk.stop()));
  }

  /** Sets a device up without using it yet; what stands against it is thrown as a `TseError`. */
  async prepareNew(id: number): Promise<void> {
    const { devices, host } = this.#options;
    const identity = await this.unit(id).desk.tse.prepare();
    this.#refuseMixture(id, identity);
    devices.writeIdentity(id, identity, host.clock.now());
  }

  /** Gives a device another place; the desks follow. */
  giveRole(id: number, role: TseRole): void {
    this.#options.devices.writeRole(id, role, this.#options.host.clock.now());
  }

  /** Main and spare change places; sales under way end where they began. */
  async swap(): Promise<void> {
    const { spare } = this;
    if (!spare) throw new Error('There is no spare TSE to swap with.');
    await this.replaceMain(spare.id, 'spare');
  }

  /** That device signs from now on; the one before gets `roleOfOld`. */
  async replaceMain(id: number, roleOfOld: 'spare' | 'retired'): Promise<void> {
    const old = this.main;
    // Only one may be main and one spare at any moment, so the new one steps aside first.
    this.giveRole(id, 'new');
    this.giveRole(old.id, roleOfOld);
    this.giveRole(id, 'main');
    await this.main.desk.start();
    this.settle();
    this.#options.onChange();
  }

  #makeUnit({ id, access, identity }: TseDeviceRecord): TseUnit {
    const { host, devices, outages, limits, makeTse, onReady } = this.#options;
    const tse = makeTse(access, identity?.serialNumber);
    const desk: TseDesk = new TseDesk({
      host,
      tse,
      tseId: id,
      outages,
      limits,
      onReady: async (found) => {
        this.#refuseMixture(id, found);
        devices.writeIdentity(id, found, host.clock.now());
        await onReady(unit, found);
      },
      onChange: () => {
        this.settle();
        this.#options.onChange();
      },
    });
    const unit: TseUnit = { id, desk };
    return unit;
  }

  /** A device must stay the one it was, and test and production TSE must not be mixed at one register (TSE-21). */
  #refuseMixture(id: number, found: TseIdentity): void {
    const others = this.#options.devices.list();
    const known = others.find((device) => device.id === id)?.identity;
    if (known && known.serialNumber !== found.serialNumber) {
      throw new TseError('other-device', { detail: `angemeldet ist ${known.serialNumber.slice(0, 16)}…` });
    }
    const isTaken = others.some((device) => device.id !== id && device.identity?.serialNumber === found.serialNumber);
    if (isTaken) throw new TseError('other-device', { detail: 'diese TSE ist hier schon angemeldet' });
    const first = others.find((device) => device.id !== id && device.identity !== undefined)?.identity;
    if (first && (first.isTest ?? false) !== (found.isTest ?? false)) throw new TseError('not-a-test');
  }

  /**
   * Only the main TSE is awake in normal running. The spare is woken when that one fails; whoever is not needed rests as
   * soon as nothing is under way there.
   */
  settle(): void {
    const { devices } = this.#options;
    if (!this.#isStarted) return;
    const { main } = this;
    const isSpareNeeded = main.desk.state.state === 'outage';
    const spare = devices.inRole('spare');
    if (spare && isSpareNeeded) void this.unit(spare.id).desk.start();
    const unfinished = this.#unfinished();
    for (const { id, desk } of this.awake) {
      const isNeeded = id === main.id || (isSpareNeeded && id === spare?.id) || unfinished.has(id);
      if (!isNeeded && desk.state.state !== 'starting') desk.rest();
    }
  }

  #unfinished(): ReadonlySet<number> {
    return new Set(this.#options.transactions.unsettled().flatMap(({ deviceId }) => deviceId ?? []));
  }
}
