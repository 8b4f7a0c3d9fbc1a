import type { TerminalPhase, TerminalProgress } from '../terminal/card-terminal.ts';
import type { TerminalFailure } from '../terminal/terminal-failure.ts';

/** What a result code means for the till (PA00P015 chapter 10); 01 to 63 come from the card's host. */
export function failureOf(code: number): TerminalFailure {
  if (code >= 0x01 && code <= 0x63) return 'declined';
  return causes.get(code) ?? 'not-possible';
}

const causes: ReadonlyMap<number, TerminalFailure> = new Map<number, TerminalFailure>([
  ...each(
    ['64', '65', '67', '68', '6E', '72', '73', '75', '76', '78', '79', '7A', '7B', '7C', '7E', 'A5', 'D2'],
    'card',
  ),
  ...each(['6C'], 'stopped'),
  ...each(['71', 'C3', 'C8', 'C9'], 'limit'),
  ...each(['7D', '9B', 'A0', 'A1', 'A3'], 'host-away'),
  ...each(['6F', 'C6', 'CB'], 'currency'),
  ...each(['6B', 'E4', '51'], 'needs-initialisation'),
  ...each(['77', '6A', 'B1', 'B2', 'F0'], 'needs-end-of-day'),
  ...each(
    ['74', '85', '89', 'BF', 'C0', 'C1', 'C2', 'C4', 'DF', 'E2', 'E3', 'EB', 'EC', 'ED', 'FA', 'FB', 'FC'],
    'needs-service',
  ),
  ...each(['E0'], 'maintenance'),
  ...each(['9C'], 'busy'),
  ...each(['CC'], 'paper'),
  ...each(['DC', 'E1'], 'card-inserted'),
  ...each(['37'], 'password'),
  ...each(['B4'], 'already-reversed'),
  ...each(['B5'], 'nothing-stored'),
]);

function each(codes: readonly string[], cause: TerminalFailure): [number, TerminalFailure][] {
  return codes.map((code) => [Number.parseInt(code, 16), cause]);
}

/** `84 xx`, where 37 is a wrong password and not a wrong PIN, and 1E a wrong currency. */
export function refusalOf(code: number): TerminalFailure {
  if (code === 0x37) return 'password';
  return code === 0x1e ? 'currency' : failureOf(code);
}

const phases: readonly (readonly [TerminalPhase, string, readonly number[]])[] = [
  ['card', 'Bitte Karte vorhalten oder einstecken', [0x0a, 0x4a, 0x00]],
  ['pin', 'Kunde gibt die PIN ein', [0x01, 0x02]],
  ['pin', 'PIN war falsch, noch einmal', [0x15]],
  ['host', 'Terminal fragt bei der Bank', [0x04, 0xd2, 0xd3, 0xf2]],
  ['host', 'Terminal nimmt eine Zahlung zurück', [0x05]],
  [
    'remove-card',
    'Bitte Karte entnehmen',
    [0x0b, ...Array.from({ length: 29 }, (_, index) => 0x41 + index), 0x66, 0x67],
  ],
  ['card', 'Diese Karte wird nicht gelesen, bitte noch einmal', [0x0c, 0x19]],
  ['busy', 'Diese Karte wird nicht angenommen', [0x07, 0x08, 0x09, 0x10, 0x18]],
  ['busy', 'Abgelehnt', [0x1d]],
];

/** `04 FF` in words. A code without a meaning of its own leaves it to the terminal's text. */
export function progressOf(code: number, terminalText: string): TerminalProgress {
  const known = phases.find(([, , codes]) => codes.includes(code));
  // 4A is no "remove the card": it stands in the list before that range.
  if (known) return { phase: known[0], text: known[1] };
  if (code === 0xff && terminalText !== '') return { phase: 'busy', text: terminalText };
  return { phase: 'busy', text: 'Terminal arbeitet, bitte warten' };
}
