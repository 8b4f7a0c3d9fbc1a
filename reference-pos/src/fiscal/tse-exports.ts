import type { Host, Timer } from '@kassensturz/host';
import type { Store } from '../storage/types.ts';
import type { TseLimits } from './limits.ts';
import type { PosEvents } from './pos-events.ts';
import type { PosRecords } from './pos-records.ts';
import type { TseDeviceRecord } from './records/tse-device-records.ts';
import type { ExportOutcome, ExportReason, TseExportRecord } from './records/tse-export-records.ts';
import { asTseError, TseError } from './tse/tse-error.ts';
import { type CheckResult, ExportCheck } from './tse-export/export-check.ts';
import { ExportFile } from './tse-export/export-file.ts';
import { joinArchives } from './tse-export/join-archives.ts';
import type { TseInventory } from './tse-inventory.ts';

export interface TseExportsOptions {
  readonly host: Host;
  readonly store: Store;
  readonly records: PosRecords;
  readonly inventory: TseInventory;
  readonly events: PosEvents;
  readonly limits: TseLimits;
  /** Where the archives are kept on the host's disk. */
  readonly directory: string;
}

const lookEveryMs = 30 * 60_000;
/** A failed export is tried again after this long, not with every look. */
const againAfterFailureMs = 3_600_000;

/**
 * Takes the TSE's log out at least once a day, keeps it on this till's own disk and holds it against the till's books, so
 * that a TSE that confirms everything and keeps nothing is found within a day (TSE-18). All of it happens behind selling.
 */
export class TseExports {
  readonly #options: TseExportsOptions;
  readonly #running = new Map<number, { readonly record: TseExportRecord; readonly done: Promise<TseExportRecord> }>();
  #timer: Timer | undefined;
  #isStopped = false;

  constructor(options: TseExportsOptions) {
    this.#options = options;
  }

  start(): void {
    const { host, records } = this.#options;
    records.tseExports.breakOff(host.clock.now());
    this.#timer = host.clock.every(lookEveryMs, () => this.#takeIfDue());
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#timer?.cancel();
  }

  /** Begins an export of that TSE (default: the one that signs) and returns at once; one that runs already is that one. */
  take(reason: ExportReason, by: string, deviceId = this.#options.inventory.main.id): TseExportRecord {
    return this.#begin(reason, by, deviceId).record;
  }

  /** Like `take`, and waits for the end. */
  takeWhole(reason: ExportReason, by: string, deviceId = this.#options.inventory.main.id): Promise<TseExportRecord> {
    return this.#begin(reason, by, deviceId).done;
  }

  /** The log of a TSE as far as it is kept here, also when that TSE is gone for good (LAW-26). */
  *archive(deviceId: number): Generator<Uint8Array> {
    const kept = this.#options.records.tseExports.kept(deviceId);
    const whole = kept.findLastIndex(({ afterCounter }) => afterCounter === 0);
    const files = kept.slice(Math.max(0, whole)).flatMap(({ file }) => file ?? []);
    yield* joinArchives(this.#options.host.disk, files);
  }

  hasArchive(deviceId: number): boolean {
    return this.#options.records.tseExports.kept(deviceId).length > 0;
  }

  isRunning(deviceId: number): boolean {
    return this.#running.has(deviceId);
  }

  /** What is worth a word about a TSE's exports: wrong, not possible, or not done for longer than a day. */
  trouble(device: TseDeviceRecord): 'findings' | 'failed' | 'overdue' | undefined {
    const last = this.#options.records.tseExports.lastEnded(device.id);
    if (last?.state === 'findings') return 'findings';
    const sinceMs = this.#lastGoodAtMs(device);
    const isOverdue = sinceMs !== undefined && this.#options.host.clock.now() - sinceMs > 30 * 3_600_000;
    if (!isOverdue) return undefined;
    return last?.state === 'failed' ? 'failed' : 'overdue';
  }

  #takeIfDue(): void {
    const { host, records, inventory, limits } = this.#options;
    for (const { id, desk } of inventory.awake) {
      const device = records.tseDevices.find(id);
      if (!device || desk.state.state !== 'ready' || this.#running.has(id)) continue;
      const last = records.tseExports.lastEnded(id);
      const failedAtMs = last?.state === 'failed' ? last.endedAtMs : undefined;
      if (failedAtMs !== undefined && host.clock.now() - failedAtMs < againAfterFailureMs) continue;
      const sinceMs = this.#lastGoodAtMs(device);
      if (sinceMs !== undefined && host.clock.now() - sinceMs >= limits.exportDueMs) this.take('daily', 'system', id);
    }
  }

  #lastGoodAtMs(device: TseDeviceRecord): number | undefined {
    const good = this.#options.records.tseExports.lastChecked(device.id);
    return good?.endedAtMs ?? device.firstUsedAtMs;
  }

  #begin(reason: ExportReason, by: string, deviceId: number) {
    const known = this.#running.get(deviceId);
    if (known) return known;
    const { host, store, records } = this.#options;
    // Before a change the log is taken as a whole: it may be the last chance.
    const after = reason === 'change' ? undefined : records.tseExports.lastChecked(deviceId);
    const record = store.transaction(() => {
      const atMs = host.clock.now();
      records.log.write(atMs, by, 'tse.export-begun', { tse: deviceId, reason });
      return records.tseExports.begin({ deviceId, reason, by, afterCounter: after?.lastCounter ?? 0 }, atMs);
    });
    const done = this.#run(record, after?.lastLogTimeMs ?? 0).finally(() => this.#running.delete(deviceId));
    const running = { record, done };
    this.#running.set(deviceId, running);
    return running;
  }

  async #run(record: TseExportRecord, afterLogTimeMs: number): Promise<TseExportRecord> {
    const { host, store, records, events } = this.#options;
    const outcome = await this.#outcome(record, afterLogTimeMs);
    if (this.#isStopped) return record;
    const atMs = host.clock.now();
    store.transaction(() => {
      records.tseExports.end(record.number, outcome, atMs);
      records.log.write(atMs, record.by, 'tse.export-ended', {
        tse: record.deviceId,
        number: record.number,
        state: outcome.state,
        findings: outcome.findings.length,
      });
    });
    if (outcome.state !== 'good')
      host.log.warn('tse.export', { state: outcome.state, findings: outcome.findings.length });
    events.tell({ type: 'status', device: 'tse' });
    return records.tseExports.find(record.number) ?? record;
  }

  async #outcome(record: TseExportRecord, afterLogTimeMs: number): Promise<ExportOutcome> {
    const { host, limits } = this.#options;
    const untilMs = host.clock.monotonic() + limits.exportPatienceMs;
    for (;;) {
      try {
        return await this.#take(record, afterLogTimeMs);
      } catch (thrown) {
        const error = asTseError(thrown);
        // Sales come first; the export goes on when the shop is quiet.
        const isPossibleLater = error.code === 'busy' && host.clock.monotonic() < untilMs && !this.#isStopped;
        if (!isPossibleLater) return { state: 'failed', findings: [], text: error.message };
        await host.clock.sleep(limits.exportPauseMs);
      }
    }
  }

  async #take(record: TseExportRecord, afterLogTimeMs: number): Promise<ExportOutcome> {
    const { host, records, inventory, directory } = this.#options;
    const { deviceId, number, afterCounter } = record;
    const identity = records.tseDevices.find(deviceId)?.identity;
    if (!identity) throw new TseError('not-ready');
    const signed = records.transactions.signedBetween(deviceId, afterCounter, Number.MAX_SAFE_INTEGER);
    const check = new ExportCheck({
      serialNumber: identity.serialNumber,
      certificate: identity.certificate,
      afterCounter,
      expected: new Map(signed.flatMap(({ signed: part }) => (part ? [[part.signatureCounter, part.signature]] : []))),
      isKnown: ({ transactionNumber, processData }) =>
        processData.startsWith('AVBelegabbruch^') ||
        records.transactions.ofNumber(identity.serialNumber, transactionNumber) !== undefined,
    });
    const file = new ExportFile(host.disk, directory, `tse-${deviceId}-${String(number).padStart(6, '0')}.tar`);
    try {
      const position = { counter: afterCounter, logTimeMs: afterLogTimeMs };
      for await (const piece of inventory.unit(deviceId).desk.tse.exportTar(position)) {
        check.add(piece);
        file.add(piece);
      }
    } catch (error) {
      file.discard();
      throw error;
    }
    return outcomeOf(check.end(), file);
  }
}

/** Nothing new since the last time needs no file. */
function outcomeOf(result: CheckResult, file: ExportFile): ExportOutcome {
  const { findings } = result;
  const state = findings.length > 0 ? 'findings' : 'good';
  if (result.messages > 0) return { state, ...result, ...file.keep() };
  file.discard();
  return { state, findings, messages: 0 };
}
