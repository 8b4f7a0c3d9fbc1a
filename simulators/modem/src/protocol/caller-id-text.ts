import { isIntact, PARAMETER, type Parameter, parametersOf } from './caller-id-packet.ts';

/** `NMBR=030…` as the USR5637 writes it, or `NMBR = 030…` as Rockwell and 3Com do. */
export type TagSpacing = 'tight' | 'blanks';

/** Formatted lines of a packet (`#CID=1`); none when its checksum is wrong. */
export function formattedLines(packet: Uint8Array, spacing: TagSpacing): readonly string[] {
  if (!isIntact(packet)) return [];
  const equals = spacing === 'tight' ? '=' : ' = ';
  return (parametersOf(packet) ?? [])
    .flatMap((parameter) => itemsOf(parameter))
    .map(([tag, value]) => tag + equals + value);
}

function itemsOf({ tag, data }: Parameter): readonly (readonly [string, string])[] {
  const text = Buffer.from(data).toString('latin1');
  switch (tag) {
    case PARAMETER.time:
      return [
        ['DATE', text.slice(0, 4)],
        ['TIME', text.slice(4, 8)],
      ];
    case PARAMETER.number:
    case PARAMETER.absence:
      return [['NMBR', text]];
    case PARAMETER.name:
    case PARAMETER.nameAbsence:
      return [['NAME', text]];
    case PARAMETER.calledNumber:
      return [['DDN_NMBR', text]];
    default:
      return [['MESG', hex(Uint8Array.of(tag, data.length, ...data))]];
  }
}

/** The packet as it came (`#CID=2`), unchecked. */
export function unformattedLine(packet: Uint8Array): string {
  return hex(packet);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}
