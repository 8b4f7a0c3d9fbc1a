import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLIENT_ID, readyTse } from '../../test/ready-tse.ts';
import { profileOf } from '../core/profile.ts';
import { TarArchive } from './tar.ts';

function member(name: string, content: string) {
  const bytes = Buffer.from(content);
  return { name, length: bytes.length, bytes: () => bytes };
}

function tar(option: string, archive: Uint8Array): string {
  const directory = mkdtempSync(join(tmpdir(), 'tse-tar-'));
  const path = join(directory, 'x.tar');
  writeFileSync(path, archive);
  const text = execFileSync('tar', [option, path], { stdio: ['ignore', 'pipe', 'pipe'] }).toString();
  rmSync(directory, { recursive: true });
  return text;
}

const mtimeSeconds = 1_795_435_200;

describe('EXP_TAR: the container', () => {
  it('is plain ustar: typeflag 0, no prefix, no link name, owner 0, zeros at the end', () => {
    const archive = new TarArchive(() => [member('info.csv', 'x'), member('b.log', 'y'.repeat(513))], { mtimeSeconds });
    const bytes = Buffer.from(archive.toBytes());
    expect(bytes).toHaveLength(512 + 512 + 512 + 1024 + 1024);
    expect(bytes).toHaveLength(archive.byteLength);
    for (const start of [0, 1024]) {
      const header = bytes.subarray(start, start + 512);
      expect(header.subarray(257, 265).toString('latin1')).toBe('ustar\x0000');
      expect(String.fromCharCode(header[156] ?? 0)).toBe('0');
      expect(header.subarray(157, 257).every((byte) => byte === 0)).toBe(true);
      expect(header.subarray(345, 512).every((byte) => byte === 0)).toBe(true);
      expect(Number.parseInt(header.subarray(108, 115).toString(), 8)).toBe(0);
      expect(Number.parseInt(header.subarray(136, 147).toString(), 8)).toBe(mtimeSeconds);
    }
    expect(bytes.subarray(-1024).every((byte) => byte === 0)).toBe(true);
  });

  it('has checksums that tar accepts and contents that come back', () => {
    const archive = new TarArchive(() => [member('info.csv', 'hello'), member('empty.log', '')], { mtimeSeconds });
    expect(tar('-tf', archive.toBytes()).trim().split('\n')).toEqual(['info.csv', 'empty.log']);
    expect(tar('-xOf', archive.toBytes())).toBe('hello');
  });

  it('carries names over 100 bytes in a pax header, and tar reads them', () => {
    const name = `Unixt_1795435200_Sig-100_Log-Tra_No-50_Finish_Client-${'a'.repeat(70)}.log`;
    const archive = new TarArchive(() => [member(name, 'long'), member('info.csv', 'x')], { mtimeSeconds });
    expect(archive.toBytes()).toHaveLength(archive.byteLength);
    expect(tar('-tf', archive.toBytes()).trim().split('\n')).toEqual([name, 'info.csv']);
  });

  it.each([95, 99, 100, 101, 110, 985, 995])('a name of %i characters comes back', (length) => {
    const name = 'n'.repeat(length);
    const archive = new TarArchive(() => [member(name, 'content')], { mtimeSeconds });
    expect(tar('-tf', archive.toBytes()).trim()).toBe(name);
  });
});

describe('an export', () => {
  it('is read by tar: info.csv, chain, logs named by time, counter, number, step and client', async () => {
    const { tse, sell } = await readyTse();
    sell();
    const time = tse.time;
    const names = tar('-tf', tse.exportData().toBytes()).trim().split('\n');
    expect(names).toEqual([
      'info.csv',
      ...tse.certificates.map(({ keyHash }) => `${keyHash}_X509.cer`),
      'Unixt_0_Sig-1_Log-Sys_AuthenticateUser.log',
      'Unixt_0_Sig-2_Log-Sys_Initialize.log',
      `Unixt_${time}_Sig-3_Log-Sys_UpdateTime.log`,
      `Unixt_${time}_Sig-4_Log-Sys_registerClient.log`,
      `Unixt_${time}_Sig-5_Log-Sys_LogOut.log`,
      `Unixt_${time}_Sig-6_Log-Tra_No-1_Start_Client-${CLIENT_ID}.log`,
      `Unixt_${time}_Sig-7_Log-Tra_No-1_Finish_Client-${CLIENT_ID}.log`,
    ]);
  });

  it('names files by the time format of the product', async () => {
    const names = async (timeFormat: 'utcTimeWithSeconds' | 'generalizedTime') => {
      const { tse, sell } = await readyTse(profileOf('standard', { timeFormat }));
      sell();
      return tar('-tf', tse.exportData().toBytes());
    };
    expect(await names('utcTimeWithSeconds')).toContain('Utc_261123080000Z_Sig-6_Log-Tra_No-1_Start');
    expect(await names('generalizedTime')).toContain('Gent_20261123080000Z_Sig-6_Log-Tra_No-1_Start');
  });

  it('EXP_INF: has one info.csv of one line with six quoted fields', async () => {
    const { tse } = await readyTse();
    const directory = mkdtempSync(join(tmpdir(), 'tse-info-'));
    writeFileSync(join(directory, 'x.tar'), tse.exportData().toBytes());
    execFileSync('tar', ['xf', 'x.tar', 'info.csv'], { cwd: directory });
    const info = readFileSync(join(directory, 'info.csv'), 'utf8');
    rmSync(directory, { recursive: true });
    expect(info).toMatch(/^"description:","[^"]*","manufacturer:","[^"]*","version:","[^"]*"\n$/);
  });

  it('streams: chunks joined are the whole, and one chunk is one member', async () => {
    const { tse, sell } = await readyTse();
    sell();
    const archive = tse.exportData();
    const chunks = [...archive.chunks()];
    expect(Buffer.concat(chunks)).toEqual(Buffer.from(archive.toBytes()));
    expect(chunks).toHaveLength(archive.memberCount + 1);
  });

  it('of a cryptovision stick lacks the two zero blocks, as the device sends it', async () => {
    const { tse } = await readyTse('cryptovision');
    const bytes = tse.exportData().toBytes();
    expect(bytes.subarray(-1024).every((byte) => byte === 0)).toBe(false);
    expect(tar('-tf', Buffer.concat([bytes, Buffer.alloc(1024)]))).toContain('info.csv');
  });
});
