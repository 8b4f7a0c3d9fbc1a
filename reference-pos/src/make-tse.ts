import type { Host } from '@kassensturz/host';
import type { TseConfig } from './config.ts';
import { CloudTse } from './fiscal/cloud-tse/cloud-tse.ts';
import type { Tse } from './fiscal/tse/tse.ts';
import { UsbTse } from './fiscal/usb-tse/usb-tse.ts';
import type { SettingRecords } from './till/records/setting-records.ts';

/** The TSE a till is configured for. */
export function makeTse(host: Host, config: TseConfig, settings: SettingRecords, serialNumber: string): Tse {
  switch (config.kind) {
    case 'cloud':
      return new CloudTse({ host, config, settings, serialNumber });
    case 'usb':
      return new UsbTse({ host, config, serialNumber });
  }
}
