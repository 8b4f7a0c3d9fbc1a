import type { IncomingMessage, ServerResponse } from 'node:http';
import { type HttpListener, serveHttp } from '@kassensturz/host';
import type { FritzBoxDevice } from '../device/fritz-box-device.ts';
import { answerTo, type Tr064Answer } from '../tr064/answer-to.ts';
import { DigestLogin } from '../tr064/digest.ts';
import { ListTickets } from '../tr064/list-tickets.ts';

export interface Tr064DoorOptions {
  /** Default 49000. */
  readonly port?: number;
  readonly address?: string;
}

const MOST_BYTES = 64 * 1024;

/** Port 49000: descriptions for everybody, actions and lists behind a digest login. */
export class Tr064Door {
  readonly #device: FritzBoxDevice;
  readonly #options: Tr064DoorOptions;
  readonly #login: DigestLogin;
  readonly #tickets: ListTickets;
  readonly #stopListening: (() => void)[] = [];
  #listener: HttpListener | undefined;
  #port: number;
  #change: Promise<void> = Promise.resolve();

  constructor(device: FritzBoxDevice, options: Tr064DoorOptions) {
    this.#device = device;
    this.#options = options;
    this.#port = options.port ?? 49_000;
    const random = device.host.random.stream('TR-064');
    this.#login = new DigestLogin(device.options.login, random);
    this.#tickets = new ListTickets(random);
  }

  get port(): number {
    return this.#port;
  }

  async open(): Promise<void> {
    const { events } = this.#device;
    this.#stopListening.push(
      events.on('power', () => void this.settle()),
      events.on('fault', ({ name }) => name === 'applicationsOff' && void this.settle()),
    );
    await this.settle();
  }

  settle(): Promise<void> {
    this.#change = this.#change.then(() => this.#adjust());
    return this.#change;
  }

  async stop(): Promise<void> {
    for (const stop of this.#stopListening.splice(0)) stop();
    await this.#change;
    await this.#close();
  }

  async #adjust(): Promise<void> {
    const { isOn, faults } = this.#device;
    if (!isOn || faults.has('applicationsOff')) await this.#close();
    else if (!this.#listener) await this.#listen();
  }

  async #listen(): Promise<void> {
    const { address } = this.#options;
    const where = { port: this.#port, ...(address === undefined ? {} : { address }) };
    this.#listener = await serveHttp(
      this.#device.host,
      where,
      (request, response) => void this.#serve(request, response),
    );
    this.#port = this.#listener.port;
  }

  async #close(): Promise<void> {
    const listener = this.#listener;
    this.#listener = undefined;
    await listener?.close({ graceMs: 0 });
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { faults, wire } = this.#device;
    const remote = `${request.socket.remoteAddress}:${request.socket.remotePort}`;
    const { method = 'GET', url = '/' } = request;
    const action = request.headers['soapaction'];
    const asked = `${method} ${url}${action === undefined ? '' : ` ${String(action)}`}`;
    wire.add({ via: 'TR-064', direction: 'in', remote, text: asked });
    if (faults.has('tr064Tarpit')) return;
    const body = await bodyOf(request);
    if (body === undefined) {
      response.writeHead(413, { Connection: 'close' }).end();
      return;
    }
    const base = `http://${request.headers.host ?? `fritz.box:${this.#port}`}`;
    const answer = answerTo(
      { method, url, headers: request.headers, body, base },
      { device: this.#device, login: this.#login, tickets: this.#tickets },
    );
    if (faults.has('tr064LosesAnswers')) {
      wire.add({ via: 'TR-064', direction: 'note', remote, text: `lost: ${answer.status}` });
      request.socket.destroy();
      return;
    }
    wire.add({ via: 'TR-064', direction: 'out', remote, text: `${answer.status} ${asked}` });
    send(response, answer);
  }
}

function send(response: ServerResponse, { status, headers, body }: Tr064Answer): void {
  const bytes = Buffer.from(body, 'utf8');
  response.writeHead(status, {
    'Content-Type': 'text/xml; charset="utf-8"',
    Server: 'FRITZ!Box UPnP/1.0 AVM',
    'Content-Length': bytes.length,
    ...headers,
  });
  response.end(bytes);
}

/** Undefined when there is more of it than any request has. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    for await (const piece of request as AsyncIterable<Buffer>) {
      length += piece.length;
      if (length > MOST_BYTES) return undefined;
      pieces.push(piece);
    }
  } catch {
    // The other side hung up in the middle; nobody waits for an answer.
    return '';
  }
  return Buffer.concat(pieces).toString('utf8');
}
