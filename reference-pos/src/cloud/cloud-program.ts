import type { Program } from '@kassensturz/host';
import { checkConfig } from '../check-config.ts';
import type { PosConfig } from '../config.ts';
import { pageDelivery } from '../jobs/delivery.ts';
import { makeTse } from '../make-tse.ts';
import { RemoteCallerId } from '../phone/remote-caller-id.ts';
import { openPos } from '../pos.ts';
import { type RunningPos, servePos } from '../serve-pos.ts';
import { type CubeSide, cubeSide } from './cube-side.ts';
import { CubeTerminal } from './cube-terminal.ts';

/**
 * The cloud till: records on the provider's server, a browser in the salon. The server never connects to anything in the
 * salon (CK-10); a paired cube connects to it.
 */
export function cloudProgram(config: PosConfig): Program<RunningPos> {
  checkConfig(config, ['cloud', 'cube']);
  return async (host) => {
    let side: CubeSide | undefined;
    const pos = await openPos(host, config, {
      makeTse: (access, settings, serialNumber, expectedSerial) =>
        makeTse(host, access, settings, serialNumber, expectedSerial),
      makeDelivery: (_events, settings) => {
        side = config.variant === 'cube' ? cubeSide(host, config, settings) : undefined;
        return side?.delivery ?? pageDelivery;
      },
      makeCallerId: () => side && new RemoteCallerId(side.relay),
      makeTerminal: (settings) =>
        side && settings.mode !== 'by-hand' ? new CubeTerminal(side.relay, settings) : undefined,
    });
    return servePos(pos, side?.join(pos) ?? { devices: {} });
  };
}
