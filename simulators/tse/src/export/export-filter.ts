import { SeError } from '../core/errors.ts';
import { LOG_KIND, type LogStore } from '../core/log-store.ts';

/** Which messages to export (TR-03151 4.5.1). Times are Unix seconds, inclusive. */
export interface ExportFilter {
  readonly clientId?: string;
  readonly transactionNumber?: number;
  readonly startTransactionNumber?: number;
  readonly endTransactionNumber?: number;
  readonly startDate?: number;
  readonly endDate?: number;
  /** Not in TR-03151; cloud services and v3 have it. */
  readonly startSignatureCounter?: number;
  readonly endSignatureCounter?: number;
  /** 0 or left out: no limit. More matches than this: nothing is exported and `ErrorTooManyRecords` is raised. */
  readonly maximumNumberRecords?: number;
}

/** Positions in the store that match, ascending. */
export function selectLogs(store: LogStore, filter: ExportFilter): Uint32Array {
  checkParameters(filter);
  const range = counterRange(store, filter);
  const selected = new Uint32Array(store.count);
  let count = 0;
  for (let position = 0; position < store.count; position++) {
    if (matches(store, position, filter, range)) selected[count++] = position;
  }
  const limit = filter.maximumNumberRecords ?? 0;
  if (limit > 0 && count > limit) throw new SeError('ErrorTooManyRecords', `${count} match, ${limit} allowed`);
  const { maximumNumberRecords: _limit, ...selection } = filter;
  const isFiltered = Object.values(selection).some((value) => value !== undefined);
  // Without any filter an empty store is an empty archive, not an error.
  if (count === 0 && isFiltered) throw new SeError('ErrorNoDataAvailable');
  return selected.subarray(0, count);
}

interface CounterRange {
  readonly first: number;
  readonly last: number;
  readonly isWanted: (transactionNumber: number) => boolean;
}

function checkParameters(filter: ExportFilter): void {
  const hasDates = filter.startDate !== undefined || filter.endDate !== undefined;
  const hasInterval = filter.startTransactionNumber !== undefined || filter.endTransactionNumber !== undefined;
  const hasNumber = filter.transactionNumber !== undefined;
  if (hasDates && (hasNumber || hasInterval)) {
    throw new SeError('ErrorParameterMismatch', 'transaction numbers and dates exclude each other');
  }
  if (hasNumber && hasInterval) {
    throw new SeError('ErrorParameterMismatch', 'one transaction number and an interval exclude each other');
  }
  if (filter.startDate !== undefined && filter.endDate !== undefined && filter.endDate < filter.startDate) {
    throw new SeError('ErrorParameterMismatch', 'endDate lies before startDate');
  }
  const { startTransactionNumber: from = 0, endTransactionNumber: to = Number.POSITIVE_INFINITY } = filter;
  if (to < from) throw new SeError('ErrorParameterMismatch', 'the interval of transaction numbers runs backwards');
}

/**
 * Counters between which everything belongs to the selected transactions: from the smallest of the first to the greatest of
 * the last, with all system and audit logs between them.
 */
function counterRange(store: LogStore, filter: ExportFilter): CounterRange | undefined {
  const { clientId, transactionNumber, startTransactionNumber, endTransactionNumber } = filter;
  const hasNumbers =
    transactionNumber !== undefined || startTransactionNumber !== undefined || endTransactionNumber !== undefined;
  if (clientId === undefined && !hasNumbers) return undefined;
  const from = transactionNumber ?? startTransactionNumber ?? 0;
  const to = transactionNumber ?? endTransactionNumber ?? Number.POSITIVE_INFINITY;
  const wanted = (number: number) => number >= from && number <= to;
  const client = clientId === undefined ? undefined : store.nameIdOf(clientId);
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  let isClientKnown = clientId === undefined;
  for (let position = 0; position < store.count; position++) {
    if (!isTransaction(store, position)) continue;
    const isOfClient = clientId === undefined || store.nameId(position) === client;
    isClientKnown ||= isOfClient;
    if (!isOfClient || !wanted(store.transactionNumber(position))) continue;
    first = Math.min(first, store.signatureCounter(position));
    last = Math.max(last, store.signatureCounter(position));
  }
  if (!isClientKnown) throw new SeError('ErrorIdNotFound', clientId);
  if (last === 0) throw new SeError('ErrorTransactionNumberNotFound');
  return { first, last, isWanted: wanted };
}

function isTransaction(store: LogStore, position: number): boolean {
  return store.kind(position) >= LOG_KIND.start;
}

function matches(store: LogStore, position: number, filter: ExportFilter, range: CounterRange | undefined): boolean {
  const time = store.logTime(position);
  if (filter.startDate !== undefined && time < filter.startDate) return false;
  if (filter.endDate !== undefined && time > filter.endDate) return false;
  const counter = store.signatureCounter(position);
  if (filter.startSignatureCounter !== undefined && counter < filter.startSignatureCounter) return false;
  if (filter.endSignatureCounter !== undefined && counter > filter.endSignatureCounter) return false;
  if (range === undefined) return true;
  if (counter < range.first || counter > range.last) return false;
  if (!isTransaction(store, position)) return true;
  if (!range.isWanted(store.transactionNumber(position))) return false;
  return filter.clientId === undefined || store.nameId(position) === store.nameIdOf(filter.clientId);
}
