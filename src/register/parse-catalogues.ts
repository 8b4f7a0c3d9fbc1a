import { isRecord } from './parse-row.ts';
import type { RegisterFinding } from './register-invalid.ts';
import type { Fault } from './types.ts';

/** Reads `faults.yaml`: fault id to German and English text. */
export function parseFaults(content: unknown, findings: RegisterFinding[]): Fault[] {
  const faults = entriesOf(content, 'faults', findings).flatMap(([id, text]) => {
    const isComplete = isRecord(text) && isText(text['de']) && isText(text['en']) && Object.keys(text).length === 2;
    if (isComplete && /^F-[A-Z0-9]+(-[A-Z0-9]+)?$/.test(id)) {
      return [{ id, text: { de: String(text['de']), en: String(text['en']) } }];
    }
    findings.push({ code: 'WRONG_VALUE', place: `faults.yaml ${id}`, text: 'expected F-NAME: { en: text, de: text }' });
    return [];
  });
  return faults.sort((a, b) => a.id.localeCompare(b.id));
}

/** Reads `sources.yaml`: source key to what it stands for. */
export function parseSources(content: unknown, findings: RegisterFinding[]): Record<string, string> {
  const sources: Record<string, string> = {};
  for (const [key, text] of entriesOf(content, 'sources', findings)) {
    if (isText(text)) sources[key] = text;
    else findings.push({ code: 'WRONG_VALUE', place: `sources.yaml ${key}`, text: 'expected a text' });
  }
  return sources;
}

function entriesOf(content: unknown, name: string, findings: RegisterFinding[]): [string, unknown][] {
  if (content === undefined) return []; // Already reported when the file was read.
  if (isRecord(content) && isRecord(content[name]) && Object.keys(content).length === 1) {
    return Object.entries(content[name]);
  }
  findings.push({
    code: 'MISSING_VALUE',
    place: `${name}.yaml`,
    text: `expected one key "${name}" with entries below it`,
  });
  return [];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
