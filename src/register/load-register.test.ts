import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { chapters, loadRegister, RegisterInvalid, registerDirectory } from './index.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** The project's register with one file changed. */
function registerWith(file: string, change: (text: string) => string): string {
  const folder = mkdtempSync(join(tmpdir(), 'register-'));
  folders.push(folder);
  cpSync(registerDirectory, folder, { recursive: true });
  const before = readFileSync(join(folder, file), 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(join(folder, file), after);
  return folder;
}

function findingsOf(folder: string): readonly string[] {
  try {
    loadRegister(folder);
  } catch (error) {
    if (error instanceof RegisterInvalid) return error.findings.map(({ code, place }) => `${code} ${place}`);
    throw error;
  }
  return [];
}

describe('the register of the project', () => {
  const register = loadRegister();

  it('holds all 150 rows, chapter by chapter, in reading order', () => {
    const ids = chapters.flatMap(({ id, rows }) =>
      Array.from({ length: rows }, (_, index) => `${id}-${String(index + 1).padStart(2, '0')}`),
    );
    expect(register.requirements.map((row) => row.id)).toEqual(ids);
    expect(ids).toHaveLength(150);
  });

  it('says every row in two different languages, as sentences', () => {
    for (const { id, text } of register.requirements) {
      expect(text.de, id).toMatch(/^[„\p{Lu}].+\.$/su);
      expect(text.en, id).toMatch(/^[“\p{Lu}].+\.$/su);
      expect(text.de, id).not.toBe(text.en);
    }
  });

  it('asks nothing of the box in the cloud chapter and nothing of the cloud in the box chapter', () => {
    for (const row of register.requirements) {
      if (row.chapter === 'CK') expect(row.variants, row.id).not.toContain('box');
      if (row.chapter === 'KS') expect(row.variants, row.id).toEqual(['box']);
      if (row.chapter === 'LAW') expect(row.variants, row.id).toEqual(['cloud', 'cube', 'box']);
    }
  });

  it('marks the limits of the product family', () => {
    const limits = register.requirements.filter((row) => row.isSeedLimit).map((row) => row.id);
    expect(limits).toEqual(['CK-05', 'CK-16', 'PH-09', 'PH-17', 'PH-18', 'PH-22']);
  });

  it('names no fault that no row stands up to, and has a text for every fault', () => {
    const used = new Set(register.requirements.flatMap((row) => row.faults));
    expect(register.faults.map((fault) => fault.id).filter((id) => !used.has(id))).toEqual([]);
  });

  it('keeps its hash when only layout and comments change, and changes it with any word', () => {
    const relaid = registerWith(
      'law.yaml',
      (text) => `# another comment\n${text.replaceAll('faults: []', 'faults:   []')}`,
    );
    expect(loadRegister(relaid).hash).toBe(register.hash);
    const reworded = registerWith('law.yaml', (text) => text.replace('full name', 'first name'));
    expect(loadRegister(reworded).hash).not.toBe(register.hash);
    expect(register.hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('a register that cannot be used', () => {
  it.each<[string, string, (text: string) => string, string]>([
    [
      'an unknown key',
      'box.yaml',
      (text) => text.replace('    level: MUST', '    lvl: x\n    level: MUST'),
      'UNKNOWN_KEY box.yaml KS-01',
    ],
    ['an unknown key of the file', 'box.yaml', (text) => `version: 2\n${text}`, 'UNKNOWN_KEY box.yaml'],
    [
      'a level that is no level',
      'box.yaml',
      (text) => text.replace('level: MUST', 'level: MAY'),
      'WRONG_VALUE box.yaml KS-01',
    ],
    ['a variant that is none', 'box.yaml', (text) => text.replace('[box]', '[boxx]'), 'WRONG_VALUE box.yaml KS-01'],
    ['no variant', 'box.yaml', (text) => text.replace('[box]', '[]'), 'MISSING_VALUE box.yaml KS-01'],
    [
      'an id of another chapter',
      'box.yaml',
      (text) => text.replace('id: KS-01', 'id: CK-01'),
      'WRONG_ID box.yaml CK-01',
    ],
    ['an id used twice', 'box.yaml', (text) => text.replace('id: KS-02', 'id: KS-01'), 'DUPLICATE_ID KS-01'],
    [
      'an empty German text',
      'box.yaml',
      (text) => text.replace(/ {4}de: Die Box speichert[^\n]*\n/, '    de: ""\n'),
      'MISSING_VALUE box.yaml KS-01',
    ],
    ['a fault nobody knows', 'box.yaml', (text) => text.replace('F-WAN-DOWN', 'F-WAN-GONE'), 'UNKNOWN_FAULT KS-01'],
    ['a source nobody knows', 'box.yaml', (text) => text.replace('[S9, S15]', '[S9, S36]'), 'UNKNOWN_SOURCE KS-01'],
    [
      'a flag that is a word',
      'box.yaml',
      (text) => text.replace('    check:', '    seedLimit: maybe\n    check:'),
      'WRONG_VALUE box.yaml KS-01',
    ],
    [
      'a reason in one language',
      'box.yaml',
      (text) => text.replace('    check:', '    reason: { en: no time }\n    check:'),
      'MISSING_VALUE box.yaml KS-01',
    ],
    [
      'a fault in one language',
      'faults.yaml',
      (text) => text.replace(/de: Die Uhr geht falsch\. /, ''),
      'WRONG_VALUE faults.yaml F-CLK-SKEW',
    ],
    ['something that is not YAML', 'tse.yaml', (text) => `${text}\n  - {`, 'UNREADABLE tse.yaml'],
    [
      'a chapter nobody knows',
      'tse.yaml',
      (text) => text.replace('chapter: TSE', 'chapter: TSS'),
      'MISSING_VALUE tse.yaml',
    ],
  ])('names %s', (_, file, change, finding) => {
    expect(findingsOf(registerWith(file, change))).toContain(finding);
  });

  it('notices a lost row', () => {
    const folder = registerWith('daily-work.yaml', (text) => text.replace(/ {2}- id: OPS-09[\s\S]*$/, ''));
    expect(findingsOf(folder)).toEqual(['WRONG_COUNT OPS']);
  });

  it('names every finding in one error with the code of the family', () => {
    const folder = registerWith('box.yaml', (text) => text.replaceAll('level: MUST', 'level: must'));
    expect(() => loadRegister(folder)).toThrow(
      expect.objectContaining({
        code: 'REGISTER_INVALID',
        message: expect.stringContaining('box.yaml KS-20: level is MUST or SHOULD'),
      }),
    );
  });

  it('says so when there is no folder', () => {
    expect(findingsOf(join(registerDirectory, 'nowhere'))).toContain(
      `UNREADABLE ${join(registerDirectory, 'nowhere')}`,
    );
  });
});
