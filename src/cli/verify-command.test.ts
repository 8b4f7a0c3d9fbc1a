import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawCodes, pngOf } from '../verify/testing/draw-code.ts';
import { sampleArchive } from '../verify/testing/dsfinvk/sample-archive.ts';
import { writeZip } from '../verify/testing/dsfinvk/write-zip.ts';
import { sampleExport } from '../verify/testing/sample-export.ts';
import { writeTar } from '../verify/testing/write-tar.ts';
import { publishedCodes } from '../verify/vectors/published-codes.ts';
import { verifyCommand, verifyFiles } from './verify-command.ts';

const { files } = sampleExport();
const archive = writeTar(files);
const codes = publishedCodes.map((each) => each.text);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kassensturz-verify-'));
  writeFileSync(join(folder, 'export.tar'), archive);
  writeFileSync(join(folder, 'gap.tar'), writeTar(files.filter((file) => !file.name.includes('Sig-5_'))));
  writeFileSync(join(folder, 'code.txt'), `Receipt 12\n${codes[1]}\n`);
  writeFileSync(join(folder, 'forged.txt'), `${codes[1]}\n${codes[2]!.replace('9.00:Bar', '8.00:Bar')}\n`);
  writeFileSync(join(folder, 'receipt.png'), pngOf(drawCodes([codes[1]!])));
  writeFileSync(join(folder, 'blank.svg'), '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
  writeFileSync(join(folder, 'broken.png'), Buffer.from('89504e470d0a1a0a00000000', 'hex'));
  writeFileSync(join(folder, 'letter.txt'), 'Dear Sir or Madam');
  mkdirSync(join(folder, 'empty'));
});

afterAll(() => rmSync(folder, { recursive: true }));

async function run(file: string, options: { json?: boolean } = {}) {
  let output = '';
  const write = (text: string) => {
    output += text;
  };
  const isInOrder = await verifyFiles([join(folder, file)], options, { write });
  return { isInOrder, output };
}

describe('kassensturz verify with a DSFinV-K export', () => {
  const sample = sampleArchive();
  const other = sampleArchive((tables) => tables.edit('transactions_tse.csv', 2, { TSE_TA_SIGZ: '99' }));

  beforeAll(() => {
    writeFileSync(join(folder, 'dsfinvk.zip'), writeZip(sample.files));
    writeFileSync(join(folder, 'dsfinvk-cut.zip'), writeZip(sample.files).subarray(0, 5000));
    mkdirSync(join(folder, 'unpacked'));
    for (const { name, bytes } of sample.files) writeFileSync(join(folder, 'unpacked', name), bytes);
    mkdirSync(join(folder, 'all'));
    writeFileSync(join(folder, 'all', 'dsfinvk.zip'), writeZip(other.files));
    writeFileSync(join(folder, 'all', 'tse.tar'), writeTar(other.tseFiles));
    writeFileSync(join(folder, 'all', 'notes.md'), 'passed over');
  });

  it.each(['dsfinvk.zip', 'unpacked'])('reads %s', async (file) => {
    const { isInOrder, output } = await run(file);
    expect(isInOrder).toBe(true);
    expect(output).toContain('KASSE-01: 2 closings, number 1 to 2');
    expect(output).toContain('Signatures    16 fit what the tables say');
  });

  it('finds what is wrong between the files of a folder, with file, row and column', async () => {
    const { isInOrder, output } = await run('all');
    expect(isInOrder).toBe(false);
    expect(output).toMatch(/LINK-VALUE\n.*\n {4}- transactions_tse\.csv, row 4, column TSE_TA_SIGZ/);
    expect(output).toContain('All 2 files  NOT in order');
    expect(JSON.parse((await run('all', { json: true })).output)).toMatchObject({
      kind: 'evidence',
      files: [{ kind: 'tse-export' }, { kind: 'dsfinvk', isLinked: true, countByRule: { 'LINK-VALUE': 1 } }],
    });
  });

  it('says of half a ZIP that it cannot be read', async () => {
    expect((await run('dsfinvk-cut.zip')).output).toContain('ZIP-UNREADABLE');
  });
});

describe('kassensturz verify', () => {
  it('says of a good export that it is in order, and what it holds', async () => {
    const { isInOrder, output } = await run('export.tar');
    expect(isInOrder).toBe(true);
    expect(output).toContain('Signatures    10 of 10 fit message and key');
    expect(output).toContain('signature counters 1 to 10');
    expect(output).toMatch(/In order: no errors, no warnings, no notes\.\n$/);
  });

  it('names rule, place and source of what is wrong', async () => {
    const { isInOrder, output } = await run('gap.tar');
    expect(isInOrder).toBe(false);
    expect(output).toContain('LOG-COUNTER-GAP\n    Rule: Signature counters have no gaps. (TR-03153-1 9.1)');
    expect(output).toContain('Signature counter 5 is missing.');
    expect(output).toContain('NOT in order');
  });

  it('prints the same as JSON', async () => {
    const report = JSON.parse((await run('gap.tar', { json: true })).output) as Record<string, unknown>;
    expect(report).toMatchObject({
      kind: 'tse-export',
      messages: 9,
      countByRule: { 'LOG-COUNTER-GAP': 1 },
      findings: expect.arrayContaining([
        {
          rule: 'LOG-COUNTER-GAP',
          severity: 'error',
          where: expect.any(String),
          text: 'Signature counter 5 is missing.',
          source: 'TR-03153-1 9.1',
        },
      ]),
    });
  });

  it('checks every code in a text', async () => {
    expect(await run('code.txt')).toMatchObject({ isInOrder: true });
    const forged = JSON.parse((await run('forged.txt', { json: true })).output) as {
      readonly codes: readonly { readonly fields: object; readonly findings: readonly { readonly rule: string }[] }[];
    };
    expect(forged.codes.map((each) => each.findings.map((finding) => finding.rule))).toEqual([
      [],
      ['PD-SUM', 'QR-SIGNATURE'],
    ]);
    expect(forged.codes[0]!.fields).toMatchObject({ transactionNumber: '1', processType: 'Kassenbeleg-V1' });
  });

  it('reads the code from the picture of a receipt', async () => {
    const { isInOrder, output } = await run('receipt.png');
    expect(isInOrder).toBe(true);
    expect(output).toContain('a408459289ea51b6f492df7a24272c395fa0a4820245389dea15eba89f6e12f7');
    expect((await run('blank.svg')).output).toContain('QR-PICTURE');
  });

  it('reads standard input in any pieces', async () => {
    let output = '';
    async function* stdin() {
      for (let at = 0; at < archive.length; at += 100) yield archive.subarray(at, at + 100);
    }
    const isInOrder = await verifyFiles(['-'], {}, { stdin: stdin(), write: (text) => (output += text) });
    expect(isInOrder).toBe(true);
    expect(output).toContain('standard input');
  });

  it.each([
    ['nowhere.tar', 'FILE_NOT_READABLE', 'There is no file'],
    ['empty', 'FILE_NOT_RECOGNISED', 'nothing that can be verified'],
    ['letter.txt', 'FILE_NOT_RECOGNISED', 'expected a TSE export'],
    ['broken.png', 'FILE_NOT_RECOGNISED', 'the PNG cannot be read'],
  ])('refuses %s with %s', async (file, code, text) => {
    await expect(run(file)).rejects.toMatchObject({
      name: 'HarnessError',
      code,
      message: expect.stringContaining(text),
    });
  });

  it.each([
    ['export.tar', 0],
    ['gap.tar', 1],
    ['nowhere.tar', 2],
    ['letter.txt', 2],
  ])('ends with the exit code for %s', async (file, code) => {
    try {
      await verifyCommand([join(folder, file)], { json: true });
      expect(process.exitCode).toBe(code);
    } finally {
      process.exitCode = undefined;
    }
  });

  it('prints no control sequences of a hostile file', async () => {
    const hostile = [...files, { name: 'a\u001b[2Jb', bytes: Buffer.alloc(0) }];
    writeFileSync(join(folder, 'hostile.tar'), writeTar(hostile));
    const { output } = await run('hostile.tar');
    expect(output).toContain('a\\u{001b}[2Jb');
    expect(output).not.toContain('\u001b');
  });

  it('refuses an empty name', async () => {
    await expect(verifyFiles([''])).rejects.toMatchObject({ code: 'USAGE' });
  });
});
