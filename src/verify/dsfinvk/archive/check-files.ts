import type { Findings } from '../../findings.ts';
import type { DeclaredTable } from '../index-xml/declaration.ts';
import { dtdNames, schema, tableOf } from '../tables/schema.ts';
import type { Archive } from './archive.ts';

/** Names of the files, against the DSFinV-K and against index.xml. */
export function checkFiles(archive: Archive, declared: readonly DeclaredTable[] | undefined, findings: Findings): void {
  const names = new Set<string>();
  for (const { name } of archive.files) {
    if (names.has(name)) findings.add('ZIP-NAME-DOUBLE', name, 'There are two files of this name.');
    names.add(name);
    checkName(name, findings);
  }
  checkDeclared(names, declared ?? [], findings);
  const inIndex = new Set(declared?.map(({ file }) => file));
  for (const { file, isMandatory } of schema) {
    if (isMandatory && !names.has(file) && !inIndex.has(file))
      findings.add('ZIP-TABLE-MISSING', file, 'The table is neither in the archive nor in index.xml.');
  }
  if (!declared) return;
  for (const name of names) {
    if (name.endsWith('.csv') && !inIndex.has(name))
      findings.add('XML-FILE', name, 'The file is in the archive, but not in index.xml.');
  }
}

function checkName(name: string, findings: Findings): void {
  if (/[/\\]/.test(name)) {
    findings.add('ZIP-PATH', name, 'The file lies in a folder; all files lie beside each other.');
    return;
  }
  const isOfExport =
    name === 'index.xml' || (dtdNames as readonly string[]).includes(name) || tableOf(name) !== undefined;
  if (isOfExport) return;
  const lower = name.toLowerCase();
  if (tableOf(lower) ?? lower === 'index.xml') findings.add('ZIP-NAME-CASE', name, `The name is written ${lower}.`);
  else findings.add('ZIP-FILE-OTHER', name, 'The file is no part of a DSFinV-K export.');
}

function checkDeclared(names: ReadonlySet<string>, declared: readonly DeclaredTable[], findings: Findings): void {
  for (const { file, line } of declared) {
    if (!names.has(file))
      findings.add('XML-FILE', `index.xml, line ${line}`, `The table "${file}" is declared, but not in the archive.`);
  }
}
