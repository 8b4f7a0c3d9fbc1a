import type { Store } from '../../storage/types.ts';

export type JobState = 'waiting' | 'sent' | 'done' | 'failed' | 'unknown' | 'dropped';

/** Paper or drawer work that follows a record: it may fail and never undoes anything. */
export interface Job {
  readonly id: string;
  readonly kind: 'print' | 'drawer';
  readonly receiptNumber?: number;
  /** The daily closing whose Z receipt is printed. */
  readonly closingNumber?: number;
  readonly isCopy: boolean;
  readonly reason?: string;
  readonly state: JobState;
  readonly by: string;
  readonly createdAtMs: number;
  readonly endedAtMs?: number;
  readonly cause?: string;
  readonly text?: string;
}

export interface JobRecords {
  find(id: string): Job | undefined;
  add(job: Omit<Job, 'state' | 'endedAtMs' | 'cause' | 'text'>): void;
  /** Not yet ended, oldest first. */
  unfinished(): readonly Job[];
  newest(limit: number): readonly Job[];
  ofReceipt(receiptNumber: number): readonly Job[];
  ofClosing(closingNumber: number): readonly Job[];
  markSent(id: string): void;
  end(id: string, state: Exclude<JobState, 'waiting' | 'sent'>, atMs: number, cause?: string, text?: string): void;
}

interface JobRow {
  readonly id: string;
  readonly kind: 'print' | 'drawer';
  readonly receipt_number: number | null;
  readonly closing_number: number | null;
  readonly is_copy: number;
  readonly reason: string | null;
  readonly state: JobState;
  readonly by: string;
  readonly created_at: number;
  readonly ended_at: number | null;
  readonly cause: string | null;
  readonly text: string | null;
}

export function jobRecords(store: Store): JobRecords {
  const list = (tail: string, params: readonly (string | number)[] = []): readonly Job[] =>
    store.all<JobRow>(`select * from job ${tail}`, params).map(jobOf);
  return {
    find: (id) => list('where id = ?', [id])[0],
    add: (job) => {
      store.run(
        `insert into job (id, kind, receipt_number, closing_number, is_copy, reason, state, by, created_at)
         values (?, ?, ?, ?, ?, ?, 'waiting', ?, ?)`,
        [
          job.id,
          job.kind,
          job.receiptNumber ?? null,
          job.closingNumber ?? null,
          job.isCopy ? 1 : 0,
          job.reason ?? null,
          job.by,
          job.createdAtMs,
        ],
      );
    },
    unfinished: () => list("where state in ('waiting', 'sent') order by created_at, kind, id"),
    newest: (limit) => list('order by created_at desc, id limit ?', [limit]),
    ofReceipt: (receiptNumber) => list('where receipt_number = ? order by created_at, kind, id', [receiptNumber]),
    ofClosing: (closingNumber) => list('where closing_number = ? order by created_at, id', [closingNumber]),
    markSent: (id) => {
      store.run("update job set state = 'sent' where id = ?", [id]);
    },
    end: (id, state, atMs, cause, text) => {
      store.run('update job set state = ?, ended_at = ?, cause = ?, text = ? where id = ?', [
        state,
        atMs,
        cause ?? null,
        text ?? null,
        id,
      ]);
    },
  };
}

function jobOf(row: JobRow): Job {
  return {
    id: row.id,
    kind: row.kind,
    isCopy: row.is_copy === 1,
    state: row.state,
    by: row.by,
    createdAtMs: row.created_at,
    ...(row.receipt_number === null ? {} : { receiptNumber: row.receipt_number }),
    ...(row.closing_number === null ? {} : { closingNumber: row.closing_number }),
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.ended_at === null ? {} : { endedAtMs: row.ended_at }),
    ...(row.cause === null ? {} : { cause: row.cause }),
    ...(row.text === null ? {} : { text: row.text }),
  };
}
