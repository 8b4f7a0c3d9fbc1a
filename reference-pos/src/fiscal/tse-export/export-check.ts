import { createHash, type KeyObject } from 'node:crypto';
import type { ExportFinding } from '../records/tse-export-records.ts';
import { readCertificate } from '../tse/certificate.ts';
import { readTransactionLog, type TransactionLog } from '../usb-tse/log-message.ts';
import { isSignedBy, keyOf, readSignedMessage } from './signed-message.ts';
import { type StreamedMember, TarStream } from './tar-stream.ts';

export interface ExportCheckOptions {
  /** Hex, lower case. */
  readonly serialNumber: string;
  /** As the TSE gave it when it was set up; otherwise the one in the archive is taken. */
  readonly certificate: string | undefined;
  /** Messages up to this counter were checked before. */
  readonly afterCounter: number;
  /** What the till has in its books: signatures (base64) by signature counter. Each must be found. */
  readonly expected: ReadonlyMap<number, string>;
  /** Whether a finished transaction belongs to something in the till's books. */
  readonly isKnown: (log: TransactionLog) => boolean;
}

export interface CheckResult {
  readonly findings: readonly ExportFinding[];
  readonly messages: number;
  readonly lastCounter?: number;
  readonly lastLogTimeMs?: number;
}

const mostFindings = 50;

/**
 * Holds what a TSE gives out against what it has signed for this till (TSE-18, TSE-19): every signature right, every counter
 * there, every signature of the till's books among them. With a reader of its own, piece by piece.
 */
export class ExportCheck {
  readonly #options: ExportCheckOptions;
  readonly #tar = new TarStream();
  readonly #missing: Map<number, string>;
  readonly #counters: number[] = [];
  readonly #findings: ExportFinding[] = [];
  #key: KeyObject | undefined;
  #hasCertificate = false;
  #hasDescription = false;
  #last: { readonly counter: number; readonly logTimeMs: number } | undefined;

  constructor(options: ExportCheckOptions) {
    this.#options = options;
    this.#missing = new Map(options.expected);
    const certificate = readCertificate(options.certificate);
    if (certificate) this.#key = keyOf(certificate);
  }

  add(piece: Uint8Array): void {
    try {
      for (const member of this.#tar.add(piece)) this.#look(member);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.#find('Archiv', `Was die TSE ausgibt, ist ${error.message}.`);
    }
  }

  end(): CheckResult {
    if (this.#tar.isCutOff) this.#find('Archiv', 'Der Export bricht mitten in einer Datei ab.');
    const isNothingNew = this.#counters.length === 0 && this.#options.afterCounter > 0;
    if (!isNothingNew && !this.#hasDescription) this.#find('info.csv', 'Die Beschreibung fehlt.');
    if (!isNothingNew && !this.#hasCertificate) this.#find('Zertifikat', 'Das Zertifikat der TSE fehlt.');
    this.#lookForGaps();
    for (const counter of this.#missing.keys()) {
      this.#find(
        `Signaturzähler ${counter}`,
        'Die TSE hat diese Signatur ausgegeben, gibt das Protokoll dazu aber nicht heraus.',
      );
    }
    return {
      findings: this.#findings,
      messages: this.#counters.length,
      ...(this.#last ? { lastCounter: this.#last.counter, lastLogTimeMs: this.#last.logTimeMs } : {}),
    };
  }

  #look({ name, content }: StreamedMember): void {
    if (name === 'info.csv') {
      this.#hasDescription = true;
    } else if (/_X509\.(cer|crt|pem|der)$/i.test(name)) {
      if (name.toLowerCase().startsWith(this.#options.serialNumber)) this.#takeCertificate(name, content);
    } else if (name.endsWith('.log')) {
      this.#lookAtLog(name, content);
    } else {
      this.#find(name, 'Diese Datei gehört nicht in einen TSE-Export.');
    }
  }

  #takeCertificate(name: string, content: Uint8Array): void {
    this.#hasCertificate = true;
    const text = Buffer.from(content).toString('latin1');
    const certificate = readCertificate(text.includes('BEGIN') ? text : Buffer.from(content).toString('base64'));
    if (!certificate) {
      this.#find(name, 'Das Zertifikat ist nicht lesbar.');
      return;
    }
    const key = keyOf(certificate);
    const { x = '', y = '' } = key.export({ format: 'jwk' });
    const point = Buffer.concat([Uint8Array.of(0x04), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
    const serial = createHash('sha256').update(point).digest('hex');
    if (serial !== this.#options.serialNumber) this.#find(name, 'Der Schlüssel passt nicht zur Seriennummer der TSE.');
    this.#key ??= key;
  }

  #lookAtLog(name: string, content: Uint8Array): void {
    const message = readSignedMessage(content);
    if (!message) {
      this.#find(name, 'Die Log-Nachricht ist nicht lesbar.');
      return;
    }
    const { signatureCounter: counter, logTimeMs } = message;
    if (counter <= this.#options.afterCounter) return;
    this.#counters.push(counter);
    if (!this.#last || counter > this.#last.counter) this.#last = { counter, logTimeMs };
    if (message.serialNumber !== this.#options.serialNumber) this.#find(name, 'Eine andere TSE hat das signiert.');
    else if (!this.#key) this.#find(name, 'Ohne Zertifikat ist die Signatur nicht zu prüfen.');
    else if (!isSignedBy(message, this.#key)) this.#find(name, 'Die Signatur ist falsch.');
    if (!name.includes(`_Sig-${counter}_`)) this.#find(name, `Im Namen steht nicht der Signaturzähler ${counter}.`);
    const signature = Buffer.from(message.signature).toString('base64');
    const expected = this.#missing.get(counter);
    if (expected !== undefined && expected !== signature) this.#find(name, 'Auf dem Beleg steht eine andere Signatur.');
    this.#missing.delete(counter);
    const log = readTransactionLog(content);
    if (log?.operation === 'FinishTransaction' && !this.#options.isKnown(log)) {
      this.#find(name, `Zu Transaktion ${log.transactionNumber} gibt es in dieser Kasse keinen Vorgang.`);
    }
  }

  #lookForGaps(): void {
    const { afterCounter } = this.#options;
    const counters = this.#counters.toSorted((a, b) => a - b);
    const first = counters[0];
    if (first === undefined) return;
    // Before its first message a TSE may have made signatures that are no log messages.
    let next = afterCounter > 0 ? afterCounter + 1 : first;
    for (const counter of counters) {
      if (counter === next - 1) this.#find(`Signaturzähler ${counter}`, 'Diesen Zähler gibt es zweimal.');
      else if (counter > next) this.#find(`Signaturzähler ${gap(next, counter - 1)}`, 'Hier fehlt etwas im Protokoll.');
      next = counter + 1;
    }
  }

  #find(at: string, text: string): void {
    if (this.#findings.length < mostFindings) this.#findings.push({ at, text });
  }
}

function gap(from: number, to: number): string {
  return from === to ? String(from) : `${from} bis ${to}`;
}
