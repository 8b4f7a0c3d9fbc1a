import { HarnessError } from '../errors.ts';
import {
  type CodeResult,
  checkCodeInLog,
  countFindings,
  Malformed,
  openFolder,
  type PictureKind,
  parseQrCode,
  renderDsfinvk,
  renderFindings,
  renderQrCode,
  renderReport,
  renderVerdict,
  type Severity,
  type TseLogBook,
  verifyCodesInText,
  verifyDsfinvk,
  verifyDsfinvkZip,
  verifyPicture,
  verifyTseExport,
} from '../verify/index.ts';
import { type Evidence, expected } from './evidence.ts';

/** What was found in one piece of evidence, for people and as data. */
export interface Told {
  readonly text: string;
  readonly json: object;
  readonly count: Readonly<Record<Severity, number>>;
}

export interface VerifyOptions {
  readonly json?: boolean;
  /** The TSE export was made with a filter: gaps are no errors. */
  readonly part?: boolean;
}

/** Text files and pictures of receipts are small; anything larger is something else. */
const wholeFileLimit = 64 * 1024 * 1024;
/** A ZIP is read from its end: one that comes as a stream must fit into memory. */
const zipStreamLimit = 512 * 1024 * 1024;

/**
 * Verifies one piece of evidence. A TSE export fills the log book, where there is one; everything else is held against it.
 */
export async function verifyEvidence(
  evidence: Evidence,
  options: VerifyOptions,
  logBook: TseLogBook | undefined,
): Promise<Told> {
  const { name, kind } = evidence;
  switch (kind) {
    case 'tar': {
      const report = await verifyTseExport(evidence.stream(), { isPart: options.part === true, logBook });
      const text = `TSE export    ${name}\n${renderReport(report)}`;
      return { text, json: { file: name, ...report }, count: report.countBySeverity };
    }
    case 'zip':
    case 'folder': {
      const known = logBook && logBook.serialNumbers.length > 0 ? logBook : undefined;
      const report = await verifyArchive(evidence, known);
      const text = `DSFinV-K      ${name}\n${renderDsfinvk(report)}`;
      return { text, json: { file: name, ...report }, count: report.countBySeverity };
    }
    default:
      return verifyReceiptCodes(evidence, kind, logBook);
  }
}

async function verifyArchive(evidence: Evidence, logBook: TseLogBook | undefined) {
  if (evidence.kind === 'folder') return verifyDsfinvk(openFolder(evidence.path!), { logBook });
  return verifyDsfinvkZip(evidence.path ?? (await whole(evidence, zipStreamLimit)), { logBook });
}

async function verifyReceiptCodes(
  evidence: Evidence,
  kind: 'qr-text' | PictureKind,
  logBook: TseLogBook | undefined,
): Promise<Told> {
  const { name } = evidence;
  const bytes = await whole(evidence, wholeFileLimit);
  const alone = kind === 'qr-text' ? verifyCodesInText(bytes) : await verifyPicture(bytes, kind);
  const results = logBook && logBook.serialNumbers.length > 0 ? alone.map((each) => linked(each, logBook)) : alone;
  const count = countFindings(results.flatMap((each) => each.findings));
  return {
    text: results.map((each) => renderCode(name, each)).join('') + renderVerdict(count),
    json: { file: name, kind: 'receipt-codes', countBySeverity: count, codes: results.map(withFields) },
    count,
  };
}

function linked(result: CodeResult, logBook: TseLogBook): CodeResult {
  if (result.text === undefined) return result;
  return { text: result.text, findings: [...result.findings, ...checkCodeInLog(result.text, logBook)] };
}

function renderCode(name: string, { text, findings }: CodeResult): string {
  const head = `Receipt code  ${name}\n${text === undefined ? '' : renderQrCode(text)}\n`;
  return findings.length === 0 ? head : `${head}${renderFindings(findings)}\n`;
}

async function whole({ name, stream }: Evidence, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream()) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > limit)
      throw new HarnessError(
        'FILE_NOT_RECOGNISED',
        `"${name}" is larger than ${limit / 1024 / 1024} MiB: ${expected}.`,
      );
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
