import type { Store } from '../../storage/types.ts';
import { PosError } from '../../till/pos-error.ts';
import { nextNumber } from '../../till/records/numbers.ts';
import type { FinishedTransaction, StartedTransaction, TransactionContent, TseIdentity } from '../tse/tse.ts';

/**
 * `wanted`: the first line is stored, the TSE has not answered. `started`: it gave a number. `finishing`: content is fixed.
 * `signed` and `outage` are final.
 */
export type TransactionState = 'wanted' | 'started' | 'finishing' | 'signed' | 'outage';

/** What a transaction is about; an `orphan` was found open in the TSE and belongs to nothing (its answer was lost). */
export type TransactionSubject = 'sale' | 'cash' | 'orphan';

/** One business action and what the TSE knows of it. `key` is made before the first call, so that it can be asked for again. */
export interface TransactionRecord {
  readonly key: string;
  /** Running number of the finished business action, in the order in which they ended; without a gap. */
  readonly bonNumber?: number;
  readonly subject: TransactionSubject;
  readonly subjectId: string;
  readonly state: TransactionState;
  readonly wantedAtMs: number;
  /** The TSE it was begun at. */
  readonly serialNumber?: string;
  readonly started?: StartedTransaction;
  /** Why the TSE began it later than the action. */
  readonly startedLate?: string;
  readonly content?: TransactionContent;
  readonly signed?: SignedPart;
  readonly outageId?: number;
  readonly error?: string;
  /** The TSE may hold something of it that we have not settled. */
  readonly isLoose: boolean;
  /** The TSE it was begun at, or was sent to. */
  readonly deviceId?: number;
}

/** Everything the TSE gave, with the identity it had at that moment. */
export interface SignedPart extends FinishedTransaction, Pick<TseIdentity, 'clientId' | 'serialNumber' | 'publicKey'> {
  readonly signatureAlgorithm: string;
  readonly timeFormat: string;
}

/** What is kept of a signature, with the identity that the TSE has now. */
export function signedPart(finished: FinishedTransaction, identity: TseIdentity): SignedPart {
  return {
    signatureCounter: finished.signatureCounter,
    loggedAtMs: finished.loggedAtMs,
    signature: finished.signature,
    clientId: identity.clientId,
    serialNumber: identity.serialNumber,
    publicKey: identity.publicKey,
    signatureAlgorithm: identity.signatureAlgorithm,
    timeFormat: identity.timeFormat,
  };
}

export interface TransactionRecords {
  find(key: string): TransactionRecord | undefined;
  of(subject: TransactionSubject, subjectId: string): TransactionRecord | undefined;
  /** Not yet final, oldest first. */
  unsettled(): readonly TransactionRecord[];
  /** Finished ones numbered above `after` and up to `last`, in the order in which they ended; at most `limit`. */
  between(after: number, last: number, limit: number): readonly TransactionRecord[];
  /** Ended without an answer of that TSE, or of none that is known. An open action is no loose end: it is found and goes on. */
  loose(deviceId: number): readonly TransactionRecord[];
  /** What that TSE has signed for us, by signature counter: above the one, up to the other. */
  signedBetween(deviceId: number, after: number, upTo: number): readonly TransactionRecord[];
  /** How many it has signed for us above that counter. */
  countSignedAfter(deviceId: number, after: number): number;
  /** The record of a transaction of that TSE, by the TSE's number. */
  ofNumber(serialNumber: string, number: number): TransactionRecord | undefined;
  want(key: string, subject: TransactionSubject, subjectId: string, atMs: number): void;
  /** The TSE has begun it; `late` says why it could not at once. */
  start(key: string, started: StartedTransaction, identity: TseIdentity, deviceId: number, late?: string): void;
  fixContent(key: string, content: TransactionContent): void;
  sign(key: string, signed: SignedPart): void;
  /** The TSE may have done what was not answered. */
  markLoose(key: string, deviceId: number): void;
  fail(key: string, outageId: number, error: string, isLoose: boolean): void;
  settle(key: string, looseEnd: string): void;
}

interface Row {
  readonly key: string;
  readonly bon_number: number | null;
  readonly subject: TransactionSubject;
  readonly subject_id: string;
  readonly state: TransactionState;
  readonly wanted_at: number;
  readonly serial: string | null;
  readonly client_id: string | null;
  readonly number: number | null;
  readonly started_at: number | null;
  readonly process_type: string | null;
  readonly process_data: string | null;
  readonly signature_counter: number | null;
  readonly logged_at: number | null;
  readonly signature: string | null;
  readonly public_key: string | null;
  readonly algorithm: string | null;
  readonly time_format: string | null;
  readonly outage_id: number | null;
  readonly error: string | null;
  readonly is_loose: number;
  readonly device_id: number | null;
  readonly started_late: string | null;
}

export function transactionRecords(store: Store): TransactionRecords {
  const list = (tail: string, params: readonly (string | number)[] = []): readonly TransactionRecord[] =>
    store.all<Row>(`select * from tse_transaction ${tail}`, params).map(recordOf);
  return {
    find: (key) => list('where key = ?', [key])[0],
    of: (subject, subjectId) => list('where subject = ? and subject_id = ?', [subject, subjectId])[0],
    unsettled: () => list("where state in ('wanted', 'started', 'finishing') order by action_number"),
    between: (after, last, limit) =>
      list('where bon_number > ? and bon_number <= ? order by bon_number limit ?', [after, last, limit]),
    loose: (deviceId) =>
      list("where is_loose = 1 and state = 'outage' and coalesce(device_id, ?) = ? order by action_number", [
        deviceId,
        deviceId,
      ]),
    signedBetween: (deviceId, after, upTo) =>
      list(
        "where state = 'signed' and device_id = ? and signature_counter > ? and signature_counter <= ? order by signature_counter",
        [deviceId, after, upTo],
      ),
    countSignedAfter: (deviceId, after) =>
      store.get<{ count: number }>(
        "select count(*) as count from tse_transaction where state = 'signed' and device_id = ? and signature_counter > ?",
        [deviceId, after],
      )?.count ?? 0,
    ofNumber: (serialNumber, number) => list('where serial = ? and number = ?', [serialNumber, number])[0],
    want: (key, subject, subjectId, atMs) => {
      // Whatever begins a sale passes here; while the day is being closed it would belong to neither day.
      const isClosing = store.get("select 1 from closing_order where state = 'finishing'") !== undefined;
      if (subject === 'sale' && isClosing) throw new PosError('CLOSING_UNDER_WAY');
      store.run(
        `insert into tse_transaction (key, action_number, subject, subject_id, state, wanted_at)
         values (?, ?, ?, ?, 'wanted', ?)`,
        [key, nextNumber(store, 'action'), subject, subjectId, atMs],
      );
    },
    start: (key, started, identity, deviceId, late) => {
      store.run(
        `update tse_transaction set state = case state when 'wanted' then 'started' else state end,
         number = ?, started_at = ?, serial = ?, client_id = ?, device_id = ?, is_loose = 0, started_late = ? where key = ?`,
        [started.number, started.startedAtMs, identity.serialNumber, identity.clientId, deviceId, late ?? null, key],
      );
    },
    fixContent: (key, content) => {
      store.run("update tse_transaction set state = 'finishing', process_type = ?, process_data = ? where key = ?", [
        content.processType,
        content.processData,
        key,
      ]);
    },
    sign: (key, signed) => {
      store.run(
        `update tse_transaction set state = 'signed', signature_counter = ?, logged_at = ?, signature = ?, serial = ?,
         client_id = ?, public_key = ?, algorithm = ?, time_format = ?, bon_number = ? where key = ?`,
        [
          signed.signatureCounter,
          signed.loggedAtMs,
          signed.signature,
          signed.serialNumber,
          signed.clientId,
          signed.publicKey,
          signed.signatureAlgorithm,
          signed.timeFormat,
          nextNumber(store, 'bon'),
          key,
        ],
      );
    },
    markLoose: (key, deviceId) => {
      store.run('update tse_transaction set is_loose = 1, device_id = ? where key = ?', [deviceId, key]);
    },
    fail: (key, outageId, error, isLoose) => {
      store.run(
        `update tse_transaction set state = 'outage', outage_id = ?, error = ?, is_loose = ?, bon_number = ? where key = ?`,
        [outageId, error, isLoose ? 1 : 0, nextNumber(store, 'bon'), key],
      );
    },
    settle: (key, looseEnd) => {
      store.run('update tse_transaction set is_loose = 0, loose_end = ? where key = ?', [looseEnd, key]);
    },
  };
}

function recordOf(row: Row): TransactionRecord {
  return {
    key: row.key,
    subject: row.subject,
    subjectId: row.subject_id,
    state: row.state,
    wantedAtMs: row.wanted_at,
    isLoose: row.is_loose === 1,
    ...(row.device_id === null ? {} : { deviceId: row.device_id }),
    ...(row.bon_number === null ? {} : { bonNumber: row.bon_number }),
    ...(row.serial === null ? {} : { serialNumber: row.serial }),
    ...(row.number === null ? {} : { started: { number: row.number, startedAtMs: row.started_at ?? row.wanted_at } }),
    ...(row.started_late === null ? {} : { startedLate: row.started_late }),
    ...(row.process_type === null
      ? {}
      : { content: { processType: row.process_type, processData: row.process_data ?? '' } }),
    ...(row.signature === null ? {} : { signed: signedOf(row, row.signature) }),
    ...(row.outage_id === null ? {} : { outageId: row.outage_id }),
    ...(row.error === null ? {} : { error: row.error }),
  };
}

function signedOf(row: Row, signature: string): SignedPart {
  return {
    signatureCounter: row.signature_counter ?? 0,
    loggedAtMs: row.logged_at ?? 0,
    signature,
    clientId: row.client_id ?? '',
    serialNumber: row.serial ?? '',
    publicKey: row.public_key ?? '',
    signatureAlgorithm: row.algorithm ?? '',
    timeFormat: row.time_format ?? '',
  };
}
