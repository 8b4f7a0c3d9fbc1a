import type { Host } from '@kassensturz/host';
import { askPrinterByte, realTimePulse } from '../escpos/commands.ts';
import type { PrinterLink } from '../escpos/printer-link.ts';
import type { PrintFailure } from '../print-outcome.ts';
import { type DrawerOutcome, type DrawerSensor, drawerStateOf } from './drawer.ts';

/** Twice 100 ms: strong enough for worn solenoids, and off for as long. */
const pulseHundredMs = 2;
const askEveryMs = 100;
const answerMs = 800;
/** A drawer jumps open within tenths of a second; one that has not by then is jammed or locked. */
const openingMs = 1_000;

/**
 * Kicks the drawer in real time (DLE DC4): it opens with the paper out or the cover open, and a kick that could not happen
 * is gone, instead of waiting in the printer's buffer to open the drawer in front of the next customer.
 */
export async function kickDrawer(
  host: Host,
  link: PrinterLink,
  pin: 2 | 5,
  sensor: DrawerSensor,
): Promise<DrawerOutcome> {
  const before = await askLevel(host, link);
  if (before === undefined) return failedKick('busy');
  link.send(realTimePulse(pin, pulseHundredMs));
  if (sensor === 'none') return (await askLevel(host, link)) ? { outcome: 'kicked' } : failedKick('connection-lost');
  const untilMs = host.clock.monotonic() + openingMs;
  while (host.clock.monotonic() < untilMs) {
    const level = await askLevel(host, link);
    if (level === undefined) return failedKick('connection-lost');
    // A level that changes under the pulse is a drawer that moves, even if the settings have its switch the wrong way round.
    if (level !== before || drawerStateOf(level, sensor) === 'open') return { outcome: 'opened' };
    await host.clock.sleep(askEveryMs);
  }
  return {
    outcome: 'failed',
    cause: 'jammed',
    text: 'Die Kassenlade ist nicht aufgegangen. Bitte prüfen, ob sie abgeschlossen ist oder klemmt; sonst mit dem Schlüssel öffnen.',
  };
}

export function failedKick(cause: PrintFailure): DrawerOutcome {
  return {
    outcome: 'failed',
    cause,
    text: 'Der Bondrucker, an dem die Kassenlade hängt, antwortet nicht. Bitte die Lade mit dem Schlüssel öffnen.',
  };
}

async function askLevel(host: Host, link: PrinterLink): Promise<'high' | 'low' | undefined> {
  link.send(askPrinterByte);
  const untilMs = host.clock.monotonic() + answerMs;
  for (;;) {
    const answer = await link.next(untilMs);
    if (answer === 'timeout' || answer === 'closed') return undefined;
    if (answer.type === 'status') return (answer.byte & 0x04) === 0 ? 'low' : 'high';
  }
}
