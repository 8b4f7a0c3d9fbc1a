import type { Disk, Host } from '@kassensturz/host';
import type { CertificateKind } from './certificates/printer-certificate.ts';
import { noFaults } from './connections/door.ts';
import { EposDoor, type EposDoorOptions } from './connections/epos-door.ts';
import { RawDoor, type RawDoorOptions } from './connections/raw-door.ts';
import { SerialDoor, type SerialDoorOptions } from './connections/serial-door.ts';
import { UsbDoor } from './connections/usb-door.ts';
import * as act from './device/acts.ts';
import { type DeviceOptions, PrinterDevice } from './device/printer-device.ts';
import type { Job, LossReport, PrinterEvents, Pulse, StatusReport } from './device/printer-events.ts';
import { statusReport } from './device/status-report.ts';
import type { WireMessage } from './device/wire-log.ts';
import { FaultBoard } from './fault-board.ts';
import type { FaultName, FaultOptions } from './faults.ts';
import type { Receipt } from './paper/receipt.ts';
import { PowerSwitch } from './power-switch.ts';
import { PrinterError } from './printer-error.ts';
import { type PrinterSnapshot, snapshotOf } from './printer-snapshot.ts';

export interface DoorPlan {
  readonly raw: RawDoorOptions | undefined;
  readonly epos: EposDoorOptions | undefined;
  readonly serial: SerialDoorOptions | undefined;
  readonly hasUsb: boolean;
}

const COOL_DOWN_MS = 30_000;
const EPOS_SERVICE = '/cgi-bin/epos/service.cgi?devid=local_printer&timeout=10000';

/** A printer that is switched on: what came out of it, and what people can do to it. */
export class StartedReceiptPrinter {
  readonly #device: PrinterDevice;
  readonly #raw: RawDoor | undefined;
  readonly #epos: EposDoor | undefined;
  readonly #usb: UsbDoor | undefined;
  readonly #power: PowerSwitch;
  readonly #faults: FaultBoard;

  constructor(host: Host, options: DeviceOptions, plan: DoorPlan) {
    this.#device = new PrinterDevice(host, options);
    const door = noFaults();
    this.#raw = plan.raw && new RawDoor(host, this.#device, plan.raw, door);
    this.#epos = plan.epos && new EposDoor(host, this.#device, plan.epos, door);
    const serial = plan.serial && new SerialDoor(host, this.#device, plan.serial);
    this.#usb = plan.hasUsb ? new UsbDoor(host, this.#device) : undefined;
    const doors = [this.#raw, this.#epos, serial, this.#usb].filter((one) => one !== undefined);
    this.#power = new PowerSwitch(this.#device, doors);
    const power = {
      powerOff: () => this.powerOff(),
      powerOn: () => this.powerOn(),
      changeAddress: () => void this.changeAddress(),
    };
    this.#faults = new FaultBoard(host.clock, { device: this.#device, door, ...power });
    this.#device.onPowerOff = power.powerOff;
    this.#device.onRestart = () => {
      this.powerOff();
      this.powerOn();
    };
  }

  /** Opens the doors for the first time; the builder does it. */
  async openDoors(): Promise<void> {
    await this.#power.openDoors();
  }

  /** Port of raw printing. Throws when the printer was built without. */
  get rawPort(): number {
    return this.#need(this.#raw, 'withRaw()').port;
  }

  /** Address of the ePOS-Print service over HTTP. Throws when the printer was built without. */
  get eposUrl(): string {
    return this.#need(this.#epos, 'withEpos()').origin + EPOS_SERVICE;
  }

  /** The same over HTTPS. Throws when the printer was built without. */
  get eposTlsUrl(): string {
    return this.#need(this.#epos?.tlsOrigin, 'withEpos({ tls: {} })') + EPOS_SERVICE;
  }

  /** The certificate (PEM) to trust for HTTPS: the printer's own, or that of the authority that signed it. */
  get certificateAuthority(): string {
    return this.#need(this.#epos?.authority, 'withEpos({ tls: {} })');
  }

  /** The printer makes a new key and certificate, as after a factory reset: who trusted the old one is locked out. */
  changeCertificate(kind?: CertificateKind): void {
    this.#need(this.#epos, 'withEpos({ tls: {} })').changeCertificate(kind);
  }

  /** The volume with the device file `lp0`. Throws when the printer was built without. */
  get usb(): Disk {
    return this.#need(this.#usb, 'withUsb()');
  }

  #need<T>(door: T | undefined, builder: string): T {
    if (door !== undefined) return door;
    throw new PrinterError('PRINTER_NO_DOOR', `This printer has no such connection; build it ${builder}.`);
  }

  /** Pieces of paper that came off, oldest first (the last thousand). */
  get receipts(): readonly Receipt[] {
    return this.#device.records.receipts;
  }

  /** What hangs out uncut. */
  get paper(): Receipt {
    return this.#device.receiptOf(this.#device.interpreter.strip.piece(), 'hanging');
  }

  get pulses(): readonly Pulse[] {
    return this.#device.records.pulses;
  }

  /** What the printer swallowed without a word: symbols too wide, characters that it lacks, malformed documents. */
  get losses(): readonly LossReport[] {
    return this.#device.records.losses;
  }

  get status(): StatusReport {
    return statusReport(this.#device.state);
  }

  /** Who has printed, one entry for each connection or ePOS job. */
  get connections(): readonly Job[] {
    return this.#device.records.jobs;
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
    return this.#device.queue.isPrinting;
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
    return this.#device.takeOff('torn off');
  }

  /** Pulls the plug: buffers and settings are lost, connections hear nothing more, ports are shut. */
  powerOff(): void {
    this.#power.off();
  }

  /** Plugs it in again: ready after the model's start-up time; connections of before are reset. */
  powerOn(): void {
    this.#power.on();
  }

  /** The printer gets other ports (the second time, those of before again). Resolves when it can be reached there. */
  changeAddress(): Promise<void> {
    return this.#power.moveDoors();
  }

  /** Begins a fault by name, now or later, for a time or until it is healed. */
  fault(name: FaultName, options: FaultOptions = {}): void {
    this.#faults.begin(name, options);
  }

  /** Ends a fault; one that has not begun is called off. */
  heal(name: FaultName): void {
    this.#faults.end(name);
  }

  /** Faults that are on or will be. */
  get faults(): readonly FaultName[] {
    return this.#faults.names;
  }

  /** State as plain data. */
  snapshot(): PrinterSnapshot {
    return snapshotOf(this, this.#device);
  }

  /** Closes all doors for good. */
  async stop(): Promise<void> {
    this.#faults.stop();
    await this.#power.stop();
  }
}
