import type { SettingRecords } from '../till/records/setting-records.ts';
import type { PrinterAddress } from './delivery.ts';

const name = 'printer.address';

/** The printer's address as somebody has typed it in at the till; it counts more than the one of the set-up (PH-29). */
export function rememberedPrinter(settings: SettingRecords): PrinterAddress | undefined {
  const text = settings.read(name);
  return text === undefined ? undefined : (JSON.parse(text) as PrinterAddress);
}

export function rememberPrinter(settings: SettingRecords, { host, port }: PrinterAddress): void {
  settings.write(name, JSON.stringify({ host, port }));
}
