import { crc32, deflateRawSync } from 'node:zlib';

/** One file of a test archive. */
export interface PackedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A ZIP, written for tests only: deflated, no dates, no extras. */
export function writeZip(files: readonly PackedFile[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of files) {
    const packed = deflateRawSync(bytes);
    const fields = common(name, bytes, packed);
    const local = Buffer.concat([u32(0x04034b50), fields, u16(0), Buffer.from(name), packed]);
    directory.push(
      Buffer.concat([
        u32(0x02014b50),
        u16(20),
        fields,
        u16(0),
        u16(0),
        u16(0),
        u16(0),
        u32(0),
        u32(offset),
        Buffer.from(name),
      ]),
    );
    parts.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = [
    u32(0x06054b50),
    u16(0),
    u16(0),
    u16(files.length),
    u16(files.length),
    u32(list.length),
    u32(offset),
    u16(0),
  ];
  return Buffer.concat([...parts, list, ...end]);
}

/** From the version needed to the length of the name, the same in both places; UTF-8 names (flag 11). */
function common(name: string, bytes: Uint8Array, packed: Uint8Array): Buffer {
  return Buffer.concat([
    u16(20),
    u16(0x0800),
    u16(8),
    u16(0),
    u16(0x21),
    u32(crc32(bytes)),
    u32(packed.length),
    u32(bytes.length),
    u16(Buffer.byteLength(name)),
  ]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
