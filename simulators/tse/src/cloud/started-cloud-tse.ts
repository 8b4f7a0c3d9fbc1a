import { type Host, type HttpListener, type Running, serveHttp, TypedEvents } from '@kassensturz/host';
import type { Express } from 'express';
import type { Tse } from '../core/tse.ts';
import type { FaultName } from '../faults/catalogue.ts';
import type { FaultOptions, FaultSet } from '../faults/fault-set.ts';
import { Newest } from '../wire/newest.ts';
import { CloudFront } from './cloud-front.ts';
import type { CloudService } from './cloud-service.ts';
import { API_PATH, expressApp } from './express-app.ts';
import type { HttpWireEntry } from './http-wire.ts';
import { type ProvisionedTss, Provisioning, type ReadyTss, type ReadyTssOptions } from './provisioning.ts';
import { type CloudSnapshot, cloudSnapshot } from './snapshot.ts';

export interface CloudTseEvents {
  readonly wire: HttpWireEntry;
}

const WIRE_LIMIT = 1000;
const ANY_ADDRESS: ReadonlySet<string> = new Set(['0.0.0.0', '::', '']);

/** A cloud TSE that runs. */
export class StartedCloudTse implements Running {
  readonly faults: FaultSet;
  readonly #host: Host;
  readonly #service: CloudService;
  readonly #provisioning: Provisioning;
  readonly #app: Express;
  readonly #wanted: { readonly port: number; readonly address?: string };
  readonly #wire = new Newest<HttpWireEntry>(WIRE_LIMIT);
  readonly #events = new TypedEvents<CloudTseEvents>();
  #listener: HttpListener | undefined;
  #port = 0;
  #address = '';
  /** Opening and closing the port take turns. */
  #turn: Promise<void> = Promise.resolve();

  constructor(host: Host, service: CloudService, wanted: { readonly port: number; readonly address?: string }) {
    this.#host = host;
    this.#service = service;
    this.#wanted = wanted;
    this.faults = service.faults;
    this.#provisioning = new Provisioning(service);
    const front = new CloudFront(service, (entry) => {
      this.#wire.add(entry);
      this.#events.emit('wire', entry);
    });
    this.#app = expressApp(front, () => this.baseUrl);
    this.faults.define('off', { begin: () => void this.#close(), end: () => void this.open() });
  }

  get port(): number {
    return this.#port;
  }

  /** Ends in `/api/v2`. */
  get baseUrl(): string {
    const address = ANY_ADDRESS.has(this.#address) ? (this.#host.network.addresses()[0] ?? '127.0.0.1') : this.#address;
    return `http://${address.includes(':') ? `[${address}]` : address}:${this.#port}${API_PATH}`;
  }

  get apiKey(): string {
    return this.#service.options.apiKey;
  }

  get apiSecret(): string {
    return this.#service.options.apiSecret;
  }

  /** The newest calls, oldest first. */
  get wire(): readonly HttpWireEntry[] {
    return this.#wire.entries;
  }

  /** Ids of all TSS, in the order they were made. */
  get tssIds(): readonly string[] {
    return this.#service.all.map(({ id }) => id);
  }

  /** The signing core of a TSS: logs, exports, state. */
  tss(id: string): Tse {
    return this.#service.require(id).tse;
  }

  /** A TSS in state CREATED, so that a POS can be configured and do the rest of the set-up by itself. */
  provision(): ProvisionedTss {
    return this.#provisioning.create();
  }

  /** A TSS that is set up to the end: initialised, PIN set, clients registered. */
  provisionReady(options?: ReadyTssOptions): ReadyTss {
    return this.#provisioning.createReady(options);
  }

  /** The next event of that name; one that came before the call does not count. */
  next<N extends keyof CloudTseEvents>(
    name: N,
    matches?: (value: CloudTseEvents[N]) => boolean,
  ): Promise<CloudTseEvents[N]> {
    return this.#events.next(name, matches);
  }

  /** Switches a fault on; resolves when it bites (ports may have to close). */
  async fault<N extends FaultName>(name: N, options?: FaultOptions<N>): Promise<void> {
    this.faults.set(name, options);
    await this.#turn;
  }

  async heal(name: FaultName): Promise<void> {
    this.faults.clear(name);
    await this.#turn;
  }

  /** State as plain data. */
  snapshot(): CloudSnapshot {
    return cloudSnapshot(this.#service);
  }

  async open(): Promise<void> {
    await this.#inTurn(async () => {
      const options = { ...this.#wanted, port: this.#port === 0 ? this.#wanted.port : this.#port };
      this.#listener = await serveHttp(this.#host, options, this.#app);
      this.#port = this.#listener.port;
      this.#address = this.#listener.address;
    });
  }

  async stop(): Promise<void> {
    this.faults.clearAll();
    await this.#close();
  }

  #close(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#listener?.close({ graceMs: 0 });
      this.#listener = undefined;
    });
  }

  #inTurn(action: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(action);
    return this.#turn;
  }
}
