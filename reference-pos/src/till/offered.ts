import type { Article } from './catalogue.ts';
import type { SettingRecords } from './records/setting-records.ts';

const settingOf = (articleNumber: string) => `voucher-kind-withdrawn.${articleNumber}`;

/** Whether a kind of voucher is still sold. One that is not any more stays redeemable (LAW-31). */
export function isOffered(settings: SettingRecords, { number, voucher }: Article): boolean {
  return voucher === undefined || settings.read(settingOf(number)) !== 'yes';
}

export function setOffered(settings: SettingRecords, articleNumber: string, isOffered: boolean): void {
  settings.write(settingOf(articleNumber), isOffered ? 'no' : 'yes');
}
