import type { Program } from '@kassensturz/host';
import { checkConfig } from '../check-config.ts';
import type { PosConfig } from '../config.ts';
import { pageDelivery } from '../jobs/delivery.ts';
import { makeTse } from '../make-tse.ts';
import { openPos } from '../pos.ts';
import { type RunningPos, servePos } from '../serve-pos.ts';

/**
 * The cloud till: records on the provider's server, a browser in the salon. The server never connects to anything in the
 * salon (CK-10).
 */
export function cloudProgram(config: PosConfig): Program<RunningPos> {
  checkConfig(config, ['cloud', 'cube']);
  return async (host) => {
    const pos = await openPos(host, config, {
      makeTse: (settings, serialNumber) => makeTse(host, config.tse, settings, serialNumber),
      makeDelivery: () => pageDelivery,
    });
    return servePos(pos, { devices: {} });
  };
}
