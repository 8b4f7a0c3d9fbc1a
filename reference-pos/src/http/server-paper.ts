import type { Delivery } from '../jobs/delivery.ts';
import { PosError } from '../till/pos-error.ts';

/** Refuses to print where only the page in the salon can reach the printer. */
export function demandServerPaper(delivery: Delivery): void {
  if (delivery.channel() === 'server') return;
  const text = 'In dieser Variante druckt die Seite selbst. Bitte in der Kasse auf „Drucken“ tippen.';
  throw new PosError('NOT_IN_THIS_VARIANT', { details: { text } });
}
