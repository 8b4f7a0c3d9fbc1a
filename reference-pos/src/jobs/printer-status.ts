import type { DeviceStatus } from '../http/status.ts';
import { iso } from '../http/views.ts';
import { failureText } from '../peripherals/failure-text.ts';
import type { PrinterStatus } from '../peripherals/index.ts';
import type { PrinterAddress } from './delivery.ts';

/** The printer in a word and a sentence for the status page (PH-05, PH-29). */
export function printerDeviceStatus(last: PrinterStatus | undefined, address?: PrinterAddress): DeviceStatus {
  const status = statusOf(last);
  return address ? { ...status, details: { address: `${address.host}:${address.port}` } } : status;
}

function statusOf(last: PrinterStatus | undefined): DeviceStatus {
  if (!last) return { state: 'unknown', text: 'Der Bondrucker wurde noch nicht gefragt.' };
  const lastSeen = iso(last.atMs);
  if (!last.isReady) {
    const cause = last.cause ?? 'offline';
    return { state: cause, text: failureText[cause], ...(cause === 'not-found' ? {} : { lastSeen }) };
  }
  return last.isPaperNearEnd
    ? { state: 'paper-near-end', text: 'Der Bondrucker druckt; die Papierrolle geht zu Ende.', lastSeen }
    : { state: 'ready', text: 'Der Bondrucker ist bereit.', lastSeen };
}
