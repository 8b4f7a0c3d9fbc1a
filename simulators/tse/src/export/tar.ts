import { text } from '../crypto/der.ts';

const BLOCK = 512;
const NAME_BYTES = 100;
const ZERO_BLOCKS = new Uint8Array(2 * BLOCK);

/** One member of an archive; `bytes` is called when the member is written, so that archives need no copy of everything. */
export interface TarMember {
  readonly name: string;
  readonly length: number;
  readonly bytes: () => Uint8Array;
}

/**
 * A POSIX ustar archive after TR-03151 appendix C, written member by member: typeflag 0, no directories, empty prefix,
 * zero padding, two zero blocks at the end. Names over 100 bytes cannot be had by that rule; they get a pax header
 * (typeflag x), as fiskaly exports show.
 */
export class TarArchive {
  /** Size of the whole archive in bytes. */
  readonly byteLength: number;
  readonly memberCount: number;
  readonly #members: () => Iterable<TarMember>;
  readonly #mtimeSeconds: number;
  readonly #hasTrailer: boolean;

  /** @param members must give the same members on every call */
  constructor(
    members: () => Iterable<TarMember>,
    options: { readonly mtimeSeconds: number; readonly hasTrailer?: boolean },
  ) {
    this.#members = members;
    this.#mtimeSeconds = options.mtimeSeconds;
    this.#hasTrailer = options.hasTrailer ?? true;
    let byteLength = this.#hasTrailer ? ZERO_BLOCKS.length : 0;
    let memberCount = 0;
    for (const member of members()) {
      byteLength += headerLength(member.name) + padded(member.length);
      memberCount++;
    }
    this.byteLength = byteLength;
    this.memberCount = memberCount;
  }

  /** The archive in pieces of one member each. */
  *chunks(): Generator<Uint8Array> {
    for (const member of this.#members()) {
      const header = headerLength(member.name);
      const chunk = new Uint8Array(header + padded(member.length));
      writeHeaders(chunk, member, this.#mtimeSeconds);
      chunk.set(member.bytes(), header);
      yield chunk;
    }
    if (this.#hasTrailer) yield ZERO_BLOCKS;
  }

  /** The whole archive in memory. */
  toBytes(): Uint8Array {
    const whole = new Uint8Array(this.byteLength);
    let at = 0;
    for (const chunk of this.chunks()) {
      whole.set(chunk, at);
      at += chunk.length;
    }
    return whole;
  }
}

function padded(length: number): number {
  return Math.ceil(length / BLOCK) * BLOCK;
}

// Names are ASCII (client ids are PrintableString), so characters are bytes.
function headerLength(name: string): number {
  return name.length <= NAME_BYTES ? BLOCK : BLOCK + padded(paxRecord(name).length) + BLOCK;
}

function writeHeaders(target: Uint8Array, member: TarMember, mtimeSeconds: number): void {
  if (member.name.length <= NAME_BYTES) {
    writeHeader(target.subarray(0, BLOCK), member.name, member.length, mtimeSeconds, '0');
    return;
  }
  const record = text(paxRecord(member.name));
  const end = BLOCK + padded(record.length);
  writeHeader(target.subarray(0, BLOCK), 'PaxHeader', record.length, mtimeSeconds, 'x');
  target.set(record, BLOCK);
  const shortName = member.name.slice(0, NAME_BYTES);
  writeHeader(target.subarray(end, end + BLOCK), shortName, member.length, mtimeSeconds, '0');
}

/** `<length> path=<name>\n`, where the length counts its own digits. */
function paxRecord(name: string): string {
  const rest = ` path=${name}\n`;
  let length = rest.length + 1;
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
  return `${length}${rest}`;
}

const CHECKSUM_AT = 148;
const TEMPLATE = headerTemplate();
const TEMPLATE_SUM = sumOf(TEMPLATE);

/** What all headers share: mode, owner 0, the magic; the checksum counts as eight spaces while it is computed. */
function headerTemplate(): Uint8Array {
  const header = new Uint8Array(BLOCK);
  put(header, 100, '0000644\0');
  put(header, 108, '0000000\0');
  put(header, 116, '0000000\0');
  put(header, CHECKSUM_AT, '        ');
  put(header, 257, 'ustar\0');
  put(header, 263, '00');
  return header;
}

function writeHeader(header: Uint8Array, name: string, size: number, mtimeSeconds: number, type: '0' | 'x'): void {
  header.set(TEMPLATE);
  const sum =
    TEMPLATE_SUM +
    put(header, 0, name) +
    put(header, 124, octal(size, 11)) +
    put(header, 136, octal(mtimeSeconds, 11)) +
    put(header, 156, type);
  put(header, CHECKSUM_AT, `${octal(sum, 6)}\0 `);
}

/** Writes ASCII; returns the sum of its characters. */
function put(header: Uint8Array, at: number, value: string): number {
  let sum = 0;
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index);
    header[at + index] = code;
    sum += code;
  }
  return sum;
}

function sumOf(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum + byte, 0);
}

function octal(value: number, digits: number): string {
  return Math.max(0, value).toString(8).padStart(digits, '0');
}
