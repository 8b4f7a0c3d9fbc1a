import type { FaultName } from '../faults/catalogue.ts';
import type { LifeCycle } from './life-cycle.ts';
import type { OpenTransaction } from './transactions.ts';
import type { Tse } from './tse.ts';

/** State of a signing core as plain data. */
export interface TseSnapshot {
  readonly serialNumber: string;
  readonly profile: string;
  readonly lifeCycle: LifeCycle;
  /** Unix seconds. */
  readonly time: number;
  readonly isTimeSet: boolean;
  readonly signatureCounter: number;
  readonly transactionCounter: number;
  readonly openTransactions: readonly OpenTransaction[];
  readonly clients: readonly string[];
  readonly storedMessages: number;
  readonly storedBytes: number;
  readonly remainingSignatures: number;
  /** First Unix second at which the certificate is no longer valid. */
  readonly certificateExpirySeconds: number;
  readonly faults: readonly FaultName[];
}

export function tseSnapshot(tse: Tse): TseSnapshot {
  return {
    serialNumber: tse.serialNumber,
    profile: tse.profile.name,
    lifeCycle: tse.lifeCycle,
    time: tse.time,
    isTimeSet: tse.isTimeSet,
    signatureCounter: tse.signatureCounter,
    transactionCounter: tse.transactions.counter,
    openTransactions: tse.openTransactions(),
    clients: tse.clients.all,
    storedMessages: tse.logs.count,
    storedBytes: tse.logs.byteLength,
    remainingSignatures: tse.element.remainingSignatures,
    certificateExpirySeconds: tse.element.certificateExpirySeconds,
    faults: tse.faults.names,
  };
}
