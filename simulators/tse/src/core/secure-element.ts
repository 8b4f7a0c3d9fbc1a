import type { Clock } from '@kassensturz/host';
import { signatureAlgorithmElement } from '../crypto/curves.ts';
import type { SigningKey } from '../crypto/signing-key.ts';
import type { TransactionCall } from '../faults/catalogue.ts';
import type { FaultSet } from '../faults/fault-set.ts';
import { SeError, type SeErrorCode } from './errors.ts';
import { assembleMessage, LogMessageEncoder, type Stamp, type TransactionLogFields } from './log-message.ts';
import { LOG_KIND, type LogRecord, LogStore } from './log-store.ts';
import { systemLogCasing, type TseProfile } from './profile.ts';
import { type SystemOperation, systemOperationData, systemOperationType } from './system-operation.ts';
import { TseClock } from './tse-clock.ts';

export interface Signed extends Stamp {
  /** Plain r‖s. */
  readonly signatureValue: Uint8Array;
}

const KIND_OF = { Start: LOG_KIND.start, Update: LOG_KIND.update, Finish: LOG_KIND.finish } as const;
const CALL_OF = { Start: 'start', Update: 'update', Finish: 'finish' } as const satisfies Record<
  string,
  TransactionCall
>;

/** Signs log messages with gap-free counters and keeps them. Every attempt costs one signature counter, good or bad. */
export class SecureElement {
  readonly key: SigningKey;
  readonly clock: TseClock;
  readonly store = new LogStore();
  readonly profile: TseProfile;
  readonly #encoder: LogMessageEncoder;
  readonly #faults: FaultSet;
  /** Unix seconds of notAfter + 1. */
  readonly certificateExpirySeconds: number;
  #signatureCounter: number;
  #lastMessage: Uint8Array | undefined;
  #lastLogTime = 0;

  constructor(options: {
    readonly key: SigningKey;
    readonly profile: TseProfile;
    readonly hostClock: Clock;
    readonly certificateExpirySeconds: number;
    readonly faults: FaultSet;
  }) {
    this.key = options.key;
    this.profile = options.profile;
    this.certificateExpirySeconds = options.certificateExpirySeconds;
    this.clock = new TseClock(options.hostClock, options.profile.clock);
    this.#faults = options.faults;
    this.#signatureCounter = options.profile.signaturesBeforeFirstLog;
    this.#encoder = new LogMessageEncoder({
      version: options.profile.messageVersion,
      serialNumber: this.key.serialNumber,
      signatureAlgorithm: signatureAlgorithmElement(this.key.scheme, this.key.hash),
      timeFormat: options.profile.timeFormat,
    });
  }

  get signatureCounter(): number {
    return this.#signatureCounter;
  }

  get lastMessage(): Uint8Array | undefined {
    return this.#lastMessage?.slice();
  }

  get lastLogTime(): number {
    return this.#lastLogTime;
  }

  get isCertificateExpired(): boolean {
    return this.#faults.isOn('certificateExpired') || this.clock.now() >= this.certificateExpirySeconds;
  }

  /** Bytes left for transaction logs; a reserve stays for system logs. */
  get availableLogBytes(): number {
    if (this.#faults.isOn('storageFull')) return 0;
    return Math.max(0, this.profile.logMemoryBytes - this.store.byteLength - this.profile.reservedLogBytes);
  }

  get remainingSignatures(): number {
    if (this.#faults.isOn('quotaUsed')) return 0;
    return Math.max(0, this.profile.maxSignatures - this.#signatureCounter);
  }

  signTransaction(fields: TransactionLogFields, clientId: string): Signed {
    const failing = this.#faults.peek('signingFails');
    const isFailing = failing !== undefined && (failing.on === undefined || failing.on === CALL_OF[fields.operation]);
    const stamp = this.#nextStamp(isFailing, `Error${fields.operation}TransactionFailed`);
    return this.#sign(this.#encoder.transaction(fields, stamp), {
      kind: KIND_OF[fields.operation],
      ...stamp,
      transactionNumber: fields.transactionNumber,
      name: clientId,
    });
  }

  logSystem(operation: SystemOperation): Signed {
    const failing = this.#faults.peek('signingFails');
    const isFailing = failing !== undefined && failing.on === undefined;
    const stamp = this.#nextStamp(isFailing, 'ErrorSigningSystemOperationDataFailed');
    const type = systemOperationType(operation.type, systemLogCasing(this.profile));
    const data = systemOperationData(operation, this.profile.timeFormat);
    return this.#sign(this.#encoder.system(type, data, stamp), {
      kind: LOG_KIND.system,
      ...stamp,
      transactionNumber: 0,
      name: type,
    });
  }

  logAudit(seAuditData: Uint8Array): Signed {
    const stamp = this.#nextStamp(false, 'ErrorSigningSystemOperationDataFailed');
    return this.#sign(this.#encoder.audit(seAuditData, stamp), {
      kind: LOG_KIND.audit,
      ...stamp,
      transactionNumber: 0,
      name: '',
    });
  }

  #nextStamp(isFailing: boolean, failure: SeErrorCode): Stamp {
    // The counter counts attempts (TR-03153-1): a failed one leaves a gap in the exported logs.
    const signatureCounter = ++this.#signatureCounter;
    if (isFailing) {
      this.#faults.take('signingFails');
      throw new SeError(failure, `signature attempt ${signatureCounter}`);
    }
    return { signatureCounter, logTime: this.clock.now() };
  }

  #sign(body: Uint8Array, record: LogRecord): Signed {
    const signatureValue = this.key.signPlain(body);
    const isKept = !this.#faults.isOn('writeOnly');
    this.#lastMessage = assembleMessage(body, signatureValue, (length) =>
      isKept ? this.store.append(length, record) : new Uint8Array(length),
    );
    this.#lastLogTime = record.logTime;
    return { signatureCounter: record.signatureCounter, logTime: record.logTime, signatureValue };
  }
}
