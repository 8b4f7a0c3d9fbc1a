import type { SettingRecords } from '../till/records/setting-records.ts';

const name = 'drawer.kick-by-page';

/** Whether the page may put a kick of the drawer into its print jobs (PH-18); off until somebody switches it on. */
export function isKickByPage(settings: SettingRecords): boolean {
  return settings.read(name) === 'yes';
}

export function allowKickByPage(settings: SettingRecords, isAllowed: boolean): void {
  settings.write(name, isAllowed ? 'yes' : 'no');
}
