import type { Pos } from '../pos.ts';

const key = 'retention.years';
const lawfulYears = 10;
const dayMs = 24 * 3_600_000;
/** Orders to printer and drawer are no records for the office; the journal keeps who opened the drawer. */
const keptJobsMs = 90 * dayMs;

/** The retention period and the clean-up that keeps to it: nothing fiscal is ever deleted by this program (LAW-29). */
export function retention({ records, store, host }: Pick<Pos, 'records' | 'store' | 'host'>) {
  return {
    years: () => Number(records.settings.read(key) ?? lawfulYears),
    write: (years: number) => records.settings.write(key, String(years)),
    /** Removes what nobody has to keep, and says what that was. */
    cleanUp: (by: string) => {
      const nowMs = host.clock.now();
      return store.transaction(() => {
        const before = nowMs - keptJobsMs;
        const jobs = store.run(
          "delete from job where created_at < ? and state in ('done', 'failed', 'unknown', 'dropped') and receipt_number is null",
          [before],
        ).changes;
        const sessions = store.run('delete from session where last_seen < ?', [nowMs - dayMs]).changes;
        records.log.write(nowMs, by, 'retention.cleaned-up', { jobs, sessions });
        return { deleted: { jobs, sessions }, fiscalRecordsDeleted: 0 };
      });
    },
  };
}

export const retentionYears = { minimum: lawfulYears, maximum: 99 };
