import { verifyTseExport } from '../export/verify-tse-export.ts';
import type { RuleId } from '../rules.ts';
import { infoCsv, sampleCertificates } from './sample-export.ts';
import type { TestKey } from './test-key.ts';
import { testKey } from './test-key.ts';
import { type LogFile, type MessageStyle, TestLog } from './test-message.ts';
import { type TarMember, type TarOptions, writeTar } from './write-tar.ts';

/** Rules that an archive breaks, each once, in the order they were found. */
export async function rulesBroken(files: readonly TarMember[], options: TarOptions = {}): Promise<readonly RuleId[]> {
  return rulesBrokenBy(writeTar(files, options));
}

export async function rulesBrokenBy(archive: Uint8Array): Promise<readonly RuleId[]> {
  const report = await verifyTseExport(archive);
  return [...new Set(report.findings.map((finding) => finding.rule))];
}

/** An archive with info.csv, the usual certificates and whatever the module logs in `write`. */
export function exportOf(
  write: (log: TestLog) => void,
  style: MessageStyle = {},
  key: TestKey = testKey(),
): readonly LogFile[] {
  const log = new TestLog(key, style);
  write(log);
  return [infoCsv, ...sampleCertificates(key), ...log.files];
}

/** The files with one replaced. */
export function replaced(
  files: readonly LogFile[],
  name: string | RegExp,
  change: (file: LogFile) => Partial<TarMember>,
): readonly TarMember[] {
  const isMatch = (file: LogFile) => (typeof name === 'string' ? file.name === name : name.test(file.name));
  if (!files.some(isMatch)) throw new Error(`no file ${name} in the sample`);
  let isDone = false;
  return files.map((file) => {
    if (isDone || !isMatch(file)) return file;
    isDone = true;
    return { ...file, ...change(file) };
  });
}

/** A copy with one byte changed. */
export function flipped(bytes: Uint8Array, at: number, mask = 0x01): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = copy[at]! ^ mask;
  return copy;
}
