import type { Clock } from '@kassensturz/host';
import { SeError, type SeErrorCode } from '../core/errors.ts';
import type { Tse } from '../core/tse.ts';
import type { ExportFilter } from '../export/export-filter.ts';
import type { TarArchive } from '../export/tar.ts';
import { ApiError } from './api-error.ts';
import type { Metadata } from './validation.ts';

export type ExportState = 'PENDING' | 'WORKING' | 'COMPLETED' | 'CANCELLED' | 'ERROR' | 'EXPIRED';

export interface CloudExport {
  readonly id: string;
  /** Host wall clock in ms. */
  readonly requestedAtMs: number;
  /** Host monotonic clock in ms. */
  readonly requestedMonotonicMs: number;
  /** Time from the request to the finished file. */
  readonly durationMs: number;
  /** The query as text: equal ones may not run at the same time. */
  readonly parameters: string;
  readonly result: { readonly archive: TarArchive } | { readonly exception: string };
  isCancelled: boolean;
  metadata: Metadata;
}

const MAX_RUNNING = 10;
const FILE_LIFETIME_MS = 24 * 3600 * 1000;
/** An export waits this part of its time before work begins. */
const PENDING_PART = 0.4;

const EXCEPTIONS: Partial<Record<SeErrorCode, string>> = {
  ErrorNoDataAvailable: 'E_NO_DATA_AVAILABLE',
  ErrorTooManyRecords: 'E_TOO_MANY_RECORDS',
  ErrorIdNotFound: 'E_ID_NOT_FOUND',
  ErrorTransactionNumberNotFound: 'E_TRANSACTION_ID_NOT_FOUND',
};

/** Export jobs of one TSS. They move on by the clock, so nothing has to tick. */
export class TssExports {
  readonly #tse: Tse;
  readonly #clock: Clock;
  readonly #delayMs: number;
  readonly #byId = new Map<string, CloudExport>();

  constructor(tse: Tse, clock: Clock, delayMs: number) {
    this.#tse = tse;
    this.#clock = clock;
    this.#delayMs = delayMs;
  }

  get all(): readonly CloudExport[] {
    return [...this.#byId.values()];
  }

  require(id: string): CloudExport {
    const found = this.#byId.get(id);
    if (found === undefined) throw new ApiError('E_EXPORT_NOT_FOUND', `Export ${id} not found.`);
    return found;
  }

  trigger(id: string, filter: ExportFilter, parameters: string, metadata: Metadata): CloudExport {
    if (this.#byId.has(id)) throw new ApiError('E_DUPLICATE_EXPORT', `Export ${id} has been triggered already.`);
    const running = this.all.filter((job) => this.isRunning(job));
    if (running.some((job) => job.parameters === parameters)) {
      throw new ApiError('E_EXPORT_DUPLICATE_RATE_LIMITED', 'An export with the same parameters is running.');
    }
    if (running.length >= MAX_RUNNING) {
      throw new ApiError('E_TOO_MANY_EXPORTS', `No more than ${MAX_RUNNING} exports may run at the same time.`);
    }
    const job: CloudExport = {
      id,
      requestedAtMs: this.#clock.now(),
      requestedMonotonicMs: this.#clock.monotonic(),
      durationMs: this.#delayMs + (this.#tse.faults.take('slowExport')?.ms ?? 0),
      parameters,
      result: this.#select(filter),
      isCancelled: false,
      metadata,
    };
    this.#byId.set(id, job);
    return job;
  }

  state(job: CloudExport): ExportState {
    if (job.isCancelled) return 'CANCELLED';
    const elapsedMs = this.#clock.monotonic() - job.requestedMonotonicMs;
    if (elapsedMs < job.durationMs * PENDING_PART) return 'PENDING';
    if (elapsedMs < job.durationMs) return 'WORKING';
    if ('exception' in job.result) return 'ERROR';
    return elapsedMs < job.durationMs + FILE_LIFETIME_MS ? 'COMPLETED' : 'EXPIRED';
  }

  isRunning(job: CloudExport): boolean {
    const state = this.state(job);
    return state === 'PENDING' || state === 'WORKING';
  }

  cancel(job: CloudExport): void {
    if (!this.isRunning(job)) {
      throw new ApiError(
        'E_CANCEL_EXPORT',
        `Export ${job.id} is ${this.state(job)}; only running ones can be cancelled.`,
      );
    }
    job.isCancelled = true;
  }

  /** The TAR, once it is there. */
  file(job: CloudExport): TarArchive {
    if (this.state(job) !== 'COMPLETED' || !('archive' in job.result)) {
      throw new ApiError('E_EXPORT_NOT_COMPLETED', `Export ${job.id} is ${this.state(job)}.`, {
        retryAfterSeconds: 60,
      });
    }
    return job.result.archive;
  }

  /** Unix seconds at which a job starts working, ends, and its file expires. */
  times(job: CloudExport): { readonly start: number; readonly end: number; readonly expiration: number } {
    const seconds = (afterMs: number) => Math.floor((job.requestedAtMs + afterMs) / 1000);
    return {
      start: seconds(job.durationMs * PENDING_PART),
      end: seconds(job.durationMs),
      expiration: seconds(job.durationMs + FILE_LIFETIME_MS),
    };
  }

  #select(filter: ExportFilter): CloudExport['result'] {
    try {
      return { archive: this.#tse.exportData(filter) };
    } catch (error) {
      if (!(error instanceof SeError) || error.code === 'ErrorParameterMismatch') throw error;
      return { exception: EXCEPTIONS[error.code] ?? 'E_INTERNAL' };
    }
  }
}
