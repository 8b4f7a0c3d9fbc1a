import type { Store } from '../../storage/types.ts';
import { migrations } from '../schema.ts';

/** Brings the schema up to date, one migration per step of record; a cut in between continues at the next start. */
export function migrate(store: Store): void {
  const { user_version: version } = store.get<{ user_version: number }>('pragma user_version') ?? { user_version: 0 };
  for (const migration of migrations.filter((candidate) => candidate.version > version)) {
    store.transaction(() => {
      store.script(migration.sql);
      store.run(`pragma user_version = ${migration.version}`);
    });
  }
}
