import type { TseLogBook } from '../dsfinvk/tse/tse-log-book.ts';
import { Findings } from '../findings.ts';
import { checkLogMessage } from '../log/check-log-message.ts';
import { parseLogMessage } from '../log/parse-log-message.ts';
import { Malformed } from '../malformed.ts';
import { readTar, type TarEntry } from '../tar/read-tar.ts';
import type { ByteSource } from '../types.ts';
import { CertificateStore } from './certificate-store.ts';
import { checkFileName } from './check-file-name.ts';
import { checkSigningKey } from './check-signing-key.ts';
import { checkEnd, checkMember } from './container-check.ts';
import { type LogFileName, parseFileName } from './file-name.ts';
import { checkInfoCsv, type DeviceInfo } from './info-csv.ts';
import { Ledger } from './ledger.ts';
import type { Report } from './report.ts';
import { SignatureCheck } from './signature-check.ts';

export interface VerifyExportOptions {
  /** The export was made with a filter (transaction, date, client): messages in between are missing by design (default false). */
  readonly isPart?: boolean;
  /** Takes note of the transactions, to hold a DSFinV-K export or receipt codes against them. */
  readonly logBook?: TseLogBook | undefined;
}

/**
 * Verifies a TSE export (TAR) as it streams by: container, names, certificates, signatures, counters, transactions, times.
 * Never throws on damaged archives: everything wrong is a finding. Errors of the stream itself are passed on.
 */
export async function verifyTseExport(source: ByteSource, options: VerifyExportOptions = {}): Promise<Report> {
  const verification = new ExportVerification(options);
  for await (const item of readTar(source)) {
    if (item.kind === 'entry') verification.addMember(item);
    else checkEnd(item, verification.findings);
  }
  return verification.finish();
}

class ExportVerification {
  readonly findings = new Findings();
  readonly #certificates = new CertificateStore(this.findings);
  readonly #signatures = new SignatureCheck(this.findings);
  readonly #ledgers = new Map<string, Ledger>();
  /** Names of the few files that are no log messages; doubled messages show in their counters. */
  readonly #otherNames = new Set<string>();
  readonly #isPart: boolean;
  readonly #logBook: TseLogBook | undefined;
  #device: DeviceInfo | undefined;
  #hasInfo = false;
  #files = 0;
  #messages = 0;

  constructor({ isPart = false, logBook }: VerifyExportOptions) {
    this.#isPart = isPart;
    this.#logBook = logBook;
  }

  addMember(entry: TarEntry): void {
    this.#files += 1;
    if (!checkMember(entry, this.findings)) return;
    const file = entry.name;
    const name = parseFileName(file.slice(file.lastIndexOf('/') + 1));
    if (!name) {
      this.findings.add('TAR-NAME', file, 'The file name follows none of the patterns of an export.');
      return;
    }
    if (name.kind === 'log') {
      this.#addLog(name, entry.bytes, file);
      return;
    }
    if (this.#otherNames.has(file)) this.findings.add('TAR-NAME-DOUBLE', file, 'There are two files of this name.');
    this.#otherNames.add(file);
    if (name.kind === 'info') {
      this.#hasInfo = true;
      this.#device = checkInfoCsv(entry.bytes, this.findings);
    } else {
      const certificate = this.#certificates.add(name, Buffer.from(entry.bytes), file);
      if (!certificate?.key) return;
      this.#signatures.addKey(certificate.key);
      this.#logBook?.addCertificate(certificate.keyHash, certificate.x509.raw);
    }
  }

  #addLog(name: LogFileName, bytes: Uint8Array, file: string): void {
    this.#messages += 1;
    try {
      const message = parseLogMessage(bytes);
      checkFileName(name, message, file, this.findings);
      checkLogMessage(message, file, this.findings);
      const serial = this.#signatures.check(message, file);
      if (serial !== undefined) this.#ledgerOf(serial).add(message, name.copy !== undefined);
      this.#logBook?.add(message);
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      this.findings.add('LOG-MALFORMED', file, `The log message cannot be read: ${error.message}.`);
    }
  }

  #ledgerOf(serial: string): Ledger {
    let ledger = this.#ledgers.get(serial);
    if (!ledger) {
      ledger = new Ledger();
      this.#ledgers.set(serial, ledger);
    }
    return ledger;
  }

  finish(): Report {
    if (!this.#hasInfo) this.findings.add('INFO-MISSING', 'info.csv', 'The archive has no file info.csv.');
    if (this.#messages === 0) this.findings.add('TAR-EMPTY', 'archive', 'The archive contains no log message.');
    if (this.#ledgers.size > 1) {
      this.findings.add(
        'TAR-SERIALS',
        'archive',
        `The messages are signed by ${this.#ledgers.size} keys: ${[...this.#ledgers.keys()].slice(0, 10).join(', ')}.`,
      );
    }
    this.#signatures.finish((serial) => this.#certificates.of(serial) !== undefined);
    this.#certificates.finish(this.#ledgers.keys());
    const signingKeys = [...this.#ledgers].map(([serial, ledger]) =>
      checkSigningKey(serial, ledger, this.#certificates, this.#isPart, this.findings),
    );
    return {
      kind: 'tse-export',
      findings: this.findings.all,
      countBySeverity: this.findings.countBySeverity,
      countByRule: this.findings.countByRule,
      files: this.#files,
      messages: this.#messages,
      verifiedSignatures: this.#signatures.verified,
      device: this.#device,
      signingKeys,
    };
  }
}
