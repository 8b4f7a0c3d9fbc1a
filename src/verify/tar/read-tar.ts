import type { ByteSource } from '../types.ts';
import { ByteFeed } from './byte-feed.ts';
import { type LongName, longNameIn } from './long-name.ts';
import { blockSize, isZero, isZeroBlock, parseTarHeader, type TarHeader } from './tar-header.ts';

/** One member with its content. */
export interface TarEntry {
  readonly kind: 'entry';
  readonly header: TarHeader;
  /** File name; from an extended header when there is one. */
  readonly name: string;
  /** How a name of more than 100 bytes was written: pax (POSIX.1-2001) or GNU extension. */
  readonly longNameBy: 'pax' | 'gnu' | undefined;
  /** Position of the header in the archive. */
  readonly offset: number;
  /** Content, or its beginning when it is longer than the limit; a view that is only good until the next entry. */
  readonly bytes: Uint8Array;
  /** True when the content is longer than `memberLimit` and only its beginning is here. */
  readonly isCut: boolean;
  /** False when the bytes that fill up the last block are not all zero. */
  readonly isPaddingZero: boolean;
}

/** How the archive ends; always the last item. */
export interface TarEnd {
  readonly kind: 'end';
  readonly offset: number;
  /**
   * `complete`: two zero blocks, then nothing but zeros. `no-end-blocks`: fewer than two zero blocks.
   * `truncated`: the data stops inside a member. `trailing-data`: something follows the end blocks.
   * `unreadable`: a header whose length field makes no sense; nothing behind it can be found.
   */
  readonly how: 'complete' | 'no-end-blocks' | 'truncated' | 'trailing-data' | 'unreadable';
}

export interface ReadTarOptions {
  /** Bytes of one member that are kept in memory (default 1 MiB). */
  readonly memberLimit?: number;
}

/**
 * Reads a ustar archive as it streams by: memory is bounded by one chunk and one member, whatever the archive's size.
 * Never throws on damaged archives; the last item says how it ended.
 */
export async function* readTar(
  source: ByteSource,
  options: ReadTarOptions = {},
): AsyncGenerator<TarEntry | TarEnd, void> {
  const memberLimit = options.memberLimit ?? 1024 * 1024;
  const feed = new ByteFeed(source);
  let longName: LongName | undefined;
  let nextHeader = 0;
  try {
    for (;;) {
      const offset = feed.position;
      if (offset < nextHeader) {
        yield { kind: 'end', offset, how: 'truncated' };
        return;
      }
      const block = feed.takeNow(blockSize) ?? (await feed.take(blockSize));
      if (block.length < blockSize || isZeroBlock(block, 0)) {
        yield { kind: 'end', offset, how: await endOf(feed, block) };
        return;
      }
      const header = parseTarHeader(block, 0);
      if (header.size === undefined || (!header.isUstar && !header.isChecksumRight)) {
        yield { kind: 'end', offset, how: 'unreadable' };
        return;
      }
      const entry = await readMember(feed, header, offset, memberLimit);
      if (!entry) {
        yield { kind: 'end', offset, how: 'truncated' };
        return;
      }
      nextHeader = offset + blockSize + paddedSize(header);
      const announced = longNameIn(entry);
      if (!announced) yield longName ? { ...entry, ...longName } : entry;
      longName = announced;
    }
  } finally {
    await feed.close();
  }
}

async function readMember(
  feed: ByteFeed,
  header: TarHeader,
  offset: number,
  limit: number,
): Promise<TarEntry | undefined> {
  const size = header.size!;
  const padded = paddedSize(header);
  if (size > limit) {
    const head = await feed.take(limit);
    const skipped = await feed.skip(padded - limit);
    if (skipped < padded - limit) return undefined;
    return { ...named(header), offset, bytes: head, isCut: true, isPaddingZero: true };
  }
  const content = feed.takeNow(padded) ?? (await feed.take(padded));
  if (content.length < size) return undefined;
  const bytes = content.subarray(0, size);
  return { ...named(header), offset, bytes, isCut: false, isPaddingZero: isZero(content, size, content.length) };
}

const paddedSize = (header: TarHeader) => Math.ceil(header.size! / blockSize) * blockSize;

const named = (header: TarHeader) => ({ kind: 'entry', header, name: header.name, longNameBy: undefined }) as const;

async function endOf(feed: ByteFeed, block: Buffer): Promise<TarEnd['how']> {
  if (block.length === 0) return 'no-end-blocks';
  if (block.length < blockSize) return isZero(block, 0, block.length) ? 'no-end-blocks' : 'truncated';
  const second = await feed.take(blockSize);
  if (!isZero(second, 0, second.length)) return 'trailing-data';
  if (second.length < blockSize) return 'no-end-blocks';
  for (;;) {
    const more = await feed.take(64 * blockSize);
    if (!isZero(more, 0, more.length)) return 'trailing-data';
    if (more.length < 64 * blockSize) return 'complete';
  }
}
