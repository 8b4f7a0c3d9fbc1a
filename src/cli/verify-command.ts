import { createReadStream, ReadStream } from 'node:fs';
import { exitCodes, HarnessError } from '../errors.ts';
import {
  type CodeResult,
  countFindings,
  Malformed,
  parseQrCode,
  recognise,
  recognitionLength,
  renderFindings,
  renderQrCode,
  renderReport,
  renderVerdict,
  verifyCodesInText,
  verifyPicture,
  verifyTseExport,
} from '../verify/index.ts';

export interface VerifyOptions {
  readonly json?: boolean;
  /** The TSE export was made with a filter: gaps are no errors. */
  readonly part?: boolean;
}

/** Where the command reads and writes; by default the terminal. */
export interface VerifyStreams {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly write: (text: string) => void;
}

/** Text files and pictures of receipts are small; anything larger is something else. */
const wholeFileLimit = 64 * 1024 * 1024;

const expected =
  'expected a TSE export (TAR), a text file with a receipt QR code (a line that begins with V0;), or a PNG or SVG picture of a receipt';

/** `kassensturz verify`: exit code 0 without errors among the findings, 1 with errors, 2 for a file it cannot use. */
export async function verifyCommand(file: string, options: VerifyOptions = {}): Promise<void> {
  try {
    const isInOrder = await verifyFile(file, options);
    process.exitCode = isInOrder ? exitCodes.conformant : exitCodes.notConformant;
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    // A file that is missing or of another kind is a slip of whoever typed the command, not a failure of the harness.
    process.stderr.write(`kassensturz: ${error.message}\n`);
    process.exitCode = exitCodes.usage;
  }
}

/** Verifies one file and writes what was found; true when there is no error among the findings. Throws HarnessError. */
export async function verifyFile(
  file: string,
  options: VerifyOptions = {},
  streams: Partial<VerifyStreams> = {},
): Promise<boolean> {
  const write = streams.write ?? ((text) => void process.stdout.write(text));
  try {
    return await verifyStream(file, streams.stdin ?? process.stdin, options, write);
  } catch (error) {
    throw readable(error, file);
  }
}

async function verifyStream(
  file: string,
  stdin: AsyncIterable<Uint8Array>,
  options: VerifyOptions,
  write: (text: string) => void,
): Promise<boolean> {
  if (file === '') throw new HarnessError('USAGE', `There is no file name; ${expected}, or - for standard input.`);
  const stream = file === '-' ? stdin : createReadStream(file, { highWaterMark: 1024 * 1024 });
  try {
    return await verifyBytes(stream, file === '-' ? 'standard input' : file, options, write);
  } finally {
    if (stream instanceof ReadStream) stream.destroy();
  }
}

async function verifyBytes(
  stream: AsyncIterable<Uint8Array>,
  name: string,
  options: VerifyOptions,
  write: (text: string) => void,
): Promise<boolean> {
  const { beginning, all } = await peek(stream);
  const kind = recognise(beginning, name);
  if (!kind)
    throw new HarnessError('FILE_NOT_RECOGNISED', `"${name}" is none of the files that can be verified: ${expected}.`);
  if (kind === 'tar') {
    const report = await verifyTseExport(all, { isPart: options.part === true });
    write(options.json ? json({ file: name, ...report }) : `TSE export    ${name}\n${renderReport(report)}`);
    return report.countBySeverity.error === 0;
  }
  const bytes = await whole(all, name);
  const results = kind === 'qr-text' ? verifyCodesInText(bytes) : verifyPicture(bytes, kind);
  const count = countFindings(results.flatMap((each) => each.findings));
  if (options.json)
    write(json({ file: name, kind: 'receipt-codes', countBySeverity: count, codes: results.map(withFields) }));
  else write(results.map((each) => renderCode(name, each)).join('') + renderVerdict(count));
  return count.error === 0;
}

function renderCode(name: string, { text, findings }: CodeResult): string {
  const head = `Receipt code  ${name}\n${text === undefined ? '' : renderQrCode(text)}\n`;
  return findings.length === 0 ? head : `${head}${renderFindings(findings)}\n`;
}

/** The beginning of a stream, and the stream with that beginning put back. */
async function peek(
  stream: AsyncIterable<Uint8Array>,
): Promise<{ beginning: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const chunks = stream[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let length = 0;
  while (length < recognitionLength) {
    const next = await chunks.next();
    if (next.done) break;
    seen.push(Buffer.from(next.value));
    length += next.value.length;
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    yield* seen;
    yield* { [Symbol.asyncIterator]: () => chunks };
  }
  return { beginning: Buffer.concat(seen), all: all() };
}

async function whole(stream: AsyncIterable<Uint8Array>, name: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > wholeFileLimit)
      throw new HarnessError('FILE_NOT_RECOGNISED', `"${name}" is larger than any receipt: ${expected}.`);
  }
  return Buffer.concat(chunks);
}

function withFields(result: CodeResult): object {
  try {
    return result.text === undefined
      ? result
      : { text: result.text, fields: parseQrCode(result.text), findings: result.findings };
  } catch (error) {
    if (error instanceof Malformed) return result;
    throw error;
  }
}

const json = (value: object) => `${JSON.stringify(value, undefined, 2)}\n`;

function readable(error: unknown, file: string): unknown {
  if (error instanceof Malformed) {
    return new HarnessError('FILE_NOT_RECOGNISED', `"${file}" cannot be read: ${error.message}; ${expected}.`, {
      cause: error,
    });
  }
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOENT')
    return new HarnessError('FILE_NOT_READABLE', `There is no file "${file}"; ${expected}.`, { cause: error });
  if (code === 'EISDIR')
    return new HarnessError('FILE_NOT_READABLE', `"${file}" is a folder; ${expected}.`, { cause: error });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EIO') {
    return new HarnessError('FILE_NOT_READABLE', `"${file}" cannot be read (${code}); check its permissions.`, {
      cause: error,
    });
  }
  return error;
}
