import type { Host } from '@kassensturz/host';
import type { TseConfig } from './config.ts';
import { CloudTse } from './fiscal/cloud-tse/cloud-tse.ts';
import type { Tse } from './fiscal/tse/tse.ts';
import { UsbTse } from './fiscal/usb-tse/usb-tse.ts';
import type { SettingRecords } from './till/records/setting-records.ts';

/** A TSE by its access data. `expectedSerial`: the device that is known to be there. */
export function makeTse(
  host: Host,
  config: TseConfig,
  settings: SettingRecords,
  serialNumber: string,
  expectedSerial?: string,
): Tse {
  switch (config.kind) {
    case 'cloud':
      return new CloudTse({ host, config, settings, serialNumber });
    case 'usb':
      return new UsbTse({ host, config, serialNumber, ...(expectedSerial === undefined ? {} : { expectedSerial }) });
  }
}
