import type { Random } from '@kassensturz/host';
import type { ModemDevice } from '../device/modem-device.ts';
import type { BindingPortInterface, OpenOptions, PortStatus, SetOptions, UpdateOptions } from './serial-binding.cts';
import { BAUD_RATES } from './speed-hunt.ts';

interface PendingRead {
  readonly buffer: Buffer;
  readonly offset: number;
  readonly length: number;
  resolve(done: { buffer: Buffer; bytesRead: number }): void;
  reject(error: Error): void;
}

/** The modem's port while a program has it open. */
export class ModemPort implements BindingPortInterface {
  readonly openOptions: Required<OpenOptions>;
  readonly #modem: ModemDevice;
  readonly #random: Random;
  readonly #kind: 'usb' | 'rs232';
  #baudRate: number;
  #modemBaudRate: number;
  #state: 'open' | 'closed' | 'pulled' = 'open';
  #arrived: Buffer = Buffer.alloc(0);
  #pending: PendingRead | undefined;

  constructor(options: OpenOptions, modem: ModemDevice, random: Random, kind: 'usb' | 'rs232') {
    this.openOptions = {
      dataBits: 8,
      lock: true,
      stopBits: 1,
      parity: 'none',
      rtscts: false,
      xon: false,
      xoff: false,
      xany: false,
      hupcl: true,
      ...options,
    };
    this.#modem = modem;
    this.#random = random;
    this.#kind = kind;
    this.#baudRate = options.baudRate;
    this.#modemBaudRate = 115_200;
    this.#setDtr(true);
  }

  /** Stays true after the plug was pulled until the program notices, as with the real driver. */
  get isOpen(): boolean {
    return this.#state !== 'closed';
  }

  close(): Promise<void> {
    const wasOpen = this.#state === 'open';
    this.#state = 'closed';
    this.#failRead(canceled('Port closed'));
    if (wasOpen && this.openOptions.hupcl) this.#setDtr(false);
    return Promise.resolve();
  }

  read(buffer: Buffer, offset: number, length: number): Promise<{ buffer: Buffer; bytesRead: number }> {
    if (this.#state === 'closed') return Promise.reject(canceled('Port is not open'));
    if (this.#state === 'pulled') return Promise.reject(new Error('bad file descriptor'));
    return new Promise((resolve, reject) => {
      this.#pending = { buffer, offset, length, resolve, reject };
      this.#serveRead();
    });
  }

  write(bytes: Buffer): Promise<void> {
    if (this.#state === 'closed') return Promise.reject(canceled('Port is not open'));
    if (this.#state === 'pulled') return Promise.reject(new Error('EIO: i/o error, write'));
    this.#modem.receive(this.#asHeardByModem(bytes));
    return Promise.resolve();
  }

  update({ baudRate }: UpdateOptions): Promise<void> {
    this.#baudRate = baudRate;
    return this.#whileThere(() => undefined);
  }

  /** Flags that are not given take their default, high: that is the interface's contract. */
  set({ dtr = true }: SetOptions): Promise<void> {
    return this.#whileThere(() => this.#setDtr(dtr));
  }

  /** CTS, DSR and DCD of the contract, and RI, which real drivers know but do not tell. */
  get(): Promise<PortStatus & { readonly ri: boolean }> {
    return this.#whileThere(() => ({ ...this.#modem.lines }));
  }

  getBaudRate(): Promise<{ baudRate: number }> {
    return this.#whileThere(() => ({ baudRate: this.#baudRate }));
  }

  flush(): Promise<void> {
    return this.#whileThere(() => {
      this.#arrived = Buffer.alloc(0);
    });
  }

  drain(): Promise<void> {
    return this.#whileThere(() => undefined);
  }

  arrive(bytes: Buffer): void {
    if (this.#state !== 'open') return;
    const isUnderstood = this.#kind === 'usb' || this.#baudRate === this.#modemBaudRate;
    this.#arrived = Buffer.concat([this.#arrived, isUnderstood ? bytes : this.#garbage(bytes)]);
    this.#serveRead();
  }

  /** The USB plug is gone: a reader learns it now, a program that only writes with its next write. */
  pulled(): void {
    if (this.#state !== 'open') return;
    this.#state = 'pulled';
    this.#failRead(new Error('bad file descriptor'));
    this.#setDtr(false);
  }

  #serveRead(): void {
    const pending = this.#pending;
    if (!pending || this.#arrived.length === 0) return;
    this.#pending = undefined;
    const bytesRead = this.#arrived.copy(
      pending.buffer,
      pending.offset,
      0,
      Math.min(pending.length, this.#arrived.length),
    );
    this.#arrived = this.#arrived.subarray(bytesRead);
    pending.resolve({ buffer: pending.buffer, bytesRead });
  }

  #failRead(error: Error): void {
    const pending = this.#pending;
    this.#pending = undefined;
    pending?.reject(error);
  }

  /** A serial modem takes the speed of whoever says `A` at the beginning of a line; USB has none. */
  #asHeardByModem(bytes: Buffer): Uint8Array {
    if (this.#kind === 'usb') return bytes;
    const { fixedBaudRate } = this.#modem.settings.values;
    const isKnown = BAUD_RATES.includes(this.#baudRate);
    const hasAttention = /a/i.test(bytes.toString('latin1'));
    if (fixedBaudRate !== 0) this.#modemBaudRate = fixedBaudRate;
    else if (isKnown && hasAttention) this.#modemBaudRate = this.#baudRate;
    return this.#baudRate === this.#modemBaudRate ? bytes : this.#garbage(bytes);
  }

  #garbage(bytes: Buffer): Buffer {
    return Buffer.from(this.#random.bytes(bytes.length));
  }

  #setDtr(isHigh: boolean): void {
    this.#modem.setDtr(isHigh);
    this.#modem.events.emit('port', { isOpen: this.#state === 'open' });
  }

  #whileThere<T>(act: () => T): Promise<T> {
    if (this.#state === 'pulled') return Promise.reject(new Error('EIO: i/o error'));
    if (this.#state === 'closed') return Promise.reject(canceled('Port is not open'));
    return Promise.resolve(act());
  }
}

/** Errors marked so are no failure of the port: the program itself closed it. */
function canceled(message: string): Error {
  return Object.assign(new Error(message), { canceled: true });
}
