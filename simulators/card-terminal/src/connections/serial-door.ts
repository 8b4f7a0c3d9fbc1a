import type { Host, SerialConnection, Timer } from '@kassensturz/host';
import type { Link } from '../device/link.ts';
import type { TerminalDevice } from '../device/terminal-device.ts';
import { type Apdu, encodeApdu, isAnswer } from '../protocol/apdu.ts';
import { ACK, encodeFrame, NAK } from '../protocol/serial-frame.ts';
import { SerialFrameReader } from '../protocol/serial-frame-reader.ts';
import type { Door, LineFaults } from './door.ts';

export interface SerialDoorOptions {
  /** The terminal's end of the line on its host. */
  readonly path: string;
  /** Default 9,600; two stop bits, no parity, no handshake. */
  readonly baudRate?: number;
}

const T1_MS = 200;
const T2_MS = 5_000;
const MOST_TRIES = 3;
const NEW_BAUD_RATE_MS = 2_000;

/** A serial line: one register, frames with CRC, ACK and NAK, two repeats. */
export class SerialDoor implements Door, Link {
  readonly via = 'serial';
  readonly remote: string;
  readonly #host: Host;
  readonly #device: TerminalDevice;
  readonly #faults: LineFaults;
  readonly #reader = new SerialFrameReader();
  #baudRate: number;
  #line: SerialConnection | undefined;
  #isCut = false;
  #isOn = false;
  #gap: Timer | undefined;
  #settle: ((event: 'ack' | 'nak' | 'lost') => void) | undefined;
  #queue: Promise<unknown> = Promise.resolve();
  /** The last frame heard, to know a repeat by; forgotten when the terminal has said something since. */
  #lastHeard: string | undefined;
  #lastCommand: string | undefined;

  constructor(host: Host, device: TerminalDevice, options: SerialDoorOptions, faults: LineFaults) {
    this.#host = host;
    this.#device = device;
    this.#faults = faults;
    this.remote = options.path;
    this.#baudRate = options.baudRate ?? 9_600;
  }

  get isOpen(): boolean {
    return this.#isOn && !this.#isCut && this.#line !== undefined && !this.#line.destroyed;
  }

  async powerOn(): Promise<void> {
    if (this.#line === undefined) await this.#open();
    this.#isOn = true;
    this.#lastHeard = undefined;
  }

  async powerOff(): Promise<void> {
    this.#isOn = false;
    this.#quiet();
  }

  async stop(): Promise<void> {
    await this.powerOff();
    this.#line?.destroy();
    this.#line = undefined;
  }

  /** The rate of `08 40` holds from 2 s after its answer. */
  changeBaudRate(baudRate: number): void {
    this.#baudRate = baudRate;
    this.#host.clock.after(NEW_BAUD_RATE_MS, () => {
      if (this.#line === undefined) return;
      this.#line.once('close', () => void this.#open());
      this.#line.destroy();
    });
  }

  cut(_how: 'reset' | 'silence'): void {
    this.#isCut = true;
    this.#quiet();
  }

  plugIn(): void {
    this.#isCut = false;
  }

  /** Frames leave one after the other: the next only when this one is acknowledged or given up. */
  send(message: Apdu): Promise<boolean> {
    const sent = this.#queue.then(() => this.#sendFrame(message));
    this.#queue = sent;
    return sent;
  }

  async #open(): Promise<void> {
    const line = await this.#host.serial.open(this.remote, { baudRate: this.#baudRate, stopBits: 2 });
    this.#line = line;
    line.on('error', () => {});
    line.on('data', (bytes: Uint8Array) => this.#hear(bytes));
  }

  async #sendFrame(message: Apdu): Promise<boolean> {
    this.#lastHeard = isAnswer(message) ? this.#lastHeard : undefined;
    const frame = encodeFrame(message);
    for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
      if (!this.isOpen) return false;
      const outcome = await this.#sendOnce(frame);
      if (outcome === 'ack') return true;
      if (outcome === 'lost') return false;
    }
    return false;
  }

  #sendOnce(frame: Uint8Array): Promise<'ack' | 'nak' | 'lost'> {
    return new Promise((resolve) => {
      const timer = this.#host.clock.after(T2_MS, () => this.#settle?.('nak'));
      this.#settle = (event) => {
        timer.cancel();
        this.#settle = undefined;
        resolve(event);
      };
      this.#write(this.#disturb(frame));
    });
  }

  #disturb(frame: Uint8Array): Uint8Array {
    if (this.#faults.noisyFrames <= 0) return frame;
    this.#faults.noisyFrames -= 1;
    const noisy = frame.slice();
    // Not the two bytes that begin a frame: without them the line is silent, and only T2 notices.
    const at = this.#faults.noise?.integer(2, noisy.length - 1) ?? noisy.length - 1;
    noisy[at]! ^= 0x55;
    return noisy;
  }

  #write(bytes: Uint8Array): void {
    const size = this.#faults.fragmentBytes ?? bytes.length;
    for (let at = 0; at < bytes.length; at += size) this.#line?.write(bytes.subarray(at, at + size));
  }

  #hear(bytes: Uint8Array): void {
    if (!this.isOpen) return;
    this.#gap?.cancel();
    for (const event of this.#reader.push(bytes)) {
      if (!this.isOpen) return;
      if (event.kind === 'ack' || event.kind === 'nak') this.#settle?.(event.kind);
      else if (event.kind === 'damaged') this.#write(Uint8Array.of(NAK));
      else this.#take(event.message);
    }
    if (!this.#reader.isInFrame) return;
    this.#gap = this.#host.clock.after(T1_MS, () => {
      this.#reader.giveUp();
      this.#write(Uint8Array.of(NAK));
    });
  }

  #take(message: Apdu): void {
    if (this.#faults.lostAcks > 0) this.#faults.lostAcks -= 1;
    else this.#write(Uint8Array.of(ACK));
    const text = Buffer.from(encodeApdu(message)).toString('latin1');
    // The register did not get the ACK and says it again (PA00P016): acknowledged again, done once.
    const isBusy = this.#device.isBusy || this.#settle !== undefined;
    if (isBusy && text === (isAnswer(message) ? this.#lastHeard : this.#lastCommand)) return;
    this.#lastHeard = text;
    if (!isAnswer(message)) this.#lastCommand = text;
    this.#device.receive(this, message);
  }

  #quiet(): void {
    this.#gap?.cancel();
    this.#reader.giveUp();
    this.#settle?.('lost');
    this.#device.lost(this);
  }
}
