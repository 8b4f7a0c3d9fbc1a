import type { Store } from '../../storage/types.ts';

/** Who was signed in, so that a restart does not ask everybody for the PIN again. */
export interface KeptSession {
  readonly tokenHash: string;
  readonly staffId: string;
  /** Wall clock, Unix milliseconds. */
  readonly lastSeenMs: number;
}

export interface SessionRecords {
  list(): readonly KeptSession[];
  keep(session: KeptSession): void;
  forget(tokenHash: string): void;
}

export function sessionRecords(store: Store): SessionRecords {
  return {
    list: () =>
      store
        .all<{ token_hash: string; staff_id: string; last_seen: number }>('select * from session')
        .map((row) => ({ tokenHash: row.token_hash, staffId: row.staff_id, lastSeenMs: row.last_seen })),
    keep: ({ tokenHash, staffId, lastSeenMs }) => {
      store.run(
        `insert into session (token_hash, staff_id, last_seen) values (?, ?, ?)
         on conflict (token_hash) do update set last_seen = excluded.last_seen`,
        [tokenHash, staffId, lastSeenMs],
      );
    },
    forget: (tokenHash) => {
      store.run('delete from session where token_hash = ?', [tokenHash]);
    },
  };
}
