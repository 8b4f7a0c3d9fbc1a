import type { TarEntry } from './read-tar.ts';

/** A file name that an extended header announces for the member behind it. */
export interface LongName {
  readonly name: string;
  readonly longNameBy: 'pax' | 'gnu';
}

/** The name in a pax header (type x) or a GNU long name (type L); undefined for every other member. */
export function longNameIn(entry: TarEntry): LongName | undefined {
  const { typeFlag } = entry.header;
  if (typeFlag !== 'x' && typeFlag !== 'L') return undefined;
  const bytes = Buffer.from(entry.bytes.buffer, entry.bytes.byteOffset, entry.bytes.byteLength);
  if (typeFlag === 'L') return { name: bytes.toString('utf8').replace(/\0+$/, ''), longNameBy: 'gnu' };
  const name = paxPath(bytes);
  return name === undefined ? undefined : { name, longNameBy: 'pax' };
}

/** Records are `<length> <key>=<value>\n`, the length counting itself. */
function paxPath(bytes: Buffer): string | undefined {
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    const length = space < 0 ? Number.NaN : Number(bytes.toString('latin1', at, space));
    if (!Number.isInteger(length) || length < space - at + 2 || at + length > bytes.length) return undefined;
    const record = bytes.toString('utf8', space + 1, at + length - 1);
    if (record.startsWith('path=')) return record.slice('path='.length);
    at += length;
  }
  return undefined;
}
