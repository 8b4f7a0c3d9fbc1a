import type { Store } from '../../storage/types.ts';

/** A change of TSE under way or done; every step is written down with its time (TSE-17). */
export interface TseChangeRecord {
  readonly id: number;
  readonly oldId: number;
  readonly newId: number;
  readonly begunAtMs: number;
  readonly by: string;
  readonly preparedAtMs?: number;
  readonly exportedAtMs?: number;
  readonly exportNumber?: number;
  /** Why the old data could not be exported, in the words of whoever decided to go on. */
  readonly skipReason?: string;
  readonly switchedAtMs?: number;
  readonly notifiedAtMs?: number;
  readonly givenUpAtMs?: number;
}

export interface TseChangeRecords {
  list(): readonly TseChangeRecord[];
  /** The one that has been begun and neither switched nor given up. */
  running(): TseChangeRecord | undefined;
  find(id: number): TseChangeRecord | undefined;
  begin(oldId: number, newId: number, by: string, atMs: number): TseChangeRecord;
  notePrepared(id: number, atMs: number): void;
  noteExported(id: number, exportNumber: number, atMs: number): void;
  noteSkipped(id: number, reason: string, atMs: number): void;
  noteSwitched(id: number, atMs: number): void;
  noteNotified(id: number, atMs: number): void;
  giveUp(id: number, atMs: number): void;
}

interface Row {
  readonly id: number;
  readonly old_id: number;
  readonly new_id: number;
  readonly begun_at: number;
  readonly by: string;
  readonly prepared_at: number | null;
  readonly exported_at: number | null;
  readonly export_number: number | null;
  readonly skip_reason: string | null;
  readonly switched_at: number | null;
  readonly notified_at: number | null;
  readonly given_up_at: number | null;
}

export function tseChangeRecords(store: Store): TseChangeRecords {
  const list = (tail: string, params: readonly (string | number)[] = []) =>
    store.all<Row>(`select * from tse_change ${tail}`, params).map(recordOf);
  const set = (id: number, assignments: string, params: readonly (string | number)[]) => {
    store.run(`update tse_change set ${assignments} where id = ?`, [...params, id]);
  };
  return {
    list: () => list('order by id'),
    running: () => list('where switched_at is null and given_up_at is null order by id desc limit 1')[0],
    find: (id) => list('where id = ?', [id])[0],
    begin: (oldId, newId, by, atMs) => {
      store.run('insert into tse_change (old_id, new_id, begun_at, by) values (?, ?, ?, ?)', [oldId, newId, atMs, by]);
      const [begun] = list('order by id desc limit 1');
      if (!begun) throw new Error('The change that was just written is not there.');
      return begun;
    },
    notePrepared: (id, atMs) => set(id, 'prepared_at = ?', [atMs]),
    noteExported: (id, exportNumber, atMs) => set(id, 'exported_at = ?, export_number = ?', [atMs, exportNumber]),
    noteSkipped: (id, reason, atMs) => set(id, 'exported_at = ?, skip_reason = ?', [atMs, reason]),
    noteSwitched: (id, atMs) => set(id, 'switched_at = ?', [atMs]),
    noteNotified: (id, atMs) => set(id, 'notified_at = ?', [atMs]),
    giveUp: (id, atMs) => set(id, 'given_up_at = ?', [atMs]),
  };
}

function recordOf(row: Row): TseChangeRecord {
  return {
    id: row.id,
    oldId: row.old_id,
    newId: row.new_id,
    begunAtMs: row.begun_at,
    by: row.by,
    ...(row.prepared_at === null ? {} : { preparedAtMs: row.prepared_at }),
    ...(row.exported_at === null ? {} : { exportedAtMs: row.exported_at }),
    ...(row.export_number === null ? {} : { exportNumber: row.export_number }),
    ...(row.skip_reason === null ? {} : { skipReason: row.skip_reason }),
    ...(row.switched_at === null ? {} : { switchedAtMs: row.switched_at }),
    ...(row.notified_at === null ? {} : { notifiedAtMs: row.notified_at }),
    ...(row.given_up_at === null ? {} : { givenUpAtMs: row.given_up_at }),
  };
}
