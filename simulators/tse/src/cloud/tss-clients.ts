import type { Clock } from '@kassensturz/host';
import type { Tse } from '../core/tse.ts';
import { ApiError } from './api-error.ts';
import type { Metadata } from './validation.ts';

export interface CloudClient {
  readonly id: string;
  readonly serialNumber: string;
  state: 'REGISTERED' | 'DEREGISTERED';
  /** Unix seconds. */
  readonly createdAt: number;
  updatedAt: number;
  metadata: Metadata;
}

/** In the words of the live service. */
export function clientConflict(): ApiError {
  return new ApiError(
    'E_CLIENT_CONFLICT',
    'Client or pending request for this client_id already exists in the system (client_id must be unique system-wide)',
  );
}

/** Clients (tills) of one TSS. */
export class TssClients {
  readonly #tse: Tse;
  readonly #clock: Clock;
  readonly #byId = new Map<string, CloudClient>();

  constructor(tse: Tse, clock: Clock) {
    this.#tse = tse;
    this.#clock = clock;
  }

  get all(): readonly CloudClient[] {
    return [...this.#byId.values()];
  }

  get registeredCount(): number {
    return this.all.filter((client) => client.state === 'REGISTERED').length;
  }

  find(id: string): CloudClient | undefined {
    return this.#byId.get(id);
  }

  require(id: string): CloudClient {
    const client = this.#byId.get(id);
    if (client === undefined) throw new ApiError('E_CLIENT_NOT_FOUND', `Client ${id} not found.`);
    return client;
  }

  /** Registers a client; the same id with the same serial number again gives the same client. */
  create(id: string, serialNumber: string, metadata: Metadata): CloudClient {
    const known = this.#byId.get(id);
    if (known !== undefined) {
      if (known.serialNumber === serialNumber) return known;
      throw clientConflict();
    }
    if (this.all.some((client) => client.serialNumber === serialNumber)) {
      throw new ApiError('E_ILLEGAL_CLIENT_SERIAL', `serial_number "${serialNumber}" is in use by another client.`);
    }
    this.#tse.registerClient(serialNumber);
    const now = this.#now();
    const client: CloudClient = { id, serialNumber, state: 'REGISTERED', createdAt: now, updatedAt: now, metadata };
    this.#byId.set(id, client);
    return client;
  }

  setState(client: CloudClient, state: CloudClient['state']): void {
    if (client.state === state) return;
    if (state === 'REGISTERED') this.#tse.registerClient(client.serialNumber);
    else this.#tse.deregisterClient(client.serialNumber);
    client.state = state;
    client.updatedAt = this.#now();
  }

  mergeMetadata(client: CloudClient, metadata: Metadata): void {
    client.metadata = { ...client.metadata, ...metadata };
  }

  #now(): number {
    return Math.floor(this.#clock.now() / 1000);
  }
}
