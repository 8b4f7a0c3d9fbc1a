import { closeSync, createReadStream, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { HarnessError } from '../errors.ts';
import { type FileKind, otherFormat, recognise, recognitionLength } from '../verify/index.ts';

/** A file or folder that can be verified. */
export interface Evidence {
  /** As the reader knows it. */
  readonly name: string;
  readonly kind: FileKind | 'folder';
  /** Path, or what came in on standard input. */
  readonly path: string | undefined;
  /** The bytes from the beginning; not for folders. */
  readonly stream: () => AsyncIterable<Uint8Array>;
}

export const expected =
  'expected a TSE export (TAR), a DSFinV-K export (ZIP, or its unpacked folder), a text file with a receipt QR code (a line that begins with V0;), or a picture of a receipt (PNG, JPEG, SVG)';

/** What lies at a path: one file, an unpacked DSFinV-K export, or everything in a folder that can be verified. */
export function evidenceAt(path: string): readonly Evidence[] {
  if (path === '') throw new HarnessError('USAGE', `There is no file name; ${expected}, or - for standard input.`);
  if (!statSync(path).isDirectory()) {
    const found = evidenceOf(path);
    if (found) return [found];
    throw notRecognised(path, beginningOf(path));
  }
  const names = readdirSync(path).sort();
  if (names.includes('index.xml')) return [folder(path)];
  const found = names.flatMap((name) => evidenceIn(join(path, name)));
  if (found.length > 0) return found;
  throw new HarnessError(
    'FILE_NOT_RECOGNISED',
    `In the folder "${path}" is nothing that can be verified: ${expected}.`,
  );
}

/** `beginning`: its first bytes, which may tell what it is instead. */
export function notRecognised(name: string, beginning: Uint8Array): HarnessError {
  const other = otherFormat(beginning);
  const is = other === undefined ? '' : ` It is ${other.what}: ${other.whatToDo}.`;
  const message = `"${name}" is none of the files that can be verified: ${expected}.${is}`;
  return new HarnessError('FILE_NOT_RECOGNISED', message);
}

/** Other files in a folder are passed over. */
function evidenceIn(path: string): readonly Evidence[] {
  const isFolder = statSync(path).isDirectory();
  if (isFolder) return readdirSync(path).includes('index.xml') ? [folder(path)] : [];
  const found = evidenceOf(path);
  return found ? [found] : [];
}

function evidenceOf(path: string): Evidence | undefined {
  const kind = recognise(beginningOf(path), path);
  return kind && { name: path, kind, path, stream: () => createReadStream(path, { highWaterMark: 1024 * 1024 }) };
}

function folder(path: string): Evidence {
  return {
    name: path,
    kind: 'folder',
    path,
    stream: () => {
      throw new TypeError('a folder has no bytes');
    },
  };
}

function beginningOf(path: string): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(recognitionLength);
    return bytes.subarray(0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
}
