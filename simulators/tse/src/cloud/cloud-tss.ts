import type { Host } from '@kassensturz/host';
import type { Tse } from '../core/tse.ts';
import { ApiError } from './api-error.ts';
import { commission } from './commissioning.ts';
import { TssClients } from './tss-clients.ts';
import { TssExports } from './tss-exports.ts';
import { TssTransactions } from './tss-transactions.ts';
import type { Metadata } from './validation.ts';

export type TssState = 'CREATED' | 'UNINITIALIZED' | 'INITIALIZED' | 'DISABLED' | 'DELETED' | 'DEFECTIVE' | 'EVICTED';

/** The one administrator of a TSS; the name is what exports of the service show. */
export const ADMIN_USER = 'tr-admin';

/** Times of a TSS in Unix seconds. */
export interface TssTimes {
  readonly creation: number;
  uninit?: number;
  init?: number;
  disable?: number;
  defective?: number;
}

/** One TSS of the service: its life cycle around a signing core. */
export class CloudTss {
  readonly id: string;
  readonly tse: Tse;
  readonly adminPuk: string;
  readonly clients: TssClients;
  readonly transactions: TssTransactions;
  readonly exports: TssExports;
  readonly times: TssTimes;
  readonly #host: Pick<Host, 'clock' | 'random'>;
  /** Sessions (access tokens) in which the administrator is logged in. */
  readonly #adminSessions = new Set<string>();
  #metadata: Metadata;
  #state: TssState = 'CREATED';
  #isChanging = false;

  constructor(options: {
    readonly id: string;
    readonly tse: Tse;
    readonly adminPuk: string;
    readonly host: Pick<Host, 'clock' | 'random'>;
    readonly exportDelayMs: number;
    readonly metadata: Metadata;
  }) {
    this.id = options.id;
    this.tse = options.tse;
    this.adminPuk = options.adminPuk;
    this.#host = options.host;
    this.#metadata = options.metadata;
    this.times = { creation: this.#now() };
    this.clients = new TssClients(this.tse, options.host.clock);
    this.transactions = new TssTransactions(this.tse, this.clients);
    this.exports = new TssExports(this.tse, options.host.clock, options.exportDelayMs);
  }

  get state(): TssState {
    return this.#state === 'DEFECTIVE' || this.tse.lifeCycle !== 'disabled' || this.#state === 'DISABLED'
      ? this.#state
      : 'DEFECTIVE';
  }

  get metadata(): Metadata {
    return this.#metadata;
  }

  mergeMetadata(metadata: Metadata): void {
    this.#metadata = { ...this.#metadata, ...metadata };
  }

  /** The TSS was wiped from the test environment, or evicted because nobody used it. */
  remove(state: 'DELETED' | 'EVICTED'): void {
    this.#state = state;
  }

  /** CREATED → UNINITIALIZED starts the signing part up, which takes its time. */
  async deploy(delayMs: number): Promise<void> {
    this.#requireState('CREATED', 'UNINITIALIZED');
    if (this.#isChanging) {
      throw new ApiError('E_MIDDLEWARE_PENDING_REQUEST', 'Another request for this TSS is still under way.');
    }
    this.#isChanging = true;
    try {
      await this.#host.clock.sleep(delayMs);
      this.deployNow();
    } finally {
      this.#isChanging = false;
    }
  }

  deployNow(): void {
    commission(this.tse);
    this.#state = 'UNINITIALIZED';
    this.times.uninit = this.#now();
  }

  initialize(description?: string): void {
    this.#requireState('UNINITIALIZED', 'INITIALIZED');
    this.tse.initialize(description ?? `fiskaly sign cloud-TSE (${this.id})`);
    this.#state = 'INITIALIZED';
    this.times.init = this.#now();
  }

  disable(): void {
    if (this.#state === 'INITIALIZED') this.tse.disableSecureElement();
    else if (this.#state === 'UNINITIALIZED') this.tse.mishaps.breakForGood();
    else throw this.#illegalChange('DISABLED');
    this.#state = 'DISABLED';
    this.times.disable = this.#now();
  }

  /** Right PUK: the PIN is set and no longer blocked. */
  changeAdminPin(puk: string, newPin: string): void {
    if (this.tse.unblockUser(ADMIN_USER, puk, newPin) !== 'ok') {
      throw new ApiError('E_ADMIN_LOGIN_FAILED', 'ERROR_AUTHENTICATION_FAILED (UNBLOCK_RESULT_FAILED)');
    }
  }

  logInAdmin(session: string, pin: string): void {
    const { result } = this.tse.authenticateUser(ADMIN_USER, pin);
    if (result === 'pinIsBlocked') {
      throw new ApiError('E_ADMIN_PIN_BLOCKED', 'The admin PIN is blocked; set a new one with the PUK.');
    }
    if (result !== 'ok') throw new ApiError('E_ADMIN_LOGIN_FAILED', 'ERROR_AUTHENTICATION_FAILED');
    this.#adminSessions.add(session);
  }

  /** Harmless when nobody is logged in. */
  logOutAdmin(session: string): void {
    if (this.#adminSessions.delete(session) && this.tse.users.isLoggedIn(ADMIN_USER)) this.tse.logOut(ADMIN_USER);
  }

  requireAdmin(session: string): void {
    const isLoggedIn = this.tse.users.isLoggedIn(ADMIN_USER);
    if (!isLoggedIn) this.#adminSessions.clear();
    if (!this.#adminSessions.has(session)) {
      throw new ApiError('E_UNAUTHORIZED', 'The admin is not authenticated in this session.');
    }
    this.tse.users.require('admin');
  }

  /** States in which nothing may be changed any more. */
  requireMutable(): void {
    switch (this.state) {
      case 'DEFECTIVE':
        throw new ApiError('E_TSS_DEFECTIVE', `TSS ${this.id} is defective.`);
      case 'DELETED':
        throw new ApiError('E_TSS_DELETED', `TSS ${this.id} is deleted.`);
      case 'EVICTED':
        throw new ApiError('E_TSS_EVICTED', `TSS ${this.id} is evicted.`);
      case 'CREATED':
      case 'UNINITIALIZED':
      case 'INITIALIZED':
      case 'DISABLED':
    }
  }

  requireInitialized(): void {
    this.requireMutable();
    if (this.#state === 'DISABLED') throw new ApiError('E_TSS_DISABLED', `TSS ${this.id} is disabled.`);
    if (this.#state !== 'INITIALIZED') {
      throw new ApiError('E_TSS_NOT_INITIALIZED', `TSS ${this.id} is in state ${this.#state}.`);
    }
  }

  requireDeployed(): void {
    this.requireMutable();
    if (this.#state === 'DISABLED') throw new ApiError('E_TSS_DISABLED', `TSS ${this.id} is disabled.`);
    if (this.#state === 'CREATED') {
      throw new ApiError('E_TSS_NOT_INITIALIZED', `TSS ${this.id} is in state CREATED.`);
    }
  }

  #requireState(expected: TssState, wanted: TssState): void {
    if (this.#state !== expected) throw this.#illegalChange(wanted);
  }

  #illegalChange(wanted: TssState): ApiError {
    return new ApiError('E_ILLEGAL_TSS_STATE_CHANGE', `TSS ${this.id} cannot go from ${this.#state} to ${wanted}.`);
  }

  #now(): number {
    return Math.floor(this.#host.clock.now() / 1000);
  }
}
