import { describe, expect, it } from 'vitest';
import { readFile, SeededRandom, SimulatedDisk, writeFileDurably } from '../../index.ts';

const makeDisk = (capacityBytes?: number): SimulatedDisk =>
  new SimulatedDisk({ random: new SeededRandom('1'), ...(capacityBytes === undefined ? {} : { capacityBytes }) });

const bytes = (value: string): Uint8Array => Buffer.from(value);
const code = (value: string): object => expect.objectContaining({ code: value });

describe('a disk that fails', () => {
  it('F01: full means ENOSPC; what is there can still be written over, and removing gives room', () => {
    const disk = makeDisk(2_048);
    const file = disk.open('/a', { create: true });
    file.write(Buffer.alloc(1_500), 0);
    expect(disk.space()).toEqual({ freeBytes: 512, totalBytes: 2_048 });
    expect(() => file.write(Buffer.alloc(1_000), 1_500)).toThrow(code('ENOSPC'));
    expect(file.size()).toBe(1_500);
    file.write(Buffer.alloc(1_500, 'x'), 0);
    file.close();
    disk.remove('/a');
    expect(disk.space().freeBytes).toBe(2_048);
  });

  it('fails the n-th call of a kind, as often as told', () => {
    const disk = makeDisk();
    const file = disk.open('/a', { create: true });
    disk.control.fail({ operation: 'write', code: 'EIO', after: 1, times: 2 });
    file.write(bytes('1'), 0);
    expect(() => file.write(bytes('2'), 0)).toThrow(code('EIO'));
    expect(() => file.write(bytes('3'), 0)).toThrow(code('EIO'));
    file.write(bytes('4'), 0);
    expect(Buffer.from(readFile(disk, '/a')).toString()).toBe('4');
  });

  it('a fault can be kept to a path, and be called off', () => {
    const disk = makeDisk();
    const callOff = disk.control.fail({ path: '/pos', code: 'EROFS', times: Number.POSITIVE_INFINITY });
    expect(() => disk.open('/pos.db', { create: true })).toThrow(code('EROFS'));
    writeFileDurably(disk, '/other', bytes('x'));
    callOff();
    writeFileDurably(disk, '/pos.db', bytes('x'));
  });

  it('F03: after a failed sync the data is gone at the next cut, although the next sync succeeds (D12)', () => {
    const disk = makeDisk();
    writeFileDurably(disk, '/a', bytes('old'));
    const file = disk.open('/a');
    file.write(bytes('new'), 0);
    disk.control.fail({ operation: 'sync', code: 'EIO' });
    expect(() => file.sync()).toThrow(code('EIO'));
    file.sync();
    expect(Buffer.from(readFile(disk, '/a')).toString()).toBe('new');
    disk.cutPower('keep');
    expect(Buffer.from(readFile(disk, '/a')).toString()).toBe('old');
  });

  it('F06: read-only refuses every change, and reads go on', () => {
    const disk = makeDisk();
    writeFileDurably(disk, '/a', bytes('x'));
    disk.control.isReadOnly = true;
    expect(() => disk.open('/a')).toThrow(code('EROFS'));
    expect(() => disk.remove('/a')).toThrow(code('EROFS'));
    expect(() => disk.makeDirectory('/d')).toThrow(code('EROFS'));
    expect(Buffer.from(readFile(disk, '/a')).toString()).toBe('x');
    disk.control.heal();
    disk.remove('/a');
  });

  it('F10: a flipped bit is read without an error, also after the next cut', () => {
    const disk = makeDisk();
    writeFileDurably(disk, '/a', bytes('A'));
    disk.flipBit('/a', 0, 5);
    expect(Buffer.from(readFile(disk, '/a')).toString()).toBe('a');
    disk.cutPower('lose');
    expect(Buffer.from(readFile(disk, '/a')).toString()).toBe('a');
  });

  it('F04: a bad sector is EIO until it is written again (D14)', () => {
    const disk = makeDisk();
    writeFileDurably(disk, '/a', Buffer.alloc(2_000));
    disk.spoilSector('/a', 1);
    const file = disk.open('/a');
    expect(file.read(new Uint8Array(512), 0)).toBe(512);
    expect(() => file.read(new Uint8Array(512), 500)).toThrow(code('EIO'));
    file.write(Buffer.alloc(512), 512);
    expect(file.read(new Uint8Array(512), 500)).toBe(512);
  });

  it('F12: an older image can be put back; it holds only what was on the platter', () => {
    const disk = makeDisk();
    writeFileDurably(disk, '/dir-less', bytes('monday'));
    disk.open('/cached', { create: true }).write(bytes('never synced'), 0);
    const image = disk.image();
    writeFileDurably(disk, '/dir-less', bytes('tuesday'));
    disk.restore(image);
    expect(disk.list('/')).toEqual(['dir-less']);
    expect(Buffer.from(readFile(disk, '/dir-less')).toString()).toBe('monday');
    disk.restore(image);
    expect(Buffer.from(readFile(disk, '/dir-less')).toString()).toBe('monday');
  });

  it('counts changes, and keeps a log of all calls when asked', () => {
    const disk = makeDisk();
    disk.control.log = [];
    writeFileDurably(disk, '/a', bytes('abc'));
    readFile(disk, '/a');
    expect(disk.control.operations).toBe(6);
    expect(disk.control.log.map(({ kind }) => kind)).toEqual([
      ...['open', 'truncate', 'write', 'sync', 'rename', 'syncDirectory'],
      ...['open', 'read'],
    ]);
  });
});
