/** One member of a test archive; header fields can be bent. */
export interface TarMember {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly typeFlag?: string;
  readonly linkName?: string;
  readonly userId?: number;
  readonly magic?: string;
  readonly paddingByte?: number;
}

export interface TarOptions {
  /** Zero blocks at the end (default 2). */
  readonly endBlocks?: number;
  readonly trailer?: Uint8Array;
}

/** A ustar archive, written for tests only. */
export function writeTar(members: readonly TarMember[], options: TarOptions = {}): Buffer {
  const parts = members.flatMap((member) => {
    const padding = Buffer.alloc((512 - (member.bytes.length % 512)) % 512, member.paddingByte ?? 0);
    return [tarHeader(member), member.bytes, padding];
  });
  return Buffer.concat([...parts, Buffer.alloc(512 * (options.endBlocks ?? 2)), options.trailer ?? Buffer.alloc(0)]);
}

export function tarHeader(member: TarMember): Buffer {
  const header = Buffer.alloc(512);
  const octal = (value: number, at: number, length: number) =>
    header.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1');
  header.write(member.name, 0, 100, 'utf8');
  octal(0o644, 100, 8);
  octal(member.userId ?? 0, 108, 8);
  octal(0, 116, 8);
  octal(member.bytes.length, 124, 12);
  octal(1_767_225_600, 136, 12);
  header.write(member.typeFlag ?? '0', 156, 'latin1');
  header.write(member.linkName ?? '', 157, 'utf8');
  header.write(member.magic ?? 'ustar\x0000', 257, 'latin1');
  header.write('        ', 148, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}
