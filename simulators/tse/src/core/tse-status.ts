import type { Clients } from './clients.ts';
import type { LifeCycleGate } from './life-cycle.ts';
import type { SecureElement } from './secure-element.ts';
import type { Transactions } from './transactions.ts';

/** The questions of the SE API that change nothing (TR-03151 4.6). They fail before initialisation and after disabling. */
export class TseStatus {
  readonly #element: SecureElement;
  readonly #clients: Clients;
  readonly #transactions: Transactions;
  readonly #lifeCycle: LifeCycleGate;

  constructor(element: SecureElement, clients: Clients, transactions: Transactions, lifeCycle: LifeCycleGate) {
    this.#element = element;
    this.#clients = clients;
    this.#transactions = transactions;
    this.#lifeCycle = lifeCycle;
  }

  get maxNumberOfClients(): number {
    return this.#answer(this.#element.profile.maxClients);
  }

  get currentNumberOfClients(): number {
    return this.#answer(this.#clients.count);
  }

  get maxNumberOfTransactions(): number {
    return this.#answer(this.#transactions.maxOpen);
  }

  get currentNumberOfTransactions(): number {
    return this.#answer(this.#transactions.openCount);
  }

  get supportedTransactionUpdateVariants(): 'signed' {
    return this.#answer('signed');
  }

  get timeSyncVariant(): 'noInput' | 'unixTime' | 'utcTime' | 'generalizedTime' {
    const { clock, timeFormat } = this.#element.profile;
    if (clock.isSelfSynchronised) return this.#answer('noInput');
    if (timeFormat === 'unixTime') return this.#answer('unixTime');
    return this.#answer(timeFormat.startsWith('utc') ? 'utcTime' : 'generalizedTime');
  }

  #answer<T>(value: T): T {
    this.#lifeCycle.requireInitialized();
    return value;
  }
}
