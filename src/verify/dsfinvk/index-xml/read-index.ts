import { createHash } from 'node:crypto';
import type { Findings } from '../../findings.ts';
import { Malformed } from '../../malformed.ts';
import type { Archive, ArchiveFile } from '../archive/archive.ts';
import { dtdNames } from '../tables/schema.ts';
import { checkDeclaration } from './check-declaration.ts';
import { dtdViolations } from './content-models.ts';
import { type DeclaredTable, readDeclaration } from './declaration.ts';
import { childrenOf, readXml, textOf, type XmlDocument } from './xml-tree.ts';

/** The real index.xml has some 60 kB, the DTD 9 kB. */
const sizeLimit = 4 * 1024 * 1024;

/** SHA-256 of the DTD of 1 September 2004 without comments, white space collapsed. */
const officialDtd = '4aae7d4a76ad8f87bbc4979d9363c5bb2e985a3eeb57fbcef86e9371a69227f2';

/** Reads index.xml and DTD and checks them; undefined when there is nothing to read the tables by. */
export async function readIndex(archive: Archive, findings: Findings): Promise<readonly DeclaredTable[] | undefined> {
  await checkDtd(archive, findings);
  const file = archive.files.find(({ name }) => name === 'index.xml');
  if (!file) {
    findings.add(
      'XML-MISSING',
      'index.xml',
      'There is no file index.xml; the tables are read as the official one declares them.',
    );
    return undefined;
  }
  const document = await documentOf(file, findings);
  if (!document) return undefined;
  const { root, doctype } = document;
  checkDoctype(doctype, archive, findings);
  if (root.name !== 'DataSet')
    findings.add(
      'XML-DTD',
      `index.xml, line ${root.line}`,
      `The document begins with <${root.name}>, expected <DataSet>.`,
    );
  for (const { line, text } of dtdViolations(root)) findings.add('XML-DTD', `index.xml, line ${line}`, text);
  if (textOf(root, 'Version')?.trim() !== '1.0')
    findings.add('XML-DTD', 'index.xml', `<Version> is "${textOf(root, 'Version') ?? ''}", expected 1.0.`);
  const tables = childrenOf(root, 'Media')
    .flatMap((media) => childrenOf(media, 'Table'))
    .map(readDeclaration);
  checkTables(tables, findings);
  return tables;
}

function checkTables(tables: readonly DeclaredTable[], findings: Findings): void {
  const names = new Set(tables.flatMap(({ file, name }) => [file, name ?? file]));
  const seen = new Set<string>();
  for (const table of tables) {
    if (seen.has(table.file))
      findings.add('XML-TABLE-DOUBLE', `index.xml, line ${table.line}`, `The table "${table.file}" is declared twice.`);
    seen.add(table.file);
    checkDeclaration(table, names, findings);
  }
}

async function documentOf(file: ArchiveFile, findings: Findings): Promise<XmlDocument | undefined> {
  try {
    return readXml((await contentOf(file)).replace(/^\ufeff/, ''));
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    findings.add('XML-MALFORMED', 'index.xml', `The file is no well-formed XML in UTF-8: ${error.message}.`);
    return undefined;
  }
}

function checkDoctype(doctype: string | undefined, archive: Archive, findings: Findings): void {
  const named = /^DataSet\s+SYSTEM\s+["']([^"']+)["']$/.exec(doctype ?? '')?.[1];
  if (named === undefined) {
    const found = doctype === undefined ? 'no DOCTYPE' : `the DOCTYPE "${doctype.slice(0, 60)}"`;
    findings.add('XML-DOCTYPE', 'index.xml', `There is ${found}, expected DataSet SYSTEM "${dtdNames[0]}".`);
  } else if (!archive.files.some(({ name }) => name === named)) {
    findings.add('XML-DOCTYPE', 'index.xml', `The DOCTYPE names "${named}", which is not in the archive.`);
  }
}

async function checkDtd(archive: Archive, findings: Findings): Promise<void> {
  const file = archive.files.find(({ name }) => (dtdNames as readonly string[]).includes(name));
  if (!file) {
    findings.add('DTD-MISSING', dtdNames[0], `There is no file ${dtdNames[0]}.`);
    return;
  }
  if (file.name !== dtdNames[0]) {
    findings.add('DTD-OLD', file.name, `This is the DTD of an earlier time; expected ${dtdNames[0]}.`);
    return;
  }
  try {
    const text = (await contentOf(file))
      .replace(/^\ufeff/, '')
      .replaceAll(/<!--.*?-->/gs, '')
      .replaceAll(/\s+/g, ' ')
      .trim();
    if (createHash('sha256').update(text).digest('hex') !== officialDtd)
      findings.add('DTD-CHANGED', file.name, 'The declarations are not those of the official file.');
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    findings.add('DTD-CHANGED', file.name, `The file cannot be read: ${error.message}.`);
  }
}

async function contentOf(file: ArchiveFile): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of file.open()) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > sizeLimit) throw new Malformed(`${file.name} is larger than ${sizeLimit / 1024 / 1024} MiB`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.concat(chunks));
  } catch (cause) {
    throw new Malformed(`${file.name} is not UTF-8`, { cause });
  }
}
