import type { RegisterFinding, RegisterFindingCode } from './register-invalid.ts';
import { type Bilingual, type ChapterId, type Requirement, type Variant, variants } from './types.ts';

const knownKeys = new Set(['id', 'level', 'variants', 'en', 'de', 'check', 'faults', 'sources', 'seedLimit', 'reason']);

type Row = Readonly<Record<string, unknown>>;
type Report = (code: RegisterFindingCode, text: string) => void;

/** Turns one row as parsed from YAML into a requirement; whatever is wrong with it goes to `findings`. */
export function parseRow(
  value: unknown,
  chapter: ChapterId,
  file: string,
  findings: RegisterFinding[],
): Requirement | undefined {
  const row = isRecord(value) ? value : {};
  const place = `${file} ${typeof row['id'] === 'string' ? row['id'] : '(row without id)'}`;
  const before = findings.length;
  const report: Report = (code, text) => findings.push({ code, place, text });

  for (const key of Object.keys(row)) {
    if (!knownKeys.has(key)) report('UNKNOWN_KEY', `"${key}" is not a key; known are ${[...knownKeys].join(', ')}`);
  }
  const requirement: Requirement = {
    id: readId(row, chapter, report),
    chapter,
    level: row['level'] === 'SHOULD' ? 'SHOULD' : readMust(row, report),
    variants: readVariants(row, report),
    text: { de: readText(row, 'de', report), en: readText(row, 'en', report) },
    check: readText(row, 'check', report),
    faults: row['faults'] === 'invariant' ? [] : readList(row, 'faults', report),
    isInvariant: row['faults'] === 'invariant',
    sources: readList(row, 'sources', report),
    isSeedLimit: readFlag(row, 'seedLimit', report),
    ...readReason(row, report),
  };
  return findings.length === before ? requirement : undefined;
}

function readId(row: Row, chapter: ChapterId, report: Report): string {
  const id = row['id'];
  if (typeof id === 'string' && new RegExp(`^${chapter}-\\d\\d$`).test(id)) return id;
  report('WRONG_ID', `expected an id like ${chapter}-01, got ${JSON.stringify(id)}`);
  return '';
}

function readMust(row: Row, report: Report): 'MUST' {
  if (row['level'] !== 'MUST') report('WRONG_VALUE', `level is MUST or SHOULD, not ${JSON.stringify(row['level'])}`);
  return 'MUST';
}

function readVariants(row: Row, report: Report): Variant[] {
  const names = readList(row, 'variants', report);
  for (const name of names) {
    if (!isVariant(name)) report('WRONG_VALUE', `"${name}" is not a variant; known are ${variants.join(', ')}`);
  }
  if (names.length === 0) report('MISSING_VALUE', 'variants must name at least one variant');
  return variants.filter((variant) => names.includes(variant));
}

function readReason(row: Row, report: Report): { reason?: Bilingual } {
  const reason = row['reason'];
  if (reason === undefined) return {};
  if (!isRecord(reason)) report('WRONG_VALUE', 'reason needs two texts, de and en');
  const texts = isRecord(reason) ? reason : {};
  for (const key of Object.keys(texts)) {
    if (key !== 'de' && key !== 'en') report('UNKNOWN_KEY', `"reason.${key}" is not a key; known are de, en`);
  }
  return { reason: { de: readText(texts, 'de', report), en: readText(texts, 'en', report) } };
}

function readText(row: Row, key: string, report: Report): string {
  const text = row[key];
  if (typeof text === 'string' && text.trim() !== '') return text;
  report('MISSING_VALUE', `${key} must be a text, got ${JSON.stringify(text)}`);
  return '';
}

function readList(row: Row, key: string, report: Report): string[] {
  const list = row[key];
  if (Array.isArray(list) && list.every((item) => typeof item === 'string')) {
    if (new Set(list).size !== list.length) report('WRONG_VALUE', `${key} names something twice`);
    return list;
  }
  report('MISSING_VALUE', `${key} must be a list of words, got ${JSON.stringify(list)}`);
  return [];
}

function readFlag(row: Row, key: string, report: Report): boolean {
  const flag = row[key] ?? false;
  if (typeof flag === 'boolean') return flag;
  report('WRONG_VALUE', `${key} is true or false, not ${JSON.stringify(flag)}`);
  return false;
}

export function isVariant(name: string): name is Variant {
  return (variants as readonly string[]).includes(name);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
