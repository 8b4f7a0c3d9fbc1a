/** One member of a TAR: its header with its content and padding, as it lies in the archive. */
export interface TarMember {
  readonly name: string;
  readonly header: Buffer;
  readonly content: Buffer;
}

const blockSize = 512;

/** Takes a TAR apart, changes its members, and puts it together again. */
export function changedTar(archive: Buffer, change: (members: readonly TarMember[]) => readonly TarMember[]): Buffer {
  const members = change(membersOf(archive));
  return Buffer.concat([
    ...members.flatMap(({ header, content }) => [header, content, Buffer.alloc(padding(content.length))]),
    Buffer.alloc(2 * blockSize),
  ]);
}

function membersOf(archive: Buffer): readonly TarMember[] {
  const members: TarMember[] = [];
  for (let at = 0; at + blockSize <= archive.length && archive[at] !== 0; ) {
    const header = archive.subarray(at, at + blockSize);
    const size = Number.parseInt(header.toString('latin1', 124, 135), 8);
    const content = archive.subarray(at + blockSize, at + blockSize + size);
    members.push({ name: header.toString('latin1', 0, header.indexOf(0)), header, content });
    at += blockSize + size + padding(size);
  }
  return members;
}

const padding = (size: number): number => (blockSize - (size % blockSize)) % blockSize;
