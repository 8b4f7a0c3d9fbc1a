import { expect } from 'vitest';
import { DiskError, readFile, writeFileDurably } from '../index.ts';
import { codeOf, promise } from './on-every-host.ts';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
const bytes = (value: string): Uint8Array => Buffer.from(value);

promise('disk', 'what is written can be read, at any position, also after closing', async ({ host: { disk } }) => {
  const file = disk.open('/a.txt', { create: true });
  file.write(bytes('Hello salon'), 0);
  file.write(bytes('S'), 6);
  expect(file.size()).toBe(11);
  file.sync();
  file.close();
  expect(text(readFile(disk, '/a.txt'))).toBe('Hello Salon');
});

promise('disk', 'reading past the end gives fewer bytes, then none', async ({ host: { disk } }) => {
  const file = disk.open('/b', { create: true });
  file.write(bytes('abc'), 0);
  const target = new Uint8Array(8);
  expect(file.read(target, 1)).toBe(2);
  expect(file.read(target, 3)).toBe(0);
  expect(file.read(target, 99)).toBe(0);
  file.close();
});

promise('disk', 'a gap in a file, and what truncating adds, is zero', async ({ host: { disk } }) => {
  const file = disk.open('/c', { create: true });
  file.write(bytes('x'), 4);
  file.truncate(2);
  file.truncate(6);
  file.close();
  expect([...readFile(disk, '/c')]).toEqual([0, 0, 0, 0, 0, 0]);
});

promise('disk', 'names: make, list in order, rename over an existing one, remove', async ({ host: { disk } }) => {
  disk.makeDirectory('/var/pos');
  disk.makeDirectory('/var/pos');
  for (const name of ['b', 'a', 'c']) writeFileDurably(disk, `/var/pos/${name}`, bytes(name));
  expect(disk.list('/var/pos')).toEqual(['a', 'b', 'c']);
  disk.rename('/var/pos/a', '/var/pos/b');
  disk.remove('/var/pos/c');
  expect(disk.list('/var/pos')).toEqual(['b']);
  expect(text(readFile(disk, '/var/pos/b'))).toBe('a');
  expect(disk.exists('/var/pos/b')).toBe(true);
  expect(disk.exists('/var/pos/a')).toBe(false);
  disk.syncDirectory('/var/pos');
});

promise('disk', 'a file can be replaced as a whole, again and again', async ({ host: { disk } }) => {
  writeFileDurably(disk, '/d', bytes('a long first content'));
  writeFileDurably(disk, '/d', bytes('short'));
  expect(text(readFile(disk, '/d'))).toBe('short');
  expect(disk.list('/')).toEqual(['d']);
});

promise('disk', 'a file that was removed while open can still be used', async ({ host: { disk } }) => {
  const file = disk.open('/e', { create: true });
  file.write(bytes('still here'), 0);
  disk.remove('/e');
  const target = new Uint8Array(5);
  expect(file.read(target, 0)).toBe(5);
  expect(text(target)).toBe('still');
  file.close();
});

promise('disk', 'failures carry the codes that Node has', async ({ host: { disk } }) => {
  disk.makeDirectory('/dir');
  writeFileDurably(disk, '/file', bytes('x'));
  expect(await codeOf(() => disk.open('/missing'))).toBe('ENOENT');
  expect(await codeOf(() => disk.open('/no/where', { create: true }))).toBe('ENOENT');
  expect(await codeOf(() => disk.open('/file', { create: true, exclusive: true }))).toBe('EEXIST');
  expect(await codeOf(() => disk.open('/dir'))).toBe('EISDIR');
  expect(await codeOf(() => disk.open('/file/x'))).toBe('ENOTDIR');
  expect(await codeOf(() => disk.list('/file'))).toBe('ENOTDIR');
  expect(await codeOf(() => disk.list('/missing'))).toBe('ENOENT');
  expect(await codeOf(() => disk.remove('/missing'))).toBe('ENOENT');
  expect(await codeOf(() => disk.remove('/dir'))).toBe('EISDIR');
  expect(await codeOf(() => disk.rename('/missing', '/y'))).toBe('ENOENT');
  expect(await codeOf(() => disk.makeDirectory('/file'))).toBe('EEXIST');
  expect(await codeOf(() => disk.syncDirectory('/missing'))).toBe('ENOENT');
  expect(() => disk.open('/missing')).toThrow(DiskError);
});

promise('disk', 'a file opened for reading only cannot be written; a closed one cannot be used', async ({ host }) => {
  writeFileDurably(host.disk, '/f', bytes('x'));
  const file = host.disk.open('/f', { readOnly: true });
  expect(await codeOf(() => file.write(bytes('y'), 0))).toBe('EBADF');
  file.close();
  expect(await codeOf(() => file.size())).toBe('EBADF');
});

promise('disk', 'no path leads out of the disk', async ({ host: { disk } }) => {
  writeFileDurably(disk, '/../../g', bytes('inside'));
  expect(disk.list('/')).toContain('g');
});

promise('disk', 'there is room', async ({ host: { disk } }) => {
  const { freeBytes, totalBytes } = disk.space();
  expect(freeBytes).toBeGreaterThan(0);
  expect(totalBytes).toBeGreaterThanOrEqual(freeBytes);
});
