import type { Findings } from '../findings.ts';

/** What info.csv says about the device. */
export interface DeviceInfo {
  readonly description: string;
  readonly manufacturer: string;
  readonly version: string;
}

const labels = ['description:', 'manufacturer:', 'version:'];

/** Reads info.csv of version 2 (one line, TR-03151 5.1.1) or 3 (a row per component, TR-03151-1 2.5.3). */
export function checkInfoCsv(bytes: Uint8Array, findings: Findings): DeviceInfo | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const add = (problem: string) => findings.add('INFO-FORMAT', 'info.csv', problem);
  if (text.includes('\r')) add('The file contains carriage returns; lines end with LF alone.');
  const rows = text.replace(/\n$/, '').split('\n').map(fields);
  if (rows.some((row) => row === undefined)) {
    add('A double quote inside a field is not doubled, or a quoted field does not end.');
    return undefined;
  }
  const readable = rows as readonly (readonly Field[])[];
  if (readable.some((row) => row.some((field) => !field.isQuoted && field.text !== ''))) {
    findings.add('INFO-QUOTES', 'info.csv', 'Fields stand without double quotes.');
  }
  return readable[0]?.[0]?.text === 'component:' ? componentRows(readable, add) : singleRow(readable, add);
}

function singleRow(rows: readonly (readonly Field[])[], add: (problem: string) => void): DeviceInfo | undefined {
  const [row = []] = rows;
  if (rows.length !== 1) add(`The file has ${rows.length} lines, expected one.`);
  if (row.length !== 6) add(`The line has ${row.length} fields, expected six.`);
  const wrong = labels.find((label, index) => row[index * 2]?.text !== label);
  if (wrong) {
    add(`The label "${wrong}" is not where it belongs.`);
    return undefined;
  }
  return { description: row[1]?.text ?? '', manufacturer: row[3]?.text ?? '', version: row[5]?.text ?? '' };
}

const componentLabels = ['component:', 'manufacturer:', 'model:', 'version:', 'certification-id:'];

function componentRows(rows: readonly (readonly Field[])[], add: (problem: string) => void): DeviceInfo | undefined {
  const components = rows.slice(0, -1);
  const last = rows.at(-1) ?? [];
  for (const [index, row] of components.entries()) {
    const isRight = row.length === 10 && componentLabels.every((label, column) => row[column * 2]?.text === label);
    if (!isRight) add(`Line ${index + 1} is not a row of a component with ten fields.`);
  }
  if (components.length === 0 || last[0]?.text !== 'description:' || last.length !== 10) {
    add('The last line is not "description:" with ten fields.');
    return undefined;
  }
  const device = components.find((row) => row[1]?.text === 'device') ?? components[0]!;
  return { description: last[1]?.text ?? '', manufacturer: device[3]?.text ?? '', version: device[7]?.text ?? '' };
}

interface Field {
  readonly text: string;
  readonly isQuoted: boolean;
}

const field = /(?:\s*"((?:[^"]|"")*)"\s*|([^",]*))(,|$)/sy;

/** Fields of one line after RFC 4180; undefined when quotes do not match. */
function fields(line: string): readonly Field[] | undefined {
  const found: Field[] = [];
  for (let at = 0; ; at = field.lastIndex) {
    field.lastIndex = at;
    const match = field.exec(line);
    if (!match) return undefined;
    const [, quoted, bare, separator] = match;
    found.push({ text: quoted?.replaceAll('""', '"') ?? bare!.trim(), isQuoted: quoted !== undefined });
    if (separator === '') return found;
  }
}
