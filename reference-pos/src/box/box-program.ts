import type { Program } from '@kassensturz/host';
import { zvtTerminalFor } from '../cards/zvt-terminal-for.ts';
import { checkConfig } from '../check-config.ts';
import type { PosConfig } from '../config.ts';
import { BoxDelivery } from '../jobs/box-delivery.ts';
import { drawerDeviceStatus } from '../jobs/drawer-status.ts';
import { printerDeviceStatus } from '../jobs/printer-status.ts';
import { rememberedPrinter } from '../jobs/remembered-printer.ts';
import { makeTse } from '../make-tse.ts';
import { LocalCallerId } from '../peripherals/caller-id/index.ts';
import { openPos } from '../pos.ts';
import { type RunningPos, servePos } from '../serve-pos.ts';

/** The Kassenserver in the salon: records, TSE, printer and drawer in one place; needs no internet to sell. */
export function boxProgram(config: PosConfig): Program<RunningPos> {
  checkConfig(config, ['box']);
  return async (host) => {
    let delivery: BoxDelivery | undefined;
    const pos = await openPos(host, config, {
      makeTse: (access, settings, serialNumber, expectedSerial) =>
        makeTse(host, access, settings, serialNumber, expectedSerial),
      makeDelivery: (events, settings) => {
        delivery = new BoxDelivery({
          host,
          printer: rememberedPrinter(settings) ?? config.printer,
          drawer: config.drawer,
          paperMm: config.paperMm ?? 80,
          onChange: () => {
            for (const device of ['printer', 'drawer'] as const) events.tell({ type: 'status', device });
          },
          onPrinterAdded: () => events.tell({ type: 'capabilities' }),
        });
        return delivery;
      },
      makeCallerId: () => new LocalCallerId(host),
      makeTerminal: (settings) => zvtTerminalFor(host, settings),
    });
    const status = () => delivery?.printer?.lastStatus();
    const devices = {
      printer: () => (delivery?.printer ? printerDeviceStatus(status(), delivery.address) : undefined),
      drawer: () => drawerDeviceStatus(status()),
    };
    return servePos(pos, { devices });
  };
}
