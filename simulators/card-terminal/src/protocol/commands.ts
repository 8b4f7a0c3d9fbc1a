import type { Apdu } from './apdu.ts';

/** Names of all messages, in both directions (PA00P015). */
export const COMMANDS: ReadonlyMap<number, string> = new Map([
  [0x0401, 'PT set date and time'],
  [0x040f, 'status information'],
  [0x04ff, 'intermediate status'],
  [0x0501, 'status enquiry'],
  [0x0600, 'registration'],
  [0x0601, 'authorisation'],
  [0x0602, 'log-off'],
  [0x060c, 'book tip'],
  [0x060f, 'completion'],
  [0x0610, 'turnover totals'],
  [0x0612, 'reprint'],
  [0x0618, 'reset'],
  [0x061a, 'system print'],
  [0x061e, 'abort'],
  [0x0620, 'repeat receipt'],
  [0x0621, 'telephone authorisation'],
  [0x0622, 'pre-authorisation'],
  [0x0623, 'partial reversal'],
  [0x0624, 'book total'],
  [0x0625, 'pre-authorisation reversal'],
  [0x0626, 'pre-authorisation'],
  [0x0630, 'reversal'],
  [0x0631, 'refund'],
  [0x0650, 'end-of-day'],
  [0x0651, 'send offline'],
  [0x0670, 'diagnosis'],
  [0x0679, 'self-test'],
  [0x0691, 'set date and time'],
  [0x0693, 'initialisation'],
  [0x0695, 'change password'],
  [0x06b0, 'abort by ECR'],
  [0x06c0, 'read card'],
  [0x06d1, 'print line'],
  [0x06d3, 'print text block'],
  [0x06e0, 'display text'],
  [0x0810, 'software update'],
  [0x0830, 'language'],
  [0x0840, 'baud rate'],
  [0x8000, 'acknowledged'],
  [0x8400, 'acknowledged'],
]);

const FIXED_BYTES: ReadonlyMap<number, number> = new Map([
  [0x0610, 3],
  [0x0620, 3],
  [0x0621, 3],
  [0x0630, 3],
  [0x0631, 3],
  [0x0650, 3],
  [0x0693, 3],
  [0x06c0, 1],
]);

/** Bytes before the first bitmap of a command: passwords and other fixed parts. */
export function fixedBytes({ code, data }: Apdu): number {
  if (code === 0x0600) return data[4] === undefined || data[4] === 0x03 || data[4] === 0x06 ? 4 : 6;
  // The last receipt number of a reprint may be missing, and so may the password of a status enquiry.
  if (code === 0x0612) return data.length >= 7 ? 7 : 5;
  if (code === 0x0501) return data.length < 3 || data[0] === 0x03 || data[0] === 0x06 ? 0 : 3;
  return FIXED_BYTES.get(code) ?? 0;
}
