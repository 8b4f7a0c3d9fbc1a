import type { SettingRecords } from '../till/records/setting-records.ts';

const key = 'receipt-duty.ends-on';

/**
 * Whether each receipt has to be handed out without being asked for. The duty has no end today; one from 2027 has been
 * announced (a plan, not law), so the end is a day in the settings (LAW-12). Offered is a receipt always.
 */
export function receiptDuty(settings: SettingRecords) {
  const endsOn = () => settings.read(key) || undefined;
  return {
    endsOn,
    /** From the first moment of that day in Berlin receipts are printed on request only. */
    holdsAt: (atMs: number): boolean => {
      const end = endsOn();
      return end === undefined || new Date(atMs).toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' }) < end;
    },
    write: (day: string | undefined) => settings.write(key, day ?? ''),
  };
}
