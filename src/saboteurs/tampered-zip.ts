import { crc32, inflateRawSync } from 'node:zlib';

interface ZipFile {
  readonly name: Buffer;
  readonly content: Buffer;
}

/** A ZIP with its files changed: how a till is made that hands out other books than it keeps; `undefined` leaves a file out. Files are stored, not packed. */
export function changedZip(zip: Buffer, change: (name: string, content: string) => string | undefined): Buffer {
  return stored(
    filesOf(zip).flatMap(({ name, content }) => {
      const changed = change(name.toString('utf8'), content.toString('utf8'));
      return changed === undefined ? [] : [{ name, content: Buffer.from(changed) }];
    }),
  );
}

/** Reads at once: a thread of its own would run outside the clock of a simulated world. */
function filesOf(zip: Buffer): readonly ZipFile[] {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const files: ZipFile[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
    const [packed, nameLength, extra, comment] = [
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
    ];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const data = zip.subarray(start, start + packed);
    const content = zip.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data);
    files.push({ name: zip.subarray(at + 46, at + 46 + nameLength), content });
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

function stored(files: readonly ZipFile[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of files) {
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x0800, 2);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(content.length, 14);
    facts.writeUInt32LE(content.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), facts, name, content]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), facts, rest, name]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}
