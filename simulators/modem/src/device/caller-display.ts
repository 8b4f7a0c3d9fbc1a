import type { FaultBoard } from '../fault-board.ts';
import { formattedLines, type TagSpacing, unformattedLine } from '../protocol/caller-id-text.ts';
import type { CallerData } from './caller-data.ts';
import { oddLines } from './odd-caller-id.ts';

const CUT_CHARACTERS = 4;

/** Lines that a modem prints for what it heard, in mode 1 (formatted) or 2 (hex). */
export function callerLines(data: CallerData, mode: 1 | 2, spacing: TagSpacing, faults: FaultBoard): readonly string[] {
  if (mode === 2) return [data.kind === 'packet' ? unformattedLine(data.bytes) : tonesInHex(data.digits)];
  const plain =
    data.kind === 'packet'
      ? formattedLines(data.bytes, spacing)
      : [`NMBR${spacing === 'tight' ? '=' : ' = '}${data.digits}`];
  const { form } = faults.get('oddCallerId') ?? {};
  const lines = form === undefined ? plain : oddLines(plain, form);
  const cut = faults.get('truncatedCallerId');
  if (!cut) return lines;
  return lines.map((line) => (line.startsWith('NMBR') ? line.slice(0, -(cut.characters ?? CUT_CHARACTERS)) : line));
}

/** Digits between the tones D and C, as ASCII in hex. */
function tonesInHex(digits: string): string {
  return Buffer.from(`D${digits}C`, 'latin1').toString('hex').toUpperCase();
}
