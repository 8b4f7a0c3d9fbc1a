import type { Program } from '@kassensturz/host';
import { checkConfig } from '../check-config.ts';
import type { PosConfig } from '../config.ts';
import { pageDelivery } from '../jobs/delivery.ts';
import { type PrinterDelivery, printerDelivery } from '../jobs/printer-delivery.ts';
import { printerDeviceStatus } from '../jobs/printer-status.ts';
import { makeTse } from '../make-tse.ts';
import { openPos } from '../pos.ts';
import { type RunningPos, servePos } from '../serve-pos.ts';

/** The Kassenserver in the salon: records, TSE, printer and drawer in one place; needs no internet to sell. */
export function boxProgram(config: PosConfig): Program<RunningPos> {
  checkConfig(config, ['box']);
  return async (host) => {
    let printer: PrinterDelivery | undefined;
    const pos = await openPos(host, config, {
      makeTse: (settings, serialNumber) => makeTse(host, config.tse, settings, serialNumber),
      makeDelivery: (events) => {
        if (!config.printer) return pageDelivery;
        const { host: address, port } = config.printer;
        printer = printerDelivery(host, { host: address, port }, () =>
          events.tell({ type: 'status', device: 'printer' }),
        );
        printer.setPaper(config.paperMm ?? 80);
        return printer;
      },
    });
    return servePos(pos, { devices: printer ? { printer: () => printerDeviceStatus(printer?.lastStatus()) } : {} });
  };
}
