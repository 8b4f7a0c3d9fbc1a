import type { Store } from '../../storage/types.ts';

/** Why an export was taken: with the daily closing, by itself once a day, before a change of TSE, by hand. */
export type ExportReason = 'closing' | 'daily' | 'change' | 'by-hand';

/** `good`: kept and without findings. `findings`: kept, and something in it is wrong. `failed`: the TSE gave nothing whole. */
export type ExportState = 'running' | 'good' | 'findings' | 'failed';

/** Something that is wrong with what a TSE gives out; `at` names the place. */
export interface ExportFinding {
  readonly at: string;
  readonly text: string;
}

/** One checked piece of a TSE's log (TSE-18); pieces follow each other by signature counter. */
export interface TseExportRecord {
  readonly number: number;
  readonly deviceId: number;
  readonly reason: ExportReason;
  readonly state: ExportState;
  readonly begunAtMs: number;
  readonly endedAtMs?: number;
  readonly by: string;
  /** On the host's disk. */
  readonly file?: string;
  readonly bytes?: number;
  readonly sha256?: string;
  /** Everything signed after this counter was asked for. */
  readonly afterCounter: number;
  readonly lastCounter?: number;
  readonly lastLogTimeMs?: number;
  readonly messages?: number;
  readonly findings: readonly ExportFinding[];
  readonly text?: string;
}

export type ExportOutcome = Partial<
  Pick<TseExportRecord, 'file' | 'bytes' | 'sha256' | 'lastCounter' | 'lastLogTimeMs' | 'messages' | 'text'>
> & { readonly state: Exclude<ExportState, 'running'>; readonly findings: readonly ExportFinding[] };

export interface TseExportRecords {
  find(number: number): TseExportRecord | undefined;
  newest(limit: number): readonly TseExportRecord[];
  /** Kept pieces of a device, oldest first. */
  kept(deviceId: number): readonly TseExportRecord[];
  /** The last one that got something whole from the TSE, with the highest counter that was ever seen of it. */
  lastChecked(deviceId: number): TseExportRecord | undefined;
  /** The last one that came to an end. */
  lastEnded(deviceId: number): TseExportRecord | undefined;
  begin(what: Pick<TseExportRecord, 'deviceId' | 'reason' | 'by' | 'afterCounter'>, atMs: number): TseExportRecord;
  end(number: number, outcome: ExportOutcome, atMs: number): void;
  /** After a power cut nothing is running any more. */
  breakOff(atMs: number): void;
}

interface Row {
  readonly number: number;
  readonly device_id: number;
  readonly reason: ExportReason;
  readonly state: ExportState;
  readonly begun_at: number;
  readonly ended_at: number | null;
  readonly by: string;
  readonly file: string | null;
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly after_counter: number;
  readonly last_counter: number | null;
  readonly last_log_time: number | null;
  readonly messages: number | null;
  readonly findings: string;
  readonly text: string | null;
}

export function tseExportRecords(store: Store): TseExportRecords {
  const list = (tail: string, params: readonly (string | number)[] = []) =>
    store.all<Row>(`select * from tse_export ${tail}`, params).map(recordOf);
  return {
    find: (number) => list('where number = ?', [number])[0],
    newest: (limit) => list('order by number desc limit ?', [limit]),
    kept: (deviceId) =>
      list("where device_id = ? and file is not null and state <> 'failed' order by number", [deviceId]),
    lastChecked: (deviceId) => {
      const [last] = list("where device_id = ? and state in ('good', 'findings') order by number desc limit 1", [
        deviceId,
      ]);
      const [highest] = list('where device_id = ? and last_counter is not null order by last_counter desc limit 1', [
        deviceId,
      ]);
      if (!last || highest?.lastCounter === undefined) return last;
      return { ...last, lastCounter: highest.lastCounter, lastLogTimeMs: highest.lastLogTimeMs ?? 0 };
    },
    lastEnded: (deviceId) =>
      list("where device_id = ? and state <> 'running' order by number desc limit 1", [deviceId])[0],
    begin: ({ deviceId, reason, by, afterCounter }, atMs) => {
      store.run(
        "insert into tse_export (device_id, reason, state, begun_at, by, after_counter) values (?, ?, 'running', ?, ?, ?)",
        [deviceId, reason, atMs, by, afterCounter],
      );
      const [begun] = list('order by number desc limit 1');
      if (!begun) throw new Error('The export that was just written is not there.');
      return begun;
    },
    end: (number, { state, findings, file, bytes, sha256, lastCounter, lastLogTimeMs, messages, text }, atMs) => {
      store.run(
        `update tse_export set state = ?, ended_at = ?, file = ?, bytes = ?, sha256 = ?, last_counter = ?,
         last_log_time = ?, messages = ?, findings = ?, text = ? where number = ?`,
        [
          state,
          atMs,
          file ?? null,
          bytes ?? null,
          sha256 ?? null,
          lastCounter ?? null,
          lastLogTimeMs ?? null,
          messages ?? null,
          JSON.stringify(findings),
          text ?? null,
          number,
        ],
      );
    },
    breakOff: (atMs) => {
      store.run(
        "update tse_export set state = 'failed', ended_at = ?, text = 'durch Neustart abgebrochen' where state = 'running'",
        [atMs],
      );
    },
  };
}

function recordOf(row: Row): TseExportRecord {
  return {
    number: row.number,
    deviceId: row.device_id,
    reason: row.reason,
    state: row.state,
    begunAtMs: row.begun_at,
    by: row.by,
    afterCounter: row.after_counter,
    findings: JSON.parse(row.findings) as ExportFinding[],
    ...(row.ended_at === null ? {} : { endedAtMs: row.ended_at }),
    ...(row.file === null ? {} : { file: row.file }),
    ...(row.bytes === null ? {} : { bytes: row.bytes }),
    ...(row.sha256 === null ? {} : { sha256: row.sha256 }),
    ...(row.last_counter === null ? {} : { lastCounter: row.last_counter }),
    ...(row.last_log_time === null ? {} : { lastLogTimeMs: row.last_log_time }),
    ...(row.messages === null ? {} : { messages: row.messages }),
    ...(row.text === null ? {} : { text: row.text }),
  };
}
