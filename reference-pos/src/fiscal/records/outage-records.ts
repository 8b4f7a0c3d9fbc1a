import type { Store } from '../../storage/types.ts';

/** One time span in which a device failed; `endedAtMs` is missing while it lasts. */
export interface Outage {
  readonly id: number;
  readonly device: 'tse';
  /** Which TSE, by its number at this register. */
  readonly tseId?: number;
  readonly startedAtMs: number;
  readonly endedAtMs?: number;
  /** Stable word, e.g. `unreachable`. */
  readonly cause: string;
  /** What it means, in German, as an inspector reads it. */
  readonly text: string;
}

export interface OutageRecords {
  list(): readonly Outage[];
  /** The one of that TSE that still lasts. */
  current(tseId: number): Outage | undefined;
  begin(outage: Pick<Outage, 'device' | 'tseId' | 'startedAtMs' | 'cause' | 'text'>): Outage;
  end(id: number, atMs: number): void;
}

interface OutageRow {
  readonly id: number;
  readonly device: 'tse';
  readonly started_at: number;
  readonly ended_at: number | null;
  readonly tse_id: number | null;
  readonly cause: string;
  readonly text: string;
}

export function outageRecords(store: Store): OutageRecords {
  const newest = (where: string, params: readonly number[] = []): Outage | undefined => {
    const row = store.get<OutageRow>(`select * from outage ${where} order by id desc limit 1`, params);
    return row && outageOf(row);
  };
  return {
    list: () => store.all<OutageRow>('select * from outage order by id').map(outageOf),
    current: (tseId) => newest('where ended_at is null and coalesce(tse_id, ?) = ?', [tseId, tseId]),
    begin: ({ device, tseId, startedAtMs, cause, text }) => {
      store.run('insert into outage (device, tse_id, started_at, cause, text) values (?, ?, ?, ?, ?)', [
        device,
        tseId ?? null,
        startedAtMs,
        cause,
        text,
      ]);
      const begun = newest('');
      if (!begun) throw new Error('The outage that was just written is not there.');
      return begun;
    },
    end: (id, atMs) => {
      store.run('update outage set ended_at = ? where id = ? and ended_at is null', [atMs, id]);
    },
  };
}

function outageOf(row: OutageRow): Outage {
  return {
    id: row.id,
    device: row.device,
    ...(row.tse_id === null ? {} : { tseId: row.tse_id }),
    startedAtMs: row.started_at,
    ...(row.ended_at === null ? {} : { endedAtMs: row.ended_at }),
    cause: row.cause,
    text: row.text,
  };
}
