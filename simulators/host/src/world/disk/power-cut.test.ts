import { describe, expect, it } from 'vitest';
import { type NamePolicy, type PowerCutMode, readFile, SeededRandom, SimulatedDisk } from '../../index.ts';

const makeDisk = (seed = '1'): SimulatedDisk => new SimulatedDisk({ random: new SeededRandom(seed) });

const bytes = (value: string): Uint8Array => Buffer.from(value);

function contentOf(disk: SimulatedDisk, path: string): string | undefined {
  return disk.exists(path) ? Buffer.from(readFile(disk, path)).toString() : undefined;
}

/** A disk on which `/a` holds "old" for good, and which is in the middle of more. */
function diskWithOldFile(seed?: string): SimulatedDisk {
  const disk = makeDisk(seed);
  const file = disk.open('/a', { create: true });
  file.write(bytes('old'), 0);
  file.sync();
  disk.syncDirectory('/');
  return disk;
}

describe('what a power cut leaves', () => {
  it.each([
    ['lose', 'old'],
    ['keep', 'new'],
  ] as const)('of a write that was not synced, "%s" leaves %s', (mode, left) => {
    const disk = diskWithOldFile();
    disk.open('/a').write(bytes('new'), 0);
    expect(contentOf(disk, '/a')).toBe('new');
    disk.cutPower(mode);
    expect(contentOf(disk, '/a')).toBe(left);
  });

  it('what was synced is there in every mode', () => {
    for (const mode of ['lose', 'prefix', 'reorder', 'keep'] as const) {
      const disk = diskWithOldFile();
      const file = disk.open('/a');
      file.write(bytes('new'), 0);
      file.sync();
      disk.cutPower(mode);
      expect(contentOf(disk, '/a')).toBe('new');
    }
  });

  it('a synced file without a synced name is not there (D3)', () => {
    const disk = makeDisk();
    const file = disk.open('/a', { create: true });
    file.write(bytes('content'), 0);
    file.sync();
    disk.cutPower('lose');
    expect(disk.exists('/a')).toBe(false);
  });

  it('a synced name without a synced file is empty', () => {
    const disk = makeDisk();
    disk.open('/a', { create: true }).write(bytes('content'), 0);
    disk.syncDirectory('/');
    disk.cutPower('lose');
    expect(contentOf(disk, '/a')).toBe('');
  });

  it('a rename or removal that was not synced has not happened, and the old content is fully back (D8)', () => {
    const disk = diskWithOldFile();
    const file = disk.open('/b', { create: true });
    file.write(bytes('new'), 0);
    file.sync();
    disk.rename('/b', '/a');
    expect(contentOf(disk, '/a')).toBe('new');
    disk.cutPower('lose');
    expect([contentOf(disk, '/a'), disk.exists('/b')]).toEqual(['old', false]);
    disk.remove('/a');
    expect(disk.exists('/a')).toBe(false);
    disk.cutPower('lose');
    expect(contentOf(disk, '/a')).toBe('old');
  });

  it('with ext4 names, syncing any file makes earlier names durable; with strict names it does not (D9)', () => {
    for (const [policy, isThere] of [
      ['strict', false],
      ['ext4', true],
    ] as const) {
      const disk = diskWithOldFile();
      disk.control.namePolicy = policy;
      disk.open('/b', { create: true });
      disk.open('/a').sync();
      disk.cutPower('lose');
      expect(disk.exists('/b')).toBe(isThere);
    }
  });

  it('a lying drive loses what it called synced (D11)', () => {
    const disk = diskWithOldFile();
    disk.control.isSyncLying = true;
    const file = disk.open('/a');
    file.write(bytes('new'), 0);
    file.sync();
    disk.cutPower('lose');
    expect(contentOf(disk, '/a')).toBe('old');
  });

  it('files that were open are dead', () => {
    const disk = diskWithOldFile();
    const file = disk.open('/a');
    disk.cutPower('keep');
    expect(() => file.size()).toThrow(expect.objectContaining({ code: 'EIO' }));
  });
});

/** Every state that many power cuts of one kind leave of three sectors written over "a", "b", "c". */
function statesOf(mode: PowerCutMode): ReadonlySet<string> {
  const states = new Set<string>();
  for (let seed = 0; seed < 200; seed++) {
    const disk = makeDisk(`${mode} ${seed}`);
    const file = disk.open('/a', { create: true });
    file.write(Buffer.from('a'.repeat(512) + 'b'.repeat(512) + 'c'.repeat(512)), 0);
    file.sync();
    disk.syncDirectory('/');
    file.write(Buffer.alloc(1_536, 'x'), 0);
    disk.cutPower(mode);
    const left = contentOf(disk, '/a')!;
    states.add(
      [0, 512, 1_024]
        .map((at) => left.slice(at, at + 512))
        .map((sector) => describeSector(sector))
        .join(''),
    );
  }
  return states;
}

function describeSector(sector: string): string {
  return new Set(sector).size === 1 ? sector[0]! : '?';
}

describe('tearing (D7): a sector is atomic, a write is not', () => {
  it('"prefix" stops somewhere between the sectors', () => {
    expect([...statesOf('prefix')].sort()).toEqual(['abc', 'xbc', 'xxc', 'xxx']);
  });

  it('"reorder" lets each sector live or die for itself', () => {
    const states = statesOf('reorder');
    expect(states.size).toBe(8);
    expect(states).toContain('axc');
    expect(states).not.toContain('?');
  });

  it('a grown file may have its size and zeros instead of its content (D6)', () => {
    const left = new Set<string>();
    for (let seed = 0; seed < 100; seed++) {
      const disk = diskWithOldFile(`${seed}`);
      disk.open('/a').write(bytes('new'), 3);
      disk.cutPower('reorder');
      left.add(contentOf(disk, '/a')!);
    }
    expect([...left].sort()).toEqual(['old', 'old\0\0\0', 'oldnew']);
  });

  it('names survive in their order, except with "weak"', () => {
    const survivors = (policy: NamePolicy): ReadonlySet<string> => {
      const left = new Set<string>();
      for (let seed = 0; seed < 100; seed++) {
        const disk = makeDisk(`${policy} ${seed}`);
        disk.control.namePolicy = policy;
        for (const name of ['1', '2', '3']) disk.open(`/${name}`, { create: true });
        disk.cutPower('reorder');
        left.add(disk.list('/').join(''));
      }
      return left;
    };
    expect([...survivors('strict')].sort()).toEqual(['', '1', '12', '123']);
    expect(survivors('weak').size).toBe(8);
  });

  it('the same seed leaves the same', () => {
    const leave = (): string | undefined => {
      const disk = diskWithOldFile('same');
      disk.open('/a').write(Buffer.alloc(9_999, 'z'), 0);
      disk.cutPower('reorder');
      return contentOf(disk, '/a');
    };
    expect(leave()).toBe(leave());
  });
});

describe('replacing a file by tmp, sync, rename, sync of the directory', () => {
  const steps = ['sync', 'rename', 'sync directory'] as const;

  /** Worst that any cut at any moment leaves, when one step is left out. */
  function outcomes(leftOut: (typeof steps)[number] | 'nothing'): ReadonlySet<string> {
    const seen = new Set<string>();
    for (const mode of ['lose', 'prefix', 'reorder'] as const) {
      for (let seed = 0; seed < 40; seed++) {
        const disk = diskWithOldFile(`${mode} ${seed}`);
        const file = disk.open('/a.new', { create: true });
        file.write(bytes('new'), 0);
        if (leftOut !== 'sync') file.sync();
        if (leftOut !== 'rename') disk.rename('/a.new', '/a');
        if (leftOut !== 'sync directory') disk.syncDirectory('/');
        disk.cutPower(mode);
        seen.add(contentOf(disk, '/a') ?? 'gone');
      }
    }
    return seen;
  }

  it('keeps the new content with all four steps', () => {
    expect([...outcomes('nothing')]).toEqual(['new']);
  });

  it('loses an acknowledged change without the sync of the directory', () => {
    expect([...outcomes('sync directory')].sort()).toEqual(['new', 'old']);
  });

  it('destroys the content without the sync of the file', () => {
    expect(outcomes('sync')).toContain('');
  });
});
