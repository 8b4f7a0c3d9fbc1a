import type { Host, Timer } from '@kassensturz/host';
import { type Door, noFaults } from './connections/door.ts';
import { EposDoor, type EposDoorOptions } from './connections/epos-door.ts';
import { RawDoor, type RawDoorOptions } from './connections/raw-door.ts';
import * as act from './device/acts.ts';
import { type DeviceOptions, PrinterDevice } from './device/printer-device.ts';
import type { Job, LossReport, PrinterEvents, Pulse, StatusReport } from './device/printer-events.ts';
import { statusReport } from './device/status-report.ts';
import type { WireMessage } from './device/wire-log.ts';
import { FAULTS, type FaultName, type FaultOptions, type FaultTarget, isFaultName } from './faults.ts';
import type { Receipt } from './paper/receipt.ts';
import { PrinterError } from './printer-error.ts';

export interface DoorPlan {
  readonly raw: RawDoorOptions | undefined;
  readonly epos: EposDoorOptions | undefined;
}

const COOL_DOWN_MS = 30_000;

/** A printer that is switched on: what came out of it, and what people can do to it. */
export class StartedReceiptPrinter {
  readonly #host: Host;
  readonly #device: PrinterDevice;
  readonly #faults = noFaults();
  readonly #raw: RawDoor | undefined;
  readonly #epos: EposDoor | undefined;
  readonly #doors: readonly Door[];
  readonly #active = new Map<FaultName, Timer | undefined>();
  #startUp: Timer | undefined;
  #doorWork: Promise<void> = Promise.resolve();

  constructor(host: Host, options: DeviceOptions, plan: DoorPlan) {
    this.#host = host;
    this.#device = new PrinterDevice(host, options);
    this.#device.onRestart = () => {
      this.powerOff();
      this.powerOn();
    };
    this.#raw = plan.raw && new RawDoor(host, this.#device, plan.raw, this.#faults);
    this.#epos = plan.epos && new EposDoor(host, this.#device, plan.epos, this.#faults);
    this.#doors = [this.#raw, this.#epos].filter((door) => door !== undefined);
  }

  /** Opens the doors for the first time; the builder does it. */
  async openDoors(): Promise<void> {
    for (const door of this.#doors) await door.powerOn();
  }

  /** Port of raw printing. Throws when the printer was built without. */
  get rawPort(): number {
    return this.#need(this.#raw, 'withRaw').port;
  }

  /** Address of the ePOS-Print service on this host. Throws when the printer was built without. */
  get eposUrl(): string {
    const { port, address } = this.#need(this.#epos, 'withEpos');
    const isEverywhere = address === '' || address === '0.0.0.0' || address === '::';
    const host = isEverywhere ? (this.#host.network.addresses()[0] ?? '127.0.0.1') : address;
    return `http://${host}${port === 80 ? '' : `:${port}`}/cgi-bin/epos/service.cgi?devid=local_printer&timeout=10000`;
  }

  #need<T>(door: T | undefined, builder: string): T {
    if (door !== undefined) return door;
    throw new PrinterError('PRINTER_NO_DOOR', `This printer has no such connection; build it ${builder}().`);
  }

  /** Pieces of paper that came off, oldest first (the last thousand). */
  get receipts(): readonly Receipt[] {
    return this.#device.receipts;
  }

  /** What hangs out uncut. */
  get paper(): Receipt {
    return this.#device.receiptOf(this.#device.interpreter.strip.piece(), 'hanging');
  }

  get pulses(): readonly Pulse[] {
    return this.#device.pulses;
  }

  /** What the printer swallowed without a word: symbols too wide, characters that it lacks, malformed documents. */
  get losses(): readonly LossReport[] {
    return this.#device.losses;
  }

  get status(): StatusReport {
    return statusReport(this.#device.state);
  }

  /** Who has printed, one entry for each connection or ePOS job. */
  get connections(): readonly Job[] {
    return this.#device.jobs;
  }

  /** Addresses connected to the raw port now; the first one prints. */
  get rawClients(): readonly string[] {
    return this.#raw?.clients ?? [];
  }

  /** Both directions of the wire, with time and meaning. */
  get wire(): readonly WireMessage[] {
    return this.#device.wire.messages;
  }

  /** Bytes that were no command: how many, and the first ones with their place in the stream. */
  get unknownBytes(): { readonly count: number; readonly samples: readonly { offset: number; hex: string }[] } {
    const { count, samples } = this.#device.interpreter.unknownBytes;
    return { count, samples };
  }

  get isPrinting(): boolean {
    return this.#device.isPrinting;
  }

  /** Calls `listener` on every event of that name; returns the way out. */
  on<Name extends keyof PrinterEvents>(name: Name, listener: (event: PrinterEvents[Name]) => void): () => void {
    return this.#device.events.on(name, listener);
  }

  /** The next event of that name (for which `matches` holds). */
  next<Name extends keyof PrinterEvents>(
    name: Name,
    matches?: (event: PrinterEvents[Name]) => boolean,
  ): Promise<PrinterEvents[Name]> {
    return this.#device.events.next(name, matches);
  }

  openCover(): void {
    act.openCover(this.#device);
  }

  closeCover(): void {
    act.closeCover(this.#device);
  }

  /** The paper ends now, or after so many more millimetres. */
  runOutOfPaper(options: { readonly afterMm?: number } = {}): void {
    act.runOutOfPaper(this.#device, options.afterMm ?? 0);
  }

  /** The near-end sensor sees little paper. */
  reachNearEnd(options: { readonly remainingMm?: number } = {}): void {
    act.reachNearEnd(this.#device, options.remainingMm ?? 2000);
  }

  /** A new roll; shuts the cover when it is open. */
  loadPaper(options: { readonly lengthMm?: number } = {}): void {
    act.loadPaper(this.#device, options.lengthMm);
  }

  /** The next cut fails. */
  jamCutter(): void {
    act.jamCutter(this.#device);
  }

  /** Frees the cutter. A printer that has stopped goes on by `DLE ENQ`, FEED or a cover cycle, not by itself. */
  clearJam(): void {
    act.clearJam(this.#device);
  }

  /** Paper jam: a mechanical error at once. */
  jamPaper(): void {
    act.jamPaper(this.#device);
  }

  overheat(options: { readonly coolDownMs?: number } = {}): void {
    act.overheat(this.#device, options.coolDownMs ?? COOL_DOWN_MS);
  }

  coolDown(): void {
    act.coolDown(this.#device);
  }

  /** An error that only a power cycle ends. */
  breakDown(): void {
    act.breakDown(this.#device);
  }

  goOffline(): void {
    act.goOffline(this.#device);
  }

  goOnline(): void {
    act.goOnline(this.#device);
  }

  /** Presses FEED and lets it go. */
  pressFeed(): void {
    act.holdFeed(this.#device);
    act.releaseFeed(this.#device);
  }

  /** Tears the hanging paper off by hand, at the cutter's edge; nothing when none hangs out. */
  tearOff(): Receipt | undefined {
    const piece = this.#device.interpreter.strip.cut(this.#device.model.headToCutterDots);
    if (piece === undefined) return undefined;
    const receipt = this.#device.receiptOf(piece, 'torn off');
    this.#device.keepReceipt(receipt);
    return receipt;
  }

  /** Pulls the plug: buffers and settings are lost, connections hear nothing more, ports are shut. */
  powerOff(): void {
    const { state } = this.#device;
    if (state.power === 'off') return;
    this.#startUp?.cancel();
    state.power = 'off';
    this.#device.halt();
    Object.assign(state, {
      hasCutterError: false,
      hasMechanicalError: false,
      hasUnrecoverableError: false,
      isOverheated: false,
      wasCoverOpenedWhilePrinting: false,
      isWaitingForRecovery: false,
      isTakenOffline: false,
      doesNearEndStop: false,
    });
    this.#device.statusChanged();
    this.#queueDoorWork((door) => door.powerOff());
  }

  /** Plugs it in again: ready after the model's start-up time; connections of before are reset. */
  powerOn(): void {
    const { state, model } = this.#device;
    if (state.power !== 'off') return;
    state.power = 'starting';
    this.#device.statusChanged();
    this.#startUp = this.#host.clock.after(model.startUpMs, () => {
      this.#queueDoorWork((door) => door.powerOn());
      void this.#doorWork.then(() => {
        if (state.power !== 'starting') return;
        state.power = 'on';
        this.#device.checkPaper();
      });
    });
  }

  #queueDoorWork(work: (door: Door) => Promise<void>): void {
    this.#doorWork = this.#doorWork.then(async () => {
      for (const door of this.#doors) await work(door);
    });
  }

  /** Begins a fault by name, now or later, for a time or until it is healed. */
  fault(name: FaultName, options: FaultOptions = {}): void {
    if (!isFaultName(name)) {
      const known = Object.keys(FAULTS).join(', ');
      throw new PrinterError('PRINTER_FAULT_UNKNOWN', `There is no fault ${name}; known are ${known}.`);
    }
    this.#active.get(name)?.cancel();
    const begin = () => {
      FAULTS[name].begin(this.#target, options);
      const end =
        options.forMs === undefined ? undefined : this.#host.clock.after(options.forMs, () => this.heal(name));
      this.#active.set(name, end);
    };
    if (options.afterMs === undefined || options.afterMs <= 0) begin();
    else this.#active.set(name, this.#host.clock.after(options.afterMs, begin));
  }

  /** Ends a fault; one that has not begun is called off. */
  heal(name: FaultName): void {
    if (!this.#active.has(name)) return;
    this.#active.get(name)?.cancel();
    this.#active.delete(name);
    FAULTS[name].end(this.#target);
  }

  /** Faults that are on (or scheduled). */
  get faults(): readonly FaultName[] {
    return [...this.#active.keys()];
  }

  get #target(): FaultTarget {
    return {
      device: this.#device,
      door: this.#faults,
      powerOff: () => this.powerOff(),
      powerOn: () => this.powerOn(),
    };
  }

  /** State as plain data. */
  snapshot(): PrinterSnapshot {
    const { model, roll, isCutterJammed, interpreter } = this.#device;
    return {
      model: model.name,
      paperMm: model.paperMm,
      status: this.status,
      remainingPaperMm: Math.round(roll.remainingMm),
      isCutterJammed,
      receipts: this.receipts.map(({ at, end, text, qrCodes }) => ({ at, end, text, qrCodes })),
      hanging: this.paper.text,
      pulses: [...this.pulses],
      losses: [...this.losses],
      faults: this.faults,
      rawClients: this.rawClients,
      unknownBytes: interpreter.unknownBytes.count,
    };
  }

  /** Closes all doors for good. */
  async stop(): Promise<void> {
    this.#startUp?.cancel();
    for (const timer of this.#active.values()) timer?.cancel();
    this.#device.halt();
    await this.#doorWork;
    for (const door of this.#doors) await door.stop();
  }
}

/** A printer's state as plain data. */
export interface PrinterSnapshot {
  readonly model: string;
  readonly paperMm: number;
  readonly status: StatusReport;
  readonly remainingPaperMm: number;
  readonly isCutterJammed: boolean;
  readonly receipts: readonly {
    readonly at: number;
    readonly end: string;
    readonly text: string;
    readonly qrCodes: readonly string[];
  }[];
  readonly hanging: string;
  readonly pulses: readonly Pulse[];
  readonly losses: readonly LossReport[];
  readonly faults: readonly FaultName[];
  readonly rawClients: readonly string[];
  readonly unknownBytes: number;
}
