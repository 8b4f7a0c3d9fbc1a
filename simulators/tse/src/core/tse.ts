import type { Host, Random } from '@kassensturz/host';
import { drawSigningKey, type SigningKey } from '../crypto/signing-key.ts';
import { TestPki } from '../crypto/test-pki.ts';
import type { ExportFilter } from '../export/export-filter.ts';
import type { ExportedCertificate } from '../export/log-archive.ts';
import { StoredData } from '../export/stored-data.ts';
import type { TarArchive } from '../export/tar.ts';
import { CORE_FAULTS } from '../faults/catalogue.ts';
import { defineCoreActs } from '../faults/core-acts.ts';
import { FaultSet } from '../faults/fault-set.ts';
import { Clients } from './clients.ts';
import { SeError } from './errors.ts';
import { type LifeCycle, LifeCycleGate } from './life-cycle.ts';
import type { LogStore } from './log-store.ts';
import { Mishaps } from './mishaps.ts';
import { PROFILES, type ProfileName, type TseProfile } from './profile.ts';
import { SecureElement, type Signed } from './secure-element.ts';
import { exportableSerialNumbers } from './serial-numbers.ts';
import type { UnblockResult } from './system-operation.ts';
import { TimeKeeping } from './time-keeping.ts';
import { type OpenTransaction, type StartedTransaction, type TransactionInput, Transactions } from './transactions.ts';
import { TseStatus } from './tse-status.ts';
import { secretBytes, type UserOptions, userOf } from './user.ts';
import { type AuthenticationOutcome, UserAccess } from './user-access.ts';

export interface TseOptions {
  readonly host: Pick<Host, 'clock' | 'random'>;
  /** @default 'standard' */
  readonly profile?: ProfileName | TseProfile;
  /** Distinguishes the key streams of several TSEs on one host. @default 'tse' */
  readonly name?: string;
  /** @default `Admin` and `TimeAdmin` in transport state */
  readonly users?: readonly UserOptions[];
  /** @default a PKI of its own */
  readonly pki?: TestPki;
  /** A set of a front, which then defines what its faults do; left out, the core has its own. */
  readonly faults?: FaultSet;
}

const DEFAULT_USERS: readonly UserOptions[] = [
  { userId: 'Admin', role: 'admin' },
  { userId: 'TimeAdmin', role: 'timeAdmin' },
];

/**
 * The signing core of a TSE: the functions of the SE API (TR-03151) with their roles, states and exceptions. All calls are
 * synchronous; how long they take is the business of the fronts.
 */
export class Tse {
  readonly profile: TseProfile;
  readonly faults: FaultSet;
  readonly key: SigningKey;
  /** SHA-256 of the public key point, 64 hex digits in lower case. */
  readonly serialNumber: string;
  /** Leaf, sub CA, root. */
  readonly certificates: readonly ExportedCertificate[];
  readonly users: UserAccess;
  readonly clients: Clients;
  readonly transactions: Transactions;
  /** Key, counters, quotas, clock. */
  readonly element: SecureElement;
  readonly mishaps: Mishaps;
  readonly status: TseStatus;
  readonly #lifeCycle: LifeCycleGate;
  #description: string | undefined;
  readonly #stored: StoredData;
  readonly #timeKeeping: TimeKeeping;

  constructor(options: TseOptions) {
    const { host, profile = 'standard', name = 'tse', users = DEFAULT_USERS } = options;
    this.profile = typeof profile === 'string' ? PROFILES[profile] : profile;
    this.faults = options.faults ?? new FaultSet(host.clock, CORE_FAULTS);
    if (options.faults === undefined) defineCoreActs(this.faults, () => [this]);
    const random: Random = host.random.stream(`${name}-key`);
    this.key = drawSigningKey(random, this.profile.curve, this.profile.hash, this.profile.scheme);
    this.serialNumber = Buffer.from(this.key.serialNumber).toString('hex');
    const pki = options.pki ?? new TestPki(host);
    const issued = pki.issueTseCertificate(this.key, this.profile);
    this.certificates = [
      { keyHash: this.serialNumber, der: issued.der },
      { keyHash: pki.subKeyHash, der: pki.subCertificate },
      { keyHash: pki.rootKeyHash, der: pki.rootCertificate },
    ];
    this.element = new SecureElement({
      key: this.key,
      profile: this.profile,
      hostClock: host.clock,
      certificateExpirySeconds: issued.expirySeconds,
      faults: this.faults,
    });
    this.users = new UserAccess(
      users.map((user) => userOf(user, this.profile)),
      this.element,
      host.clock,
    );
    this.clients = new Clients(this.element);
    this.transactions = new Transactions(this.element, this.clients, this.faults);
    this.#lifeCycle = new LifeCycleGate(this.element);
    this.mishaps = new Mishaps(this.element, this.users, this.#lifeCycle);
    this.status = new TseStatus(this.element, this.clients, this.transactions, this.#lifeCycle);
    this.#stored = new StoredData(this.element, this.certificates);
    this.#timeKeeping = new TimeKeeping(this.element);
    this.#description = this.profile.description;
  }

  // ---- state that needs no log-in -----------------------------------------------------------------------------------

  get lifeCycle(): LifeCycle {
    return this.#lifeCycle.state;
  }

  /** Log messages, oldest first. */
  get logs(): LogStore {
    return this.element.store;
  }

  get signatureCounter(): number {
    return this.element.signatureCounter;
  }

  get description(): string {
    return this.#description ?? '';
  }

  /** Unix seconds as the TSE sees them. */
  get time(): number {
    return this.element.clock.now();
  }

  get isTimeSet(): boolean {
    return this.element.clock.isSet;
  }

  // ---- SE API: maintenance (TR-03151 4.3) ---------------------------------------------------------------------------

  /** @param description only when the maker has set none */
  initialize(description?: string): void {
    this.#lifeCycle.requireNotDisabled();
    this.users.require('admin');
    if (this.profile.description !== undefined && description !== undefined) {
      throw new SeError('ErrorDescriptionSetByManufacturer');
    }
    if (this.profile.description === undefined && description === undefined) {
      throw new SeError('ErrorDescriptionNotSetByManufacturer');
    }
    this.#description = description ?? this.profile.description;
    this.element.logSystem({ type: 'initialize', description: this.#description });
    this.#lifeCycle.initialize();
  }

  /** @param seconds Unix seconds, UTC; left out when the TSE synchronises itself */
  updateTime(seconds?: number): void {
    this.#lifeCycle.requireInitialized();
    this.users.require('admin', 'timeAdmin');
    this.#timeKeeping.set(seconds);
    this.#complainIfExpired();
  }

  disableSecureElement(): void {
    this.#lifeCycle.requireInitialized();
    this.users.require('admin');
    this.#lifeCycle.requireTime();
    this.element.logSystem({ type: 'disableSecureElement', time: this.time });
    this.#lifeCycle.disable();
    this.#complainIfExpired();
  }

  // ---- SE API: transactions (4.4) -----------------------------------------------------------------------------------

  startTransaction(input: TransactionInput): StartedTransaction {
    this.#readyToSign();
    const started = this.transactions.start(input);
    this.#complainIfExpired();
    return started;
  }

  updateTransaction(transactionNumber: number, input: TransactionInput): Signed {
    this.#readyToSign();
    const signed = this.transactions.update(transactionNumber, input);
    this.#complainIfExpired();
    return signed;
  }

  finishTransaction(transactionNumber: number, input: TransactionInput): Signed {
    this.#readyToSign();
    const signed = this.transactions.finish(transactionNumber, input);
    this.#complainIfExpired();
    return signed;
  }

  openTransactions(): readonly OpenTransaction[] {
    return this.transactions.open();
  }

  // ---- SE API: exports (4.5) ----------------------------------------------------------------------------------------

  exportData(filter: ExportFilter = {}): TarArchive {
    this.#lifeCycle.requireInitializedOrDisabled();
    return this.#stored.export(filter, this.description);
  }

  /** Messages after a signature counter, at most `limit` (0 = all): how some products read on where they stopped. */
  exportMoreData(previousSignatureCounter: number, limit = 0): TarArchive {
    this.#lifeCycle.requireInitializedOrDisabled();
    return this.#stored.exportAfter(previousSignatureCounter, limit, this.description);
  }

  exportCertificates(): TarArchive {
    return this.#stored.exportCertificates();
  }

  /** The last message produced, also when it was not a transaction. */
  readLogMessage(): Uint8Array {
    this.#lifeCycle.requireInitialized();
    const message = this.element.lastMessage;
    if (message === undefined) throw new SeError('ErrorNoLogMessage');
    return message;
  }

  exportSerialNumbers(): Uint8Array {
    return exportableSerialNumbers(this.key.serialNumber);
  }

  /** Admin only; fails while a transaction log was never exported. */
  deleteStoredData(): void {
    this.#lifeCycle.requireInitialized();
    this.#stored.deleteAll(this.users.require('admin'));
  }

  /** Deletes exported messages up to and including a signature counter. Admin only. */
  deleteUpTo(signatureCounter: number): void {
    this.#lifeCycle.requireInitialized();
    this.users.require('admin');
    this.#stored.deleteUpTo(signatureCounter);
  }

  // ---- SE API: clients and users (4.6, 4.7) -------------------------------------------------------------------------

  registerClient(clientId: string): void {
    this.#lifeCycle.requireInitialized();
    this.clients.register(clientId);
  }

  deregisterClient(clientId: string): void {
    this.#lifeCycle.requireInitialized();
    this.clients.deregister(clientId);
  }

  authenticateUser(userId: string, pin: string | Uint8Array): AuthenticationOutcome {
    this.#lifeCycle.requireNotDisabled();
    this.users.expireIdle();
    const outcome = this.users.authenticate(userId, secretBytes(pin));
    if (outcome.result === 'ok' && this.faults.peek('unauthorized')?.isPersistent !== true) {
      this.faults.clear('unauthorized');
    }
    return outcome;
  }

  logOut(userId: string): void {
    this.#lifeCycle.requireNotDisabled();
    this.users.expireIdle();
    this.users.logOut(userId);
  }

  unblockUser(userId: string, puk: string | Uint8Array, newPin: string | Uint8Array): UnblockResult {
    this.#lifeCycle.requireNotDisabled();
    return this.users.unblock(userId, secretBytes(puk), secretBytes(newPin));
  }

  // ---- what products add, and what happens to a TSE ------------------------------------------------------------------

  /** Locks signing until `activate`. Admin only. */
  deactivate(): void {
    this.#lifeCycle.requireInitialized();
    this.users.require('admin');
    this.#lifeCycle.deactivate();
  }

  activate(): void {
    this.users.require('admin');
    this.#lifeCycle.activate();
  }

  #readyToSign(): void {
    this.#lifeCycle.requireInitialized();
    this.users.expireIdle();
    if (this.faults.isOn('unauthorized')) throw new SeError('ErrorUserNotAuthenticated');
    this.#lifeCycle.requireTime();
    this.#timeKeeping.synchroniseIfDue();
    if (this.element.remainingSignatures === 0) throw new SeError('ErrorSignatureCounterExhausted');
    if (this.element.availableLogBytes === 0) throw new SeError('ErrorStorageMemoryFull');
  }

  #complainIfExpired(): void {
    // The message was signed and stored before; only then comes the exception (TR-03151 4.1.1.3).
    if (this.element.isCertificateExpired) throw new SeError('ErrorCertificateExpired');
  }
}
