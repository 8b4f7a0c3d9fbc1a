import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tarHeader, writeTar } from '../testing/write-tar.ts';
import { readTar, type TarEnd, type TarEntry } from './read-tar.ts';

async function all(source: Parameters<typeof readTar>[0]) {
  const items: (TarEntry | TarEnd)[] = [];
  for await (const item of readTar(source))
    items.push(item.kind === 'entry' ? { ...item, bytes: Buffer.from(item.bytes) } : item);
  return items;
}

const briefly = (items: readonly (TarEntry | TarEnd)[]) =>
  items.map((item) => (item.kind === 'entry' ? `${item.name}: ${Buffer.from(item.bytes).toString()}` : item.how));

/** An archive of the tar program of this machine. */
function systemTar(format: 'ustar' | 'pax' | 'gnu', files: Readonly<Record<string, string>>): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'kassensturz-tar-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return execFileSync('tar', [
      '-c',
      `--format=${format}`,
      '--owner=0',
      '--group=0',
      '--numeric-owner',
      '-C',
      folder,
      ...Object.keys(files),
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const longName = `Unixt_1767600000_Sig-1_Log-Tra_No-1_Start_Client-${'till-'.repeat(12)}.log`;

describe('readTar', () => {
  it('reads what the tar program writes as ustar', async () => {
    const items = await all(systemTar('ustar', { 'info.csv': 'one', 'b.log': 'x'.repeat(600) }));
    expect(briefly(items)).toEqual(['info.csv: one', `b.log: ${'x'.repeat(600)}`, 'complete']);
    expect(items[0]).toMatchObject({
      header: { isUstar: true, isChecksumRight: true, userId: 0, filledFields: [] },
      isPaddingZero: true,
    });
  });

  it.each(['pax', 'gnu'] as const)('reads names of more than 100 bytes in %s archives', async (format) => {
    const items = await all(systemTar(format, { [longName]: 'log' }));
    expect(briefly(items)).toEqual([`${longName}: log`, 'complete']);
    expect(items[0]).toMatchObject({ longNameBy: format });
  });

  it('gives the same however the stream is cut into chunks', async () => {
    const files = fc.array(
      fc.record({ name: fc.stringMatching(/^[a-z]{1,20}$/), bytes: fc.uint8Array({ maxLength: 1500 }) }),
      { maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(files, fc.array(fc.integer({ min: 1, max: 1400 }), { minLength: 1 }), async (members, sizes) => {
        const archive = writeTar(members);
        const whole = await all(archive);
        expect(await all(inChunks(archive, sizes))).toEqual(whole);
        expect(whole.slice(0, -1).map((item) => item.kind === 'entry' && [item.name, ...item.bytes])).toEqual(
          members.map(({ name, bytes }) => [name, ...bytes]),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('keeps only the beginning of a large member and goes on behind it', async () => {
    const members = [
      { name: 'large', bytes: Buffer.alloc(70_000, 'a') },
      { name: 'small', bytes: Buffer.from('b') },
    ];
    const items: unknown[] = [];
    for await (const item of readTar(inChunks(writeTar(members), [4096]), { memberLimit: 1000 })) {
      items.push(item.kind === 'entry' ? [item.name, item.bytes.length, item.isCut] : item.how);
    }
    expect(items).toEqual([['large', 1000, true], ['small', 1, false], 'complete']);
  });

  it('closes the stream behind it when the reader stops early', async () => {
    let isClosed = false;
    async function* source() {
      try {
        yield writeTar([
          { name: 'a', bytes: Buffer.alloc(10) },
          { name: 'b', bytes: Buffer.alloc(10) },
        ]);
      } finally {
        isClosed = true;
      }
    }
    for await (const _ of readTar(source())) break;
    expect(isClosed).toBe(true);
  });

  it('streams through an archive larger than it may keep', async () => {
    const before = process.memoryUsage().arrayBuffers;
    const header = tarHeader({ name: 'log', bytes: Buffer.alloc(900) });
    const member = Buffer.concat([header, Buffer.alloc(1024)]);
    let peak = 0;
    let count = 0;
    function* many() {
      for (let chunk = 0; chunk < 400; chunk += 1) yield Buffer.concat(Array.from({ length: 400 }, () => member));
    }
    for await (const item of readTar(many())) {
      if (item.kind === 'entry') count += 1;
      if (count % 5000 === 0) peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
    }
    expect(count).toBe(160_000);
    // 246 MB went through; garbage of chunks may wait for its collection, the archive may not.
    expect(peak).toBeLessThan(120_000_000);
  });
});

function* inChunks(bytes: Buffer, sizes: readonly number[]): Generator<Buffer> {
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length]!;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}
