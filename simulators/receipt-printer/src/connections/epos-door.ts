import { createServer, type Server } from 'node:http';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import type { Connection, Host, Listener } from '@kassensturz/host';
import { type CertificateKind, makeCredentials, type TlsCredentials } from '../certificates/printer-certificate.ts';
import type { PrinterDevice } from '../device/printer-device.ts';
import type { Door, DoorFaults } from './door.ts';
import { EposHttp } from './epos-http.ts';

export interface EposTlsOptions {
  /** Default 0: a free one; real printers use 443. */
  readonly port?: number;
  /** Default `self-signed`, as printers leave the factory. */
  readonly certificate?: CertificateKind;
}

export interface EposDoorOptions {
  readonly port: number;
  readonly address?: string;
  /** Take jobs at once and print them afterwards, as a TM-T88VI can; default no. */
  readonly hasSpooler?: boolean;
  /** Also speak HTTPS; default no. */
  readonly tls?: EposTlsOptions;
}

/** ePOS-Print over HTTP, and over HTTPS when asked. */
export class EposDoor implements Door {
  readonly #host: Host;
  readonly #options: EposDoorOptions;
  readonly #faults: DoorFaults;
  readonly #http: EposHttp;
  readonly #connections = new Set<Connection>();
  #listeners: Listener[] = [];
  #port: number;
  /** The port of the first start. */
  #home = 0;
  #tlsPort: number | undefined;
  #address = '';
  #credentials: TlsCredentials | undefined;
  #context: SecureContext | undefined;

  constructor(host: Host, device: PrinterDevice, options: EposDoorOptions, faults: DoorFaults) {
    this.#host = host;
    this.#options = options;
    this.#faults = faults;
    this.#port = options.port;
    this.#tlsPort = options.tls && (options.tls.port ?? 0);
    this.#http = new EposHttp(host, device, faults, options.hasSpooler ?? false, () => this.tlsOrigin);
  }

  /** `http://address:port`. */
  get origin(): string {
    return origin('http', this.#name, this.#port, 80);
  }

  /** `https://address:port`, when the printer speaks it. */
  get tlsOrigin(): string | undefined {
    return this.#tlsPort === undefined ? undefined : origin('https', this.#name, this.#tlsPort, 443);
  }

  /** The certificate (PEM) that a client has to trust. */
  get authority(): string | undefined {
    return this.#credentials?.ca;
  }

  /** Makes a new key and certificate; connections from now on see it. */
  changeCertificate(kind: CertificateKind = this.#options.tls?.certificate ?? 'self-signed'): void {
    const { clock, random } = this.#host;
    this.#credentials = makeCredentials(kind, this.#name, clock.now(), random.stream('certificate'));
    this.#context = createSecureContext({ key: this.#credentials.key, cert: this.#credentials.cert });
  }

  async powerOn(): Promise<void> {
    for (const connection of this.#connections) connection.reset();
    const server = this.#serve();
    const plain = await this.#listen(this.#port, (connection) => this.#welcome(server, connection));
    this.#port = plain.port;
    this.#home ||= this.#port;
    this.#address = plain.address;
    if (this.#tlsPort === undefined) return;
    if (this.#context === undefined) this.changeCertificate();
    const secure = await this.#listen(this.#tlsPort, (connection) => this.#welcomeByTls(server, connection));
    this.#tlsPort = secure.port;
  }

  async powerOff(): Promise<void> {
    const listeners = this.#listeners;
    this.#listeners = [];
    for (const listener of listeners) await listener.close();
  }

  async moveTo(port: number | undefined): Promise<void> {
    const wasOpen = this.#listeners.length > 0;
    await this.powerOff();
    this.#port = port ?? (this.#home === this.#port ? 0 : this.#home);
    if (this.#tlsPort !== undefined) this.#tlsPort = 0;
    if (wasOpen) await this.powerOn();
  }

  async stop(): Promise<void> {
    await this.powerOff();
    for (const connection of this.#connections) connection.reset();
  }

  async #listen(port: number, onConnection: (connection: Connection) => void): Promise<Listener> {
    const { address } = this.#options;
    const where = address === undefined ? { port } : { port, address };
    const listener = await this.#host.network.listen(where, onConnection);
    this.#listeners.push(listener);
    return listener;
  }

  /** The name in addresses and certificates: where it listens, or this host's own address when it listens everywhere. */
  get #name(): string {
    const isEverywhere = this.#address === '' || this.#address === '0.0.0.0' || this.#address === '::';
    return isEverywhere ? (this.#host.network.addresses()[0] ?? '127.0.0.1') : this.#address;
  }

  #serve(): Server {
    // Node's own time limits run on the real clock.
    const server = createServer({ requestTimeout: 0, headersTimeout: 0, keepAliveTimeout: 0 });
    server.on('request', (request, response) => {
      response.sendDate = false;
      this.#http.handle(request, response).catch((error: Error) => {
        this.#host.log.error('printer.epos', { message: error.message });
        response.destroy();
      });
    });
    return server;
  }

  #welcome(server: Server, connection: Connection): void {
    this.#take(connection);
    if (!this.#faults.isTarpit) server.emit('connection', connection);
  }

  #welcomeByTls(server: Server, connection: Connection): void {
    this.#take(connection);
    if (this.#faults.isTarpit) return;
    const secureContext = this.#context!;
    const begin = () => {
      if (connection.destroyed) return;
      const socket = new TLSSocket(connection, { isServer: true, secureContext, ALPNProtocols: ['http/1.1'] });
      // A client that does not trust the certificate hangs up; that is its right.
      socket.on('error', () => connection.destroy());
      server.emit('connection', socket);
    };
    if (this.#faults.tlsDelayMs > 0) this.#host.clock.after(this.#faults.tlsDelayMs, begin);
    else begin();
  }

  #take(connection: Connection): void {
    this.#connections.add(connection);
    connection.on('error', () => {});
    connection.once('close', () => this.#connections.delete(connection));
    connection.allowHalfOpen = true;
  }
}

function origin(scheme: string, name: string, port: number, usual: number): string {
  return `${scheme}://${name}${port === usual ? '' : `:${port}`}`;
}
