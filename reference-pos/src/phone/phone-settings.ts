import type { CallerIdSettings } from '../peripherals/caller-id/index.ts';
import type { SettingRecords } from '../till/records/setting-records.ts';

const deviceKey = 'callerId.device';
const areaCodeKey = 'callerId.areaCode';

/** How the telephone is set up: what was said at the till, otherwise what the configuration says. */
export interface PhoneSettings {
  device(): CallerIdSettings | undefined;
  /** The salon's own, without its 0. */
  areaCode(): string;
  write(device: CallerIdSettings | undefined, areaCode: string): void;
}

export function phoneSettings(
  records: SettingRecords,
  configured: { readonly device?: CallerIdSettings; readonly salonPhone: string },
): PhoneSettings {
  return {
    device: () => {
      const written = records.read(deviceKey);
      return written === undefined
        ? configured.device
        : ((JSON.parse(written) as CallerIdSettings | null) ?? undefined);
    },
    areaCode: () => records.read(areaCodeKey) ?? areaCodeOf(configured.salonPhone),
    write: (device, areaCode) => {
      records.write(deviceKey, JSON.stringify(device ?? null));
      records.write(areaCodeKey, areaCode);
    },
  };
}

/** `030 23125 100` → `30`; Berlin where the salon's number does not say. */
function areaCodeOf(phone: string): string {
  return /^\(?0([1-9]\d{1,4})[)\s/-]/.exec(phone.trim())?.[1] ?? '30';
}
