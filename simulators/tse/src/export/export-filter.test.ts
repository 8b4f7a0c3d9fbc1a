import { beforeEach, describe, expect, it } from 'vitest';
import { ADMIN_PIN, type Bench, CLIENT_ID, readyTse } from '../../test/ready-tse.ts';
import type { SeErrorCode } from '../core/errors.ts';
import { LOG_KIND } from '../core/log-store.ts';
import { type ExportFilter, selectLogs } from './export-filter.ts';

let bench: Bench;

/** Three sales by two tills, ten seconds apart, with an administrator logging in during the second. */
beforeEach(async () => {
  bench = await readyTse();
  const { tse, sell, advance } = bench;
  tse.authenticateUser('Admin', ADMIN_PIN);
  tse.registerClient('till-2');
  tse.logOut('Admin');
  sell();
  await advance(10_000);
  const second = tse.startTransaction({ clientId: 'till-2', processData: new Uint8Array() });
  tse.authenticateUser('Admin', ADMIN_PIN);
  tse.finishTransaction(second.transactionNumber, { clientId: 'till-2', processData: new Uint8Array() });
  tse.logOut('Admin');
  await advance(10_000);
  sell();
});

function select(filter: ExportFilter): readonly string[] {
  const { logs } = bench.tse;
  return [...selectLogs(logs, filter)].map((position) => {
    const { kind, transactionNumber, name, signatureCounter } = logs.record(position);
    if (kind === LOG_KIND.system) return `${signatureCounter} ${name}`;
    return `${signatureCounter} ${transactionNumber} ${kind === LOG_KIND.start ? 'start' : 'finish'}`;
  });
}

function codeOf(filter: ExportFilter): SeErrorCode | undefined {
  try {
    bench.tse.exportData(filter);
    return undefined;
  } catch (error) {
    return (error as { code: SeErrorCode }).code;
  }
}

describe('export filters', () => {
  it('without a filter everything is exported', () => {
    expect(select({})).toHaveLength(bench.tse.logs.count);
  });

  it('a transaction comes with the system logs between its start and its finish', () => {
    expect(select({ transactionNumber: 2 })).toEqual(['11 2 start', '12 AuthenticateUser', '13 2 finish']);
    expect(select({ transactionNumber: 1 })).toEqual(['9 1 start', '10 1 finish']);
  });

  it('an interval reaches from the first counter of its first to the last of its last transaction', () => {
    expect(select({ startTransactionNumber: 1, endTransactionNumber: 2 }).at(-1)).toBe('13 2 finish');
    expect(select({ startTransactionNumber: 2 })).toEqual([
      '11 2 start',
      '12 AuthenticateUser',
      '13 2 finish',
      '14 LogOut',
      '15 3 start',
      '16 3 finish',
    ]);
    expect(select({ endTransactionNumber: 1 })).toEqual(['9 1 start', '10 1 finish']);
  });

  it('a client gets its own transactions', () => {
    expect(select({ clientId: 'till-2' })).toEqual(['11 2 start', '12 AuthenticateUser', '13 2 finish']);
    expect(select({ clientId: CLIENT_ID }).filter((line) => line.includes('start'))).toEqual([
      '9 1 start',
      '15 3 start',
    ]);
  });

  it('dates are inclusive, and each end may be left open', () => {
    const { time } = bench.tse;
    expect(select({ startDate: time })).toEqual(['15 3 start', '16 3 finish']);
    expect(select({ startDate: time - 10, endDate: time - 10 })).toHaveLength(4);
    expect(select({ endDate: time - 20 }).at(-1)).toBe('10 1 finish');
  });

  it('signature counters are a range as well', () => {
    expect(select({ startSignatureCounter: 10, endSignatureCounter: 11 })).toEqual(['10 1 finish', '11 2 start']);
  });

  it('refuses parameters that exclude each other', () => {
    expect(codeOf({ transactionNumber: 1, startDate: 0 })).toBe('ErrorParameterMismatch');
    expect(codeOf({ startTransactionNumber: 1, endDate: 5 })).toBe('ErrorParameterMismatch');
    expect(codeOf({ transactionNumber: 1, endTransactionNumber: 1 })).toBe('ErrorParameterMismatch');
    expect(codeOf({ startDate: 10, endDate: 9 })).toBe('ErrorParameterMismatch');
    expect(codeOf({ startTransactionNumber: 3, endTransactionNumber: 2 })).toBe('ErrorParameterMismatch');
  });

  it('says what is not there', () => {
    expect(codeOf({ transactionNumber: 99 })).toBe('ErrorTransactionNumberNotFound');
    expect(codeOf({ clientId: 'nobody' })).toBe('ErrorIdNotFound');
    expect(codeOf({ startDate: bench.tse.time + 1 })).toBe('ErrorNoDataAvailable');
  });

  it('exports nothing at all when more match than allowed', () => {
    expect(codeOf({ maximumNumberRecords: 15 })).toBe('ErrorTooManyRecords');
    expect(codeOf({ maximumNumberRecords: 16 })).toBeUndefined();
    expect(codeOf({ maximumNumberRecords: 0 })).toBeUndefined();
  });
});

describe('deleting stored data', () => {
  const login = () => bench.tse.authenticateUser('Admin', ADMIN_PIN);
  const deletion = () => {
    try {
      bench.tse.deleteStoredData();
      return 'done';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  it('needs the administrator and a complete export', () => {
    expect(deletion()).toBe('ErrorUserNotAuthenticated');
    login();
    expect(deletion()).toBe('ErrorUnexportedStoredData');
    bench.tse.exportData({ transactionNumber: 1 });
    expect(deletion()).toBe('ErrorUnexportedStoredData');
    bench.tse.exportData();
    expect(deletion()).toBe('done');
    expect(bench.tse.logs.count).toBe(1);
  });

  it('notices what was signed after the export, and goes on counting', () => {
    login();
    bench.tse.exportData();
    bench.sell();
    expect(deletion()).toBe('ErrorUnexportedStoredData');
    bench.tse.exportData();
    const before = bench.tse.signatureCounter;
    expect(deletion()).toBe('done');
    expect(bench.tse.logs.record(0)).toMatchObject({ signatureCounter: before + 1, name: 'deleteStoredData' });
    expect(bench.sell()).toBe(5);
  });

  it('accepts exports that were read on in pieces', () => {
    login();
    for (let last = 0; last < bench.tse.signatureCounter; ) {
      bench.tse.exportMoreData(last, 5);
      last = Math.min(last + 5, bench.tse.signatureCounter);
    }
    expect(deletion()).toBe('done');
  });

  it('deletes up to a counter that was exported, and no further', () => {
    login();
    expect(() => bench.tse.deleteUpTo(5)).toThrow('ErrorUnexportedStoredData');
    bench.tse.exportData();
    bench.tse.deleteUpTo(10);
    expect(bench.tse.logs.signatureCounter(0)).toBe(11);
    expect(selectLogs(bench.tse.logs, { transactionNumber: 2 })).toHaveLength(3);
  });
});
