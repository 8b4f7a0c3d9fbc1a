import type { DeviceStatus } from '../http/status.ts';
import { iso } from '../http/views.ts';
import { isLeftOpen } from '../peripherals/drawer/drawer.ts';
import type { PrinterStatus } from '../peripherals/index.ts';

/** The drawer as its switch tells by the printer's pin (PH-21); undefined where nobody knows. */
export function drawerDeviceStatus(printer: PrinterStatus | undefined): DeviceStatus | undefined {
  const drawer = printer?.drawer;
  if (!printer || !drawer) return undefined;
  const lastSeen = iso(printer.atMs);
  if (!drawer.isOpen) return { state: 'closed', text: 'Die Kassenlade ist zu.', lastSeen };
  return isLeftOpen(drawer)
    ? {
        state: 'left-open',
        text: 'Die Kassenlade steht seit über einer Minute offen. Bitte schließen.',
        lastSeen,
        details: { openForSeconds: Math.round(drawer.openForMs / 1000) },
      }
    : { state: 'open', text: 'Die Kassenlade ist offen.', lastSeen };
}
