import type { OpenOptions, SerialPortStream } from '@serialport/stream';
import type { SerialConnection, SerialLines, SerialPorts, SerialSettings } from '../doors/serial.ts';
import { SerialError } from '../errors.ts';

/** A driver for real ports: anything that implements `BindingInterface` of `@serialport/bindings-interface`. */
export interface SerialDriver {
  list(): Promise<readonly { readonly path: string }[]>;
  /** Takes and gives what that interface says; spelled out there, not here. */
  open(options: never): Promise<unknown>;
}

type Binding = OpenOptions['binding'];

/** The native package; optional, because most programs never touch a serial port and it holds compiled code. */
const NATIVE_DRIVER = '@serialport/bindings-cpp';
/** Modem lines are polled: the operating system tells no one when they change. */
const LINES_EVERY_MS = 50;

/** Serial ports of the real machine. RI is not readable through the native driver and is always false. */
export class NodeSerialPorts implements SerialPorts {
  #driver: SerialDriver | undefined;

  constructor(driver?: SerialDriver) {
    this.#driver = driver;
  }

  async list(): Promise<readonly string[]> {
    const driver = await this.#load('(list)');
    const ports = await driver.list();
    return ports.map(({ path }) => path).sort();
  }

  async open(path: string, settings: SerialSettings): Promise<SerialConnection> {
    const driver = await this.#load(path);
    const { SerialPortStream } = await import('@serialport/stream');
    const binding = driver as Binding;
    const { baudRate, dataBits = 8, parity = 'none', stopBits = 1 } = settings;
    const stream = new SerialPortStream({
      binding,
      path,
      baudRate,
      dataBits,
      parity,
      stopBits,
      autoOpen: false,
    });
    await new Promise<void>((resolve, reject) => {
      stream.open((error) => (error ? reject(openFailed(path, error)) : resolve()));
    });
    return withLines(stream);
  }

  async #load(path: string): Promise<SerialDriver> {
    if (this.#driver) return this.#driver;
    try {
      const native = (await import(NATIVE_DRIVER)) as { autoDetect(): SerialDriver };
      this.#driver = native.autoDetect();
      return this.#driver;
    } catch (cause) {
      const message = `Serial ports need the package ${NATIVE_DRIVER}, which could not be loaded; run "npm i ${NATIVE_DRIVER}".`;
      throw new SerialError('SERIAL_DRIVER_MISSING', path, message, { cause });
    }
  }
}

function openFailed(path: string, cause: Error): SerialError {
  const text = cause.message;
  const code = /lock|busy|temporarily unavailable/i.test(text)
    ? 'EBUSY'
    : /permission|access denied/i.test(text)
      ? 'EACCES'
      : /no such file|not exist|not found/i.test(text)
        ? 'ENOENT'
        : 'EIO';
  return new SerialError(code, path, `${code}: ${path}: the port could not be opened.`, { cause });
}

/** Adds the lines to the stream, and lets `destroy` close the port as well as `close`. */
function withLines(stream: SerialPortStream<Binding>): SerialConnection {
  let known: SerialLines = { cts: false, dsr: false, dcd: false, ri: false, dtr: false, rts: false };
  const look = (): void => {
    if (!stream.isOpen) return;
    stream.get((error, now) => {
      if (error || !now) return;
      const hasChanged = now.cts !== known.cts || now.dsr !== known.dsr || now.dcd !== known.dcd;
      known = { ...known, cts: now.cts, dsr: now.dsr, dcd: now.dcd };
      if (hasChanged) stream.emit('lines', known);
    });
  };
  look();
  const poll = setInterval(look, LINES_EVERY_MS);
  stream.once('close', () => clearInterval(poll));
  // The stream itself leaves the port open when it is destroyed.
  stream._destroy = (error, done) => {
    const { port } = stream;
    if (!port?.isOpen) {
      done(error);
      return;
    }
    delete stream.port;
    port.close().then(() => done(error), done);
  };
  const driven = { dtr: true, rts: true };
  return Object.assign(stream, {
    lines: () => known,
    setLines: ({ dtr, rts }: Partial<SerialLines>) => {
      // The driver sets every flag with every call, so both are always given.
      driven.dtr = dtr ?? driven.dtr;
      driven.rts = rts ?? driven.rts;
      stream.set(driven);
    },
  });
}
