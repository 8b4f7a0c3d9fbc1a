import { describe, expect, it } from 'vitest';
import { otherFormat, recognise } from './recognise.ts';
import { writeTar } from './testing/write-tar.ts';

const archive = writeTar([{ name: 'info.csv', bytes: Buffer.from('x') }]);

describe('recognise', () => {
  it.each([
    [archive, 'whatever', 'tar'],
    [Buffer.alloc(1024), 'empty.tar', 'tar'],
    [Buffer.from('damaged'), 'Export_Unixt_1.tar.001', 'tar'],
    [Buffer.from('89504e470d0a1a0a00', 'hex'), 'x', 'png'],
    [Buffer.from('ffd8ffe000104a464946', 'hex'), 'photo', 'jpeg'],
    [Buffer.from('<svg xmlns="…">'), 'x', 'svg'],
    [Buffer.from('<?xml version="1.0"?>\n<svg>'), 'x', 'svg'],
    [Buffer.from('PK\u0003\u0004'), 'x', 'zip'],
    [Buffer.from('damaged'), 'dsfinvk.ZIP', 'zip'],
    [Buffer.from('V0;till;…'), 'x', 'qr-text'],
    [Buffer.from('\ufeffReceipt 7\r\nV0;till;…\r\n'), 'x', 'qr-text'],
  ] as const)('%#', (bytes, name, kind) => {
    expect(recognise(bytes, name)).toBe(kind);
  });

  it.each(['', 'just text', '<html><svg></html>', 'PK\u0003'])('does not know "%s"', (text) => {
    expect(recognise(Buffer.from(text), 'file.txt')).toBeUndefined();
  });

  it.each([
    ['%PDF-1.7', 'a PDF'],
    ['RIFF\0\0\0\0WEBPVP8 ', 'a WebP picture'],
    ['\0\0\0\x18ftypheic', 'a picture or film of a telephone (HEIC, AVIF, MP4)'],
    ['\x1f\x8b\x08', 'packed by gzip'],
    ['just text', undefined],
    ['', undefined],
  ])('tells what "%s" is instead', (text, what) => {
    expect(otherFormat(Buffer.from(text, 'latin1'))?.what).toBe(what);
  });
});
