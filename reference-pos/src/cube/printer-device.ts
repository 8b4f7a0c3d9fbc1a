import type { DeliveryOutcome, PrinterAddress } from '../jobs/delivery.ts';
import { printerDelivery } from '../jobs/printer-delivery.ts';
import { OneAtATime } from '../peripherals/one-at-a-time.ts';
import type { ReceiptDocument } from '../peripherals/receipt-document.ts';
import type { CubeDevice, CubeDeviceParts } from './cube-device.ts';

/** The receipt printer and the drawer behind it: one queue for both. */
export function printerDevice({ host, config, onState }: CubeDeviceParts): CubeDevice {
  const { printer, drawer } = config;
  const delivery = printerDelivery({ host, printer, drawer, onChange: onState });
  const queue = new OneAtATime();
  return {
    name: 'printer',
    handlers: {
      print: (payload, _emit, call) =>
        queue.run(async () => {
          call.demandFresh();
          const work = { kind: 'print', document: payload as ReceiptDocument } as const;
          return told(await delivery.deliver({ id: call.id, createdAtMs: host.clock.now() - call.ageMs(), work }));
        }),
      drawer: (_payload, _emit, call) =>
        queue.run(async () => {
          call.demandFresh();
          const work = { kind: 'drawer' } as const;
          return told(await delivery.deliver({ id: call.id, createdAtMs: host.clock.now() - call.ageMs(), work }));
        }),
    },
    configure: ({ paperMm, devices }) => {
      delivery.setPaper(paperMm);
      delivery.usePrinterAt((devices['printer'] as PrinterAddress | undefined) ?? printer);
    },
    state: () => {
      const status = delivery.lastStatus();
      if (!status) return undefined;
      const { isReady, isPaperNearEnd, cause, drawer } = status;
      return { isReady, isPaperNearEnd, ...(cause ? { cause } : {}), ...(drawer ? { drawer } : {}) };
    },
    stop: () => delivery.stop(),
  };
}

/** An outcome in the words of the API; what the device itself said stays in the cube's log. */
function told(outcome: DeliveryOutcome): DeliveryOutcome {
  if (outcome.outcome === 'done') return { outcome: outcome.outcome, isPaperNearEnd: outcome.isPaperNearEnd };
  const { outcome: word, cause, text } = outcome;
  return { outcome: word, cause, text } as DeliveryOutcome;
}
