const blockSize = 512;

export interface TarMember {
  readonly name: string;
  readonly content: Uint8Array;
  /** Header, content and padding, as they lie in the archive. */
  readonly blocks: Uint8Array;
}

/** The files of a TAR (ustar, no directories), as a TSE exports it; ends quietly where the archive ends. */
export function tarMembers(archive: Uint8Array): readonly TarMember[] {
  const members: TarMember[] = [];
  for (let at = 0; at + blockSize <= archive.length && archive[at] !== 0; ) {
    const size = Number.parseInt(field(archive, at + 124, 12), 8) || 0;
    const start = at + blockSize;
    const end = start + Math.ceil(size / blockSize) * blockSize;
    const name = field(archive, at, 100);
    members.push({ name, content: archive.slice(start, start + size), blocks: archive.subarray(at, end) });
    at = end;
  }
  return members;
}

function field(archive: Uint8Array, at: number, length: number): string {
  const bytes = archive.subarray(at, at + length);
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end)).trim();
}
