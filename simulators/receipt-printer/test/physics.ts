import type { CashDrawer } from '@kassensturz/cash-drawer';
import { type Connection, createFetch, createWorld, type Fetch, type Host, nodeHost } from '@kassensturz/host';
import { ReceiptPrinter, type ReceiptPrinterOptions, type StartedReceiptPrinter } from '../src/index.ts';

/** A printer and a till beside it, on real sockets or in a simulated world. */
export interface Bench {
  readonly kind: 'live' | 'simulated';
  readonly printer: StartedReceiptPrinter;
  readonly till: Host;
  readonly fetch: Fetch;
  /** Runs work; in a simulated world time passes only inside. */
  run<T>(work: () => Promise<T>): Promise<T>;
  connect(): Promise<RawTestClient>;
  stop(): Promise<void>;
}

export interface BenchOptions extends ReceiptPrinterOptions {
  readonly drawer?: CashDrawer;
  readonly tls?: boolean;
}

export const PHYSICS = ['live', 'simulated'] as const;

/** Starts a printer. Live printers print at once, so that no test waits for real time; simulated ones take their time. */
export async function startBench(kind: Bench['kind'], options: BenchOptions = {}): Promise<Bench> {
  const { printerHost, till, run } = kind === 'live' ? live() : simulated();
  const { drawer, tls = false, ...printerOptions } = options;
  const plan = new ReceiptPrinter({ speed: kind === 'live' ? 'instant' : 'device', ...printerOptions });
  if (drawer !== undefined) plan.withDrawer(drawer);
  const printer = await run(() =>
    plan
      .withRaw()
      .withEpos(tls ? { tls: {} } : {})
      .start(printerHost),
  );
  const address = kind === 'live' ? '127.0.0.1' : printerHost.network.addresses()[0]!;
  const clients: RawTestClient[] = [];
  return {
    kind,
    printer,
    till,
    fetch: (url, init) =>
      createFetch(till, { keepAlive: false, ...(tls ? { tls: { ca: printer.certificateAuthority } } : {}) })(url, init),
    run,
    connect: async () => {
      const connection = await till.network.connect({ host: address, port: printer.rawPort });
      const client = new RawTestClient(connection);
      clients.push(client);
      return client;
    },
    stop: () =>
      run(async () => {
        for (const client of clients) client.connection.destroy();
        await printer.stop();
      }),
  };
}

function live() {
  const host = nodeHost({ log: 'silent' });
  return { printerHost: host as Host, till: host as Host, run: <T>(work: () => Promise<T>) => work() };
}

function simulated() {
  const world = createWorld({ seed: 7 });
  const [printerHost, till, router] = [world.addHost('printer'), world.addHost('till'), world.addRouter('router')];
  world.connect(printerHost, router);
  world.connect(till, router);
  const run = <T>(work: () => Promise<T>) => world.run(work);
  return { printerHost: printerHost as Host, till: till as Host, run };
}

/** A client of the raw port that keeps what it is told. */
export class RawTestClient {
  readonly connection: Connection;
  #heard = Buffer.alloc(0);
  #wake: () => void = () => {};
  isClosed = false;
  error: NodeJS.ErrnoException | undefined;

  constructor(connection: Connection) {
    this.connection = connection;
    connection.on('data', (chunk: Uint8Array) => {
      this.#heard = Buffer.concat([this.#heard, chunk]);
      this.#wake();
    });
    connection.on('error', (error: NodeJS.ErrnoException) => {
      this.error = error;
    });
    connection.on('close', () => {
      this.isClosed = true;
      this.#wake();
    });
  }

  send(...parts: readonly (string | Uint8Array | readonly number[])[]): void {
    for (const part of parts) {
      this.connection.write(typeof part === 'string' ? Buffer.from(part, 'latin1') : Uint8Array.from(part));
    }
  }

  /** The next `count` bytes that arrive, as hex; throws when the connection closes before. */
  async hear(count: number): Promise<string> {
    while (this.#heard.length < count) {
      if (this.isClosed) throw new Error(`closed after ${this.#heard.toString('hex')}`);
      await this.#something();
    }
    const bytes = this.#heard.subarray(0, count);
    this.#heard = this.#heard.subarray(count);
    return bytes.toString('hex');
  }

  /** What has arrived and was not asked for yet. */
  get unheard(): string {
    return this.#heard.toString('hex');
  }

  async closed(): Promise<void> {
    while (!this.isClosed) await this.#something();
  }

  #something(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const EPOS = 'http://www.epson-pos.com/schemas/2011/03/epos-print';

export function eposDocument(children: string, attributes = ''): string {
  return `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="${SOAP}"><s:Body><epos-print xmlns="${EPOS}"${attributes}>${children}</epos-print></s:Body></s:Envelope>`;
}

/** Posts print data and reads the answer's attributes. */
export async function postEpos(
  bench: Bench,
  children: string,
  attributes = '',
): Promise<{ readonly success: string; readonly code: string; readonly status: number }> {
  const response = await bench.fetch(bench.printer.eposUrl, {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml; charset=utf-8' },
    body: eposDocument(children, attributes),
  });
  const xml = await response.text();
  const read = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(xml)?.[1] ?? '';
  return { success: read('success'), code: read('code'), status: Number(read('status')) };
}
