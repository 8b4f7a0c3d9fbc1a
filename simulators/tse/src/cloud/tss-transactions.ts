import type { TransactionOperation } from '../core/log-message.ts';
import type { Signed } from '../core/secure-element.ts';
import type { Tse } from '../core/tse.ts';
import { ApiError } from './api-error.ts';
import { type ProcessContent, processContent } from './process-data.ts';
import type { TransactionSchema } from './transaction-schema.ts';
import type { CloudClient, TssClients } from './tss-clients.ts';
import type { JsonObject, Metadata } from './validation.ts';

export type TransactionState = 'ACTIVE' | 'FINISHED' | 'CANCELLED';

/** One signed step of a transaction. */
export interface Revision extends Signed {
  readonly state: TransactionState;
  readonly operation: TransactionOperation;
  readonly content: ProcessContent | undefined;
  readonly schemaEcho: JsonObject | undefined;
}

export interface CloudTransaction {
  readonly id: string;
  readonly number: number;
  readonly client: CloudClient;
  readonly revisions: Revision[];
  metadata: Metadata;
}

export interface UpsertRequest {
  readonly state: TransactionState;
  readonly clientId: string;
  readonly revision: number | undefined;
  readonly schema: TransactionSchema | undefined;
  readonly metadata: Metadata;
}

export interface UpsertOutcome {
  readonly transaction: CloudTransaction;
  readonly revision: number;
  /** Whether the answer comes from the store because this revision was there already. */
  readonly isReplay: boolean;
}

const EMPTY = new Uint8Array();

/** Transactions of one TSS with the revision rules of the service. */
export class TssTransactions {
  readonly #tse: Tse;
  readonly #clients: TssClients;
  readonly #byId = new Map<string, CloudTransaction>();
  readonly #byNumber = new Map<number, CloudTransaction>();

  constructor(tse: Tse, clients: TssClients) {
    this.#tse = tse;
    this.#clients = clients;
  }

  /** In the order of their numbers. */
  all(): Iterable<CloudTransaction> {
    return this.#byNumber.values();
  }

  find(idOrNumber: string): CloudTransaction | undefined {
    return /^\d+$/.test(idOrNumber) ? this.#byNumber.get(Number(idOrNumber)) : this.#byId.get(idOrNumber.toLowerCase());
  }

  require(idOrNumber: string): CloudTransaction {
    const transaction = this.find(idOrNumber);
    if (transaction === undefined) throw new ApiError('E_TX_NOT_FOUND', `Transaction ${idOrNumber} not found.`);
    return transaction;
  }

  upsert(idOrNumber: string, request: UpsertRequest): UpsertOutcome {
    const client = this.#clients.find(request.clientId);
    // 400, not 404: since version 2.1.10 of the service.
    if (client === undefined) {
      throw new ApiError('E_CLIENT_NOT_FOUND', `Client ${request.clientId} not found.`, { status: 400 });
    }
    if (client.state !== 'REGISTERED') {
      throw new ApiError('E_CLIENT_DEREGISTERED', `Client ${client.id} is not registered.`);
    }
    const transaction = this.find(idOrNumber);
    const latest = transaction?.revisions.length ?? 0;
    const revision = request.revision ?? latest + 1;
    if (transaction === undefined) return this.#start(idOrNumber, client, request, revision);
    if (revision === latest) return { transaction, revision, isReplay: true };
    if (revision < latest) throw olderRevision(transaction, revision);
    if (revision > latest + 1) {
      throw new ApiError('E_TX_UPSERT', `tx_revision ${revision} skips revisions; the next one is ${latest + 1}.`);
    }
    return this.#continue(transaction, client, request);
  }

  #start(idOrNumber: string, client: CloudClient, request: UpsertRequest, revision: number): UpsertOutcome {
    if (/^\d+$/.test(idOrNumber)) throw new ApiError('E_TX_NOT_FOUND', `Transaction ${idOrNumber} not found.`);
    if (revision !== 1 || request.state !== 'ACTIVE') {
      throw new ApiError('E_TX_UPSERT', 'A transaction starts with tx_revision 1 and state ACTIVE.');
    }
    const started = this.#tse.startTransaction({ clientId: client.serialNumber, processData: EMPTY });
    const transaction: CloudTransaction = {
      id: idOrNumber.toLowerCase(),
      number: started.transactionNumber,
      client,
      // A schema is tolerated here and not signed: DSFinV-K wants the start message empty.
      revisions: [revisionOf(started, 'ACTIVE', 'Start', undefined, undefined)],
      metadata: request.metadata,
    };
    this.#byId.set(transaction.id, transaction);
    this.#byNumber.set(transaction.number, transaction);
    return { transaction, revision: 1, isReplay: false };
  }

  #continue(transaction: CloudTransaction, client: CloudClient, request: UpsertRequest): UpsertOutcome {
    const last = transaction.revisions.at(-1);
    if (last?.state !== 'ACTIVE') {
      throw new ApiError('E_TX_UPSERT', `Transaction ${transaction.id} is ${last?.state}; nothing can follow.`);
    }
    if (client.id !== transaction.client.id) {
      throw new ApiError('E_TX_UPSERT', `Transaction ${transaction.id} belongs to another client.`);
    }
    if (request.schema === undefined) {
      throw new ApiError('E_TX_NO_TYPE_DEFINED', `No process type is defined for transaction ${transaction.id}.`);
    }
    const content = processContent(request.schema);
    if (last.content !== undefined && last.content.processType !== content.processType) {
      throw new ApiError('E_TX_ILLEGAL_TYPE_CHANGE', `The process type was ${last.content.processType}.`);
    }
    const input = { clientId: client.serialNumber, ...content };
    const isEnd = request.state !== 'ACTIVE';
    const signed = isEnd
      ? this.#tse.finishTransaction(transaction.number, input)
      : this.#tse.updateTransaction(transaction.number, input);
    const operation = isEnd ? 'Finish' : 'Update';
    transaction.revisions.push(revisionOf(signed, request.state, operation, content, request.schema.echo));
    transaction.metadata = { ...transaction.metadata, ...request.metadata };
    return { transaction, revision: transaction.revisions.length, isReplay: false };
  }
}

function revisionOf(
  signed: Signed,
  state: TransactionState,
  operation: TransactionOperation,
  content: ProcessContent | undefined,
  schemaEcho: JsonObject | undefined,
): Revision {
  const { signatureCounter, logTime, signatureValue } = signed;
  return { signatureCounter, logTime, signatureValue, state, operation, content, schemaEcho };
}

/** Seen live: revision 1 on a finished transaction is answered 409 E_TX_NO_TYPE_DEFINED. */
function olderRevision(transaction: CloudTransaction, revision: number): ApiError {
  if (revision === 1) {
    return new ApiError('E_TX_NO_TYPE_DEFINED', `No process type is defined for transaction ${transaction.id}.`);
  }
  return new ApiError('E_TX_UPSERT', `tx_revision ${revision} is older than ${transaction.revisions.length}.`);
}
