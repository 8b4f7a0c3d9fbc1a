import type { Host } from './doors/host.ts';
import type { SerialConnection, SerialSettings } from './doors/serial.ts';

interface OpenOptions extends SerialSettings {
  readonly path: string;
}

interface PendingRead {
  readonly buffer: Buffer;
  readonly offset: number;
  readonly length: number;
  resolve(done: { buffer: Buffer; bytesRead: number }): void;
  reject(error: Error): void;
}

/**
 * A host's serial ports as a binding for `SerialPort` and `SerialPortStream`: a program that knows only those opens the
 * lines of a simulated world, control lines included: `new SerialPortStream({ binding: serialBinding(host), path, baudRate })`.
 */
export function serialBinding(host: Host) {
  return {
    list: async () => (await host.serial.list()).map((path) => ({ path, ...nothingKnown })),
    open: async (options: OpenOptions): Promise<SerialBindingPort> => {
      const { path, baudRate, dataBits = 8, parity = 'none', stopBits = 1 } = options;
      const line = await host.serial.open(path, { baudRate, dataBits, parity, stopBits });
      return new SerialBindingPort(line, options);
    },
  };
}

const nothingKnown = {
  manufacturer: undefined,
  serialNumber: undefined,
  pnpId: undefined,
  locationId: undefined,
  productId: undefined,
  vendorId: undefined,
};

/** One open port, with the calls that SerialPort makes of a binding. */
class SerialBindingPort {
  readonly openOptions: OpenOptions;
  readonly #line: SerialConnection;
  readonly #arrived: Buffer[] = [];
  #pending: PendingRead | undefined;
  #state: 'open' | 'closed' | 'pulled' = 'open';

  constructor(line: SerialConnection, openOptions: OpenOptions) {
    this.#line = line;
    this.openOptions = openOptions;
    line.on('data', (bytes: Buffer) => {
      this.#arrived.push(bytes);
      this.#serve();
    });
    line.on('error', () => this.#pulled());
    line.on('close', () => this.#pulled());
  }

  get isOpen(): boolean {
    return this.#state !== 'closed';
  }

  async close(): Promise<void> {
    this.#state = 'closed';
    this.#fail(canceled('Port closed'));
    this.#line.destroy();
  }

  read(buffer: Buffer, offset: number, length: number): Promise<{ buffer: Buffer; bytesRead: number }> {
    if (this.#state !== 'open') return Promise.reject(this.#gone());
    return new Promise((resolve, reject) => {
      this.#pending = { buffer, offset, length, resolve, reject };
      this.#serve();
    });
  }

  write(bytes: Buffer): Promise<void> {
    if (this.#state !== 'open') return Promise.reject(this.#gone());
    return new Promise((resolve, reject) => {
      this.#line.write(bytes, (error) => (error ? reject(error) : resolve()));
    });
  }

  /** Lines that are not named take the interface's default: high, except break. */
  async set({ dtr = true, rts = true }: { readonly dtr?: boolean; readonly rts?: boolean }): Promise<void> {
    this.#line.setLines({ dtr, rts });
  }

  async get(): Promise<{ cts: boolean; dsr: boolean; dcd: boolean }> {
    const { cts, dsr, dcd } = this.#line.lines();
    return { cts, dsr, dcd };
  }

  async getBaudRate(): Promise<{ baudRate: number }> {
    return { baudRate: this.openOptions.baudRate };
  }

  /** A line in a world keeps the speed it was opened with. */
  async update(): Promise<void> {}

  async flush(): Promise<void> {
    this.#arrived.length = 0;
  }

  async drain(): Promise<void> {}

  #serve(): void {
    const pending = this.#pending;
    const [first] = this.#arrived;
    if (!pending || !first) return;
    this.#pending = undefined;
    const bytesRead = first.copy(pending.buffer, pending.offset, 0, Math.min(pending.length, first.length));
    if (bytesRead < first.length) this.#arrived[0] = first.subarray(bytesRead);
    else this.#arrived.shift();
    pending.resolve({ buffer: pending.buffer, bytesRead });
  }

  #pulled(): void {
    if (this.#state === 'open') this.#state = 'pulled';
    this.#fail(this.#gone());
  }

  #fail(error: Error): void {
    const pending = this.#pending;
    this.#pending = undefined;
    pending?.reject(error);
  }

  #gone(): Error {
    return this.#state === 'closed' ? canceled('Port is not open') : new Error('bad file descriptor');
  }
}

/** Errors marked so are no failure of the port: the program itself closed it. */
function canceled(message: string): Error {
  return Object.assign(new Error(message), { canceled: true });
}
