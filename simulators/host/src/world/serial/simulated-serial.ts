import { Duplex } from 'node:stream';
import type { SerialConnection, SerialLines, SerialSettings } from '../../doors/serial.ts';
import type { RecordEvent } from '../event-log.ts';
import type { EventOwner, Scheduler } from '../scheduler.ts';
import type { SeededRandom } from '../seeded-random.ts';
import type { SerialPlug } from './serial-plug.ts';

type Done = (error?: Error | null) => void;

/** What the serial ports of a world share. */
export interface SerialSurroundings {
  readonly scheduler: Scheduler;
  readonly record: RecordEvent;
  readonly random: SeededRandom;
}

/** What the driver of the operating system takes before it makes the program wait. */
const DRIVER_BUFFER_BYTES = 4_096;
/** A USB adapter hands over once a millisecond (bulk transfer of a full-speed device). */
const USB_LATENCY_US = 1_000;

/** An open serial port in a world. Bytes take the time their bits take on the line. */
export class SimulatedSerial extends Duplex implements SerialConnection {
  readonly path: string;
  readonly settings: Required<SerialSettings>;
  readonly #world: SerialSurroundings;
  readonly #plug: SerialPlug;
  readonly #owner: EventOwner;
  #driven: SerialLines;
  #read: SerialLines;
  #lineFreeUs = 0;
  #waitingBytes = 0;
  #onRoom: (() => void) | undefined;

  constructor(world: SerialSurroundings, plug: SerialPlug, owner: EventOwner, settings: SerialSettings) {
    super({ allowHalfOpen: true });
    this.#world = world;
    this.#plug = plug;
    this.#owner = owner;
    this.path = plug.path;
    this.settings = { dataBits: 8, parity: 'none', stopBits: 1, ...settings };
    // Opening a port raises DTR and RTS (Linux and Windows alike); a device decides for itself.
    const isComputer = plug.role === 'computer';
    this.#driven = { cts: false, dsr: false, dcd: false, ri: false, dtr: isComputer, rts: isComputer };
    this.#read = plug.cable.linesAt(plug);
    plug.opened(this);
  }

  get isAlive(): boolean {
    return this.#owner.isAlive && !this.destroyed;
  }

  get driven(): SerialLines {
    return this.#driven;
  }

  lines(): SerialLines {
    return this.#plug.cable.linesAt(this.#plug);
  }

  setLines(lines: Partial<SerialLines>): void {
    if (!this.isAlive) return;
    const isComputer = this.#plug.role === 'computer';
    const { cts, dsr, dcd, ri, dtr, rts } = { ...this.#driven, ...lines };
    this.#driven = isComputer ? { ...this.#driven, dtr, rts } : { ...this.#driven, cts, dsr, dcd, ri };
    this.#world.record(this.#plug.host, 'serial.lines', { path: this.path, ...this.#driven });
    this.#plug.cable.linesChanged();
  }

  linesMayHaveChanged(): void {
    if (!this.isAlive) return;
    const before = this.#read;
    this.#read = this.lines();
    const hasChanged = (Object.keys(before) as (keyof SerialLines)[]).some((line) => before[line] !== this.#read[line]);
    if (hasChanged) this.emit('lines', this.#read);
  }

  /** Bytes arrive from the other end. */
  arrive(bytes: Buffer, sentWith: Required<SerialSettings>): void {
    if (!this.isAlive) return;
    const isUnderstood = this.#plug.cable.kind === 'usb' || isSame(sentWith, this.settings);
    this.#world.record(this.#plug.host, 'serial.received', { path: this.path, bytes: bytes.length, isUnderstood });
    this.push(isUnderstood ? bytes : Buffer.from(this.#world.random.bytes(bytes.length)));
  }

  /** The USB plug was pulled: the port closes, without an error, as with a real driver. */
  pulled(): void {
    this.#world.record(this.#plug.host, 'serial.lost', { path: this.path });
    this.destroy();
  }

  override _read(): void {
    // The line does not wait for a reader: bytes are pushed as they arrive.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    if (!this.isAlive) return;
    const bytes = Buffer.from(chunk);
    this.#world.record(this.#plug.host, 'serial.sent', { path: this.path, bytes: bytes.length });
    this.#transmit(bytes);
    this.#waitingBytes += bytes.length;
    if (this.#waitingBytes < DRIVER_BUFFER_BYTES) done();
    else this.#onRoom = done;
  }

  override _final(done: Done): void {
    if (this.isAlive) done();
  }

  override _destroy(error: Error | null, done: Done): void {
    if (!this.#owner.isAlive) return;
    this.#plug.closed(this);
    done(error);
  }

  #transmit(bytes: Buffer): void {
    const { scheduler } = this.#world;
    this.#lineFreeUs = Math.max(this.#lineFreeUs, scheduler.nowUs) + this.#durationUs(bytes.length);
    scheduler.after(this.#lineFreeUs - scheduler.nowUs, () => this.#sent(bytes), 'bytes on a serial line');
  }

  #sent(bytes: Buffer): void {
    const { cable } = this.#plug;
    // The bits of a machine that died meanwhile were never on the line.
    if (this.#owner.isAlive && cable.isPlugged) cable.farEnd(this.#plug).connection?.arrive(bytes, this.settings);
    this.#waitingBytes -= bytes.length;
    const callback = this.#onRoom;
    if (!callback || this.#waitingBytes >= DRIVER_BUFFER_BYTES || !this.isAlive) return;
    this.#onRoom = undefined;
    callback();
  }

  #durationUs(length: number): number {
    if (this.#plug.cable.kind === 'usb') return USB_LATENCY_US;
    const { baudRate, dataBits, parity, stopBits } = this.settings;
    const bits = 1 + dataBits + (parity === 'none' ? 0 : 1) + stopBits;
    return Math.ceil((length * bits * 1_000_000) / baudRate);
  }
}

function isSame(a: Required<SerialSettings>, b: Required<SerialSettings>): boolean {
  return a.baudRate === b.baudRate && a.dataBits === b.dataBits && a.parity === b.parity;
}
