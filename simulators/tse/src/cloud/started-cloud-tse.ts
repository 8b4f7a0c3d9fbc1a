import { type Host, type HttpListener, type Random, type Running, serveHttp, TypedEvents } from '@kassensturz/host';
import type { Tse } from '../core/tse.ts';
import type { FaultName } from '../faults/catalogue.ts';
import { defineCoreActs } from '../faults/core-acts.ts';
import type { FaultOptions, FaultSet } from '../faults/fault-set.ts';
import { Newest } from '../wire/newest.ts';
import type { CloudService } from './cloud-service.ts';
import { API_PATH, ExpressFront } from './express-front.ts';
import type { HttpWireEntry } from './http-wire.ts';

export interface ProvisionedTss {
  readonly tssId: string;
  readonly adminPuk: string;
}

export interface ReadyTss extends ProvisionedTss {
  readonly adminPin: string;
  readonly clients: readonly { readonly clientId: string; readonly serialNumber: string }[];
}

interface CloudEvents {
  readonly wire: HttpWireEntry;
}

const WIRE_LIMIT = 1000;
const ANY_ADDRESS: ReadonlySet<string> = new Set(['0.0.0.0', '::', '']);

/** A cloud TSE that runs. */
export class StartedCloudTse implements Running {
  readonly faults: FaultSet;
  readonly #host: Host;
  readonly #service: CloudService;
  readonly #tssIds: Random;
  readonly #front: ExpressFront;
  readonly #wanted: { readonly port: number; readonly address?: string };
  readonly #wire = new Newest<HttpWireEntry>(WIRE_LIMIT);
  readonly #events = new TypedEvents<CloudEvents>();
  #listener: HttpListener | undefined;
  #port = 0;
  #address = '';
  /** Opening and closing the port take turns. */
  #turn: Promise<void> = Promise.resolve();

  constructor(host: Host, service: CloudService, wanted: { readonly port: number; readonly address?: string }) {
    this.#host = host;
    this.#service = service;
    this.#tssIds = host.random.stream('tse-cloud-provision');
    this.#wanted = wanted;
    this.faults = service.faults;
    this.#front = new ExpressFront({
      service,
      host,
      baseUrl: () => this.baseUrl,
      onWire: (entry) => {
        this.#wire.add(entry);
        this.#events.emit('wire', entry);
      },
    });
    this.#defineActs();
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
    const tss = this.#service.create(this.#tssIds.uuid(), {});
    return { tssId: tss.id, adminPuk: tss.adminPuk };
  }

  /** A TSS that is set up to the end: initialised, PIN set, clients registered. */
  provisionReady(
    options: { readonly adminPin?: string; readonly clientSerialNumbers?: readonly string[] } = {},
  ): ReadyTss {
    const { adminPin = '123456', clientSerialNumbers = [] } = options;
    const provisioned = this.provision();
    const tss = this.#service.require(provisioned.tssId);
    const session = 'provision';
    tss.deployNow();
    tss.changeAdminPin(tss.adminPuk, adminPin);
    tss.logInAdmin(session, adminPin);
    tss.initialize();
    const random = this.#host.random.stream(`tse-cloud-clients-${tss.id}`);
    const clients = clientSerialNumbers.map((serialNumber) => {
      const clientId = random.uuid();
      tss.clients.create(clientId, serialNumber, {});
      return { clientId, serialNumber };
    });
    tss.logOutAdmin(session);
    return { ...provisioned, adminPin, clients };
  }

  /** Resolves with the next event of that name. */
  next<N extends keyof CloudEvents>(name: N): Promise<CloudEvents[N]> {
    return this.#events.next(name);
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

  async open(): Promise<void> {
    await this.#inTurn(async () => {
      const options = { ...this.#wanted, port: this.#port === 0 ? this.#wanted.port : this.#port };
      this.#listener = await serveHttp(this.#host, options, this.#front.app);
      this.#port = this.#listener.port;
      this.#address = this.#listener.address;
    });
  }

  async stop(): Promise<void> {
    this.faults.clearAll();
    await this.#close();
  }

  #defineActs(): void {
    defineCoreActs(this.faults, () => this.#service.all.map(({ tse }) => tse));
    this.faults.define('off', { begin: () => void this.#close(), end: () => void this.open() });
    this.faults.define('unauthorized', {
      begin: () => {
        this.#service.tokens.revokeAll();
        // Tokens that are issued from now on are good again, unless the fault is to last.
        if (this.faults.peek('unauthorized')?.isPersistent !== true) this.faults.clear('unauthorized');
      },
    });
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
