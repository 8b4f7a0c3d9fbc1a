import { text } from '../crypto/der.ts';
import type { FaultSet } from '../faults/fault-set.ts';
import type { Clients } from './clients.ts';
import { SeError } from './errors.ts';
import type { SecureElement, Signed } from './secure-element.ts';

export interface TransactionInput {
  readonly clientId: string;
  readonly processData: Uint8Array;
  /** At most 100 characters. */
  readonly processType?: string;
  /** Reserved by TR-03151; a POS must not use it. */
  readonly additionalData?: Uint8Array;
}

export interface StartedTransaction extends Signed {
  readonly transactionNumber: number;
  readonly serialNumber: Uint8Array;
}

export interface OpenTransaction {
  readonly transactionNumber: number;
  readonly clientId: string;
  /** Unix seconds. */
  readonly startedAt: number;
}

const MAX_PROCESS_TYPE_CHARACTERS = 100;
const EMPTY = new Uint8Array();

/** Start, update, finish. The numbers have no gap; the TSE never starts or ends a transaction by itself (TR-03153-1). */
export class Transactions {
  readonly #element: SecureElement;
  readonly #clients: Clients;
  readonly #faults: FaultSet;
  readonly #open = new Map<number, OpenTransaction>();
  #lastNumber = 0;

  constructor(element: SecureElement, clients: Clients, faults: FaultSet) {
    this.#element = element;
    this.#clients = clients;
    this.#faults = faults;
  }

  /** Number of the last transaction that was started; 0 before the first. */
  get counter(): number {
    return this.#lastNumber;
  }

  get openCount(): number {
    return this.#open.size;
  }

  open(): readonly OpenTransaction[] {
    return [...this.#open.values()];
  }

  get maxOpen(): number {
    const fault = this.#faults.peek('tooManyOpen');
    return fault === undefined ? this.#element.profile.maxOpenTransactions : (fault.max ?? 0);
  }

  start(input: TransactionInput): StartedTransaction {
    if (this.#open.size >= this.maxOpen) {
      throw new SeError('ErrorLimitOfSimultaneousOpenTransactionsReached', `${this.#open.size} are open`);
    }
    this.#check(input);
    const transactionNumber = this.#lastNumber + 1;
    const style = this.#element.profile.startMessage;
    const signed = this.#element.signTransaction(
      {
        operation: 'Start',
        clientId: text(input.clientId),
        processData: style === 'asPassed' ? input.processData : EMPTY,
        processType: this.#startProcessType(input),
        additionalExternalData: input.additionalData,
        transactionNumber,
      },
      input.clientId,
    );
    this.#lastNumber = transactionNumber;
    this.#open.set(transactionNumber, { transactionNumber, clientId: input.clientId, startedAt: signed.logTime });
    return { ...signed, transactionNumber, serialNumber: this.#element.key.serialNumber };
  }

  update(transactionNumber: number, input: TransactionInput): Signed {
    this.#requireOpen(transactionNumber, input.clientId);
    this.#check(input);
    return this.#element.signTransaction(
      {
        operation: 'Update',
        clientId: text(input.clientId),
        processData: input.processData,
        processType: text(input.processType ?? ''),
        transactionNumber,
      },
      input.clientId,
    );
  }

  finish(transactionNumber: number, input: TransactionInput): Signed {
    this.#requireOpen(transactionNumber, input.clientId);
    this.#check(input);
    const signed = this.#element.signTransaction(
      {
        operation: 'Finish',
        clientId: text(input.clientId),
        processData: input.processData,
        processType: text(input.processType ?? ''),
        additionalExternalData: input.additionalData,
        transactionNumber,
        isIndefiniteLength: this.#element.profile.hasIndefiniteFinish,
      },
      input.clientId,
    );
    this.#open.delete(transactionNumber);
    return signed;
  }

  #startProcessType(input: TransactionInput): Uint8Array | undefined {
    switch (this.#element.profile.startMessage) {
      case 'empty':
        return EMPTY;
      case 'blankType':
        return text(' ');
      case 'noType':
        // Version 3 made the element mandatory (TR-03151-1).
        return this.#element.profile.messageVersion === 3 ? EMPTY : undefined;
      case 'asPassed':
        return text(input.processType ?? '');
    }
  }

  #requireOpen(transactionNumber: number, clientId: string): void {
    const open = this.#open.get(transactionNumber);
    if (open === undefined || open.clientId !== clientId) {
      throw new SeError('ErrorNoTransaction', `number ${transactionNumber}, client ${clientId}`);
    }
  }

  #check(input: TransactionInput): void {
    if ((input.processType?.length ?? 0) > MAX_PROCESS_TYPE_CHARACTERS) throw new SeError('ErrorProcessTypeTooLong');
    this.#clients.requireRegistered(input.clientId);
  }
}
