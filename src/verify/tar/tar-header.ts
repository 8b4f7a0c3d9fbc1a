/** One 512-byte header as written; nothing is judged here. */
export interface TarHeader {
  readonly name: string;
  /** Bytes of content; undefined when the field is not an octal number. */
  readonly size: number | undefined;
  /** Unix seconds; undefined when the field is not an octal number. */
  readonly modifiedAt: number | undefined;
  /** `0` for an ordinary file; old archives write a zero byte. */
  readonly typeFlag: string;
  readonly userId: number | undefined;
  readonly groupId: number | undefined;
  /** `ustar\0` and `00` as POSIX.1-1988 writes them. */
  readonly isUstar: boolean;
  readonly isChecksumRight: boolean;
  /** Fields that TR-03151 wants empty and that are not. */
  readonly filledFields: readonly string[];
}

export const blockSize = 512;

const spaces = 8 * 0x20;

/** Reads the header at `at`; the caller has made sure that 512 bytes are there. */
export function parseTarHeader(block: Buffer, at: number): TarHeader {
  let sum = spaces;
  for (let i = at; i < at + 148; i += 1) sum += block[i]!;
  for (let i = at + 156; i < at + blockSize; i += 1) sum += block[i]!;
  return {
    name: text(block, at, 100),
    size: octal(block, at + 124, 12),
    modifiedAt: octal(block, at + 136, 12),
    typeFlag: block[at + 156] === 0 ? '0' : String.fromCharCode(block[at + 156]!),
    userId: octal(block, at + 108, 8),
    groupId: octal(block, at + 116, 8),
    isUstar: block.toString('latin1', at + 257, at + 265) === 'ustar\x0000',
    isChecksumRight: octal(block, at + 148, 8) === sum,
    filledFields: filledFields(block, at),
  };
}

/** Whether the block is one of the zero blocks that end an archive. */
export function isZeroBlock(block: Buffer, at: number): boolean {
  return isZero(block, at, at + blockSize);
}

/** Whether every byte from `start` to before `end` is zero. */
export function isZero(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i += 1) if (bytes[i] !== 0) return false;
  return true;
}

const none: readonly string[] = [];

function filledFields(block: Buffer, at: number): readonly string[] {
  const hasLink = block[at + 157] !== 0;
  const hasPrefix = block[at + 345] !== 0;
  // Device numbers of an ordinary file are empty or an octal zero.
  const hasDevice = (octal(block, at + 329, 8) ?? 1) !== 0 || (octal(block, at + 337, 8) ?? 1) !== 0;
  if (!hasLink && !hasPrefix && !hasDevice) return none;
  return [
    ...(hasLink ? ['linkname'] : []),
    ...(hasDevice ? ['devmajor/devminor'] : []),
    ...(hasPrefix ? ['prefix'] : []),
  ];
}

function text(block: Buffer, at: number, length: number): string {
  let end = at;
  while (end < at + length && block[end] !== 0) end += 1;
  return block.toString('utf8', at, end);
}

/** Octal digits between spaces and zero bytes; an empty field is 0. */
function octal(block: Buffer, at: number, length: number): number | undefined {
  let position = at;
  const end = at + length;
  while (position < end && block[position] === 0x20) position += 1;
  let value = 0;
  for (; position < end && block[position]! >= 0x30 && block[position]! <= 0x37; position += 1) {
    value = value * 8 + (block[position]! - 0x30);
  }
  for (; position < end; position += 1) if (block[position] !== 0 && block[position] !== 0x20) return undefined;
  return value;
}
