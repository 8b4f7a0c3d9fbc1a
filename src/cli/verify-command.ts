import { exitCodes, HarnessError } from '../errors.ts';
import { Malformed, renderVerdict, type Severity, TseLogBook } from '../verify/index.ts';
import { type Evidence, evidenceAt, expected } from './evidence.ts';
import { evidenceOnStandardInput } from './standard-input.ts';
import { type Told, type VerifyOptions, verifyEvidence } from './verify-evidence.ts';

export type { VerifyOptions };

/** Where the command reads and writes; by default the terminal. */
export interface VerifyStreams {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly write: (text: string) => void;
}

/** `kassensturz verify`: exit code 0 without errors among the findings, 1 with errors, 2 for a file it cannot use. */
export async function verifyCommand(files: readonly string[], options: VerifyOptions = {}): Promise<void> {
  try {
    const isInOrder = await verifyFiles(files, options);
    process.exitCode = isInOrder ? exitCodes.conformant : exitCodes.notConformant;
  } catch (error) {
    if (!(error instanceof HarnessError)) throw error;
    // A file that is missing or of another kind is a slip of whoever typed the command, not a failure of the harness.
    process.stderr.write(`kassensturz: ${error.message}\n`);
    process.exitCode = exitCodes.usage;
  }
}

/**
 * Verifies files and folders, what belongs together against each other, and writes what was found; true when there is
 * no error among the findings. Throws HarnessError.
 */
export async function verifyFiles(
  files: readonly string[],
  options: VerifyOptions = {},
  streams: Partial<VerifyStreams> = {},
): Promise<boolean> {
  const write = streams.write ?? ((text) => void process.stdout.write(text));
  const evidence: Evidence[] = [];
  for (const file of files) {
    const found = file === '-' ? [await evidenceOnStandardInput(streams.stdin ?? process.stdin)] : at(file);
    evidence.push(...found);
  }
  const told = await verifyTogether(evidence, options);
  const count = { error: 0, warning: 0, note: 0 };
  for (const each of told)
    for (const severity of ['error', 'warning', 'note'] as const) count[severity] += each.count[severity];
  write(options.json ? json(told, count) : text(told, count));
  return count.error === 0;
}

function at(file: string): readonly Evidence[] {
  try {
    return evidenceAt(file);
  } catch (error) {
    throw readable(error, file);
  }
}

/** TSE exports come first: what else there is, is held against them. */
async function verifyTogether(evidence: readonly Evidence[], options: VerifyOptions): Promise<readonly Told[]> {
  const logBook = evidence.length > 1 ? new TseLogBook() : undefined;
  const isLog = ({ kind }: Evidence) => kind === 'tar';
  const told: Told[] = [];
  for (const each of [...evidence.filter(isLog), ...evidence.filter((other) => !isLog(other))]) {
    try {
      told.push(await verifyEvidence(each, options, logBook));
    } catch (error) {
      throw readable(error, each.name);
    }
  }
  return told;
}

type Count = Readonly<Record<Severity, number>>;

function text(told: readonly Told[], count: Count): string {
  const all = told.map((each) => each.text).join('\n');
  return told.length === 1 ? all : `${all}\nAll ${told.length} files  ${renderVerdict(count)}`;
}

function json(told: readonly Told[], count: Count): string {
  const [first] = told;
  const value =
    told.length === 1
      ? first!.json
      : { kind: 'evidence', countBySeverity: count, files: told.map((each) => each.json) };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function readable(error: unknown, file: string): unknown {
  if (error instanceof Malformed) {
    return new HarnessError('FILE_NOT_RECOGNISED', `"${file}" cannot be read: ${error.message}; ${expected}.`, {
      cause: error,
    });
  }
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOENT')
    return new HarnessError('FILE_NOT_READABLE', `There is no file "${file}"; ${expected}.`, { cause: error });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EIO') {
    return new HarnessError('FILE_NOT_READABLE', `"${file}" cannot be read (${code}); check its permissions.`, {
      cause: error,
    });
  }
  return error;
}
