import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { parseFaults, parseSources } from './parse-catalogues.ts';
import { isRecord, parseRow } from './parse-row.ts';
import { type RegisterFinding, RegisterInvalid } from './register-invalid.ts';
import { chapters, type Register, type Requirement } from './types.ts';

/** The register that comes with the project. */
export const registerDirectory = fileURLToPath(new URL('../../features/requirements/', import.meta.url));

const catalogueFiles = ['faults.yaml', 'sources.yaml'];

/**
 * Reads and checks the whole register: one YAML file per chapter, `faults.yaml` and `sources.yaml`.
 * Throws `RegisterInvalid` (code `REGISTER_INVALID`) that lists everything wrong with it.
 */
export function loadRegister(directory: string = registerDirectory): Register {
  const findings: RegisterFinding[] = [];
  const faults = parseFaults(readYaml(directory, 'faults.yaml', findings), findings);
  const sources = parseSources(readYaml(directory, 'sources.yaml', findings), findings);
  const rows = listChapterFiles(directory, findings).flatMap((file) => readChapter(directory, file, findings));

  checkIds(rows, findings);
  checkCounts(rows, findings);
  checkReferences(rows, new Set(faults.map((fault) => fault.id)), new Set(Object.keys(sources)), findings);
  if (findings.length > 0) throw new RegisterInvalid(directory, findings);

  const order = chapters.map((chapter) => chapter.id);
  const requirements = rows.toSorted(
    (a, b) => order.indexOf(a.chapter) - order.indexOf(b.chapter) || a.id.localeCompare(b.id),
  );
  const hash = createHash('sha256')
    .update(JSON.stringify([requirements, faults, Object.entries(sources).sort()]))
    .digest('hex');
  return { requirements, faults, sources, hash };
}

function listChapterFiles(directory: string, findings: RegisterFinding[]): string[] {
  try {
    return readdirSync(directory)
      .filter((file) => file.endsWith('.yaml') && !catalogueFiles.includes(file))
      .sort();
  } catch (cause) {
    findings.push({ code: 'UNREADABLE', place: directory, text: `the folder cannot be read: ${messageOf(cause)}` });
    return [];
  }
}

function readChapter(directory: string, file: string, findings: RegisterFinding[]): Requirement[] {
  const content = readYaml(directory, file, findings);
  if (content === undefined) return [];
  const record = isRecord(content) ? content : {};
  for (const key of Object.keys(record)) {
    if (key !== 'chapter' && key !== 'requirements') {
      findings.push({
        code: 'UNKNOWN_KEY',
        place: file,
        text: `"${key}" is not a key; known are chapter, requirements`,
      });
    }
  }
  const chapter = chapters.find(({ id }) => id === record['chapter']);
  const rows = record['requirements'];
  if (chapter === undefined || !Array.isArray(rows)) {
    const ids = chapters.map(({ id }) => id).join(', ');
    findings.push({
      code: 'MISSING_VALUE',
      place: file,
      text: `expected a chapter (${ids}) and a list of requirements`,
    });
    return [];
  }
  return rows.map((row) => parseRow(row, chapter.id, file, findings)).filter((row) => row !== undefined);
}

function checkIds(rows: readonly Requirement[], findings: RegisterFinding[]): void {
  const seen = new Set<string>();
  for (const { id } of rows) {
    if (seen.has(id))
      findings.push({ code: 'DUPLICATE_ID', place: id, text: 'the id is used by two rows; ids are unique' });
    seen.add(id);
  }
}

/** A row that gets lost would be a requirement nobody asks for any more, so the number of rows is part of the register. */
function checkCounts(rows: readonly Requirement[], findings: RegisterFinding[]): void {
  for (const chapter of chapters) {
    const count = rows.filter((row) => row.chapter === chapter.id).length;
    if (count === chapter.rows) continue;
    const text = `the chapter must have ${chapter.rows} valid rows and has ${count}`;
    findings.push({ code: 'WRONG_COUNT', place: chapter.id, text });
  }
}

function checkReferences(
  rows: readonly Requirement[],
  faults: ReadonlySet<string>,
  sources: ReadonlySet<string>,
  findings: RegisterFinding[],
): void {
  const ids = new Set(rows.map((row) => row.id));
  for (const row of rows) {
    for (const fault of row.faults.filter((id) => !faults.has(id))) {
      findings.push({ code: 'UNKNOWN_FAULT', place: row.id, text: `${fault} is not in faults.yaml` });
    }
    for (const source of row.sources.filter((key) => !sources.has(key) && !ids.has(key))) {
      findings.push({ code: 'UNKNOWN_SOURCE', place: row.id, text: `${source} is neither in sources.yaml nor a row` });
    }
  }
}

function readYaml(directory: string, file: string, findings: RegisterFinding[]): unknown {
  try {
    return parse(readFileSync(join(directory, file), 'utf8'));
  } catch (cause) {
    findings.push({ code: 'UNREADABLE', place: file, text: `the file cannot be read as YAML: ${messageOf(cause)}` });
    return undefined;
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
}
