/** What a file name inside an export says (TR-03151 5.1). */
export type ExportFileName =
  | { readonly kind: 'info' }
  | {
      readonly kind: 'certificate';
      readonly keyHash: string;
      readonly type: 'X509' | 'CVC';
      readonly copy: number | undefined;
    }
  | LogFileName;

export interface LogFileName {
  readonly kind: 'log';
  readonly dateFormat: 'Gent' | 'Utc' | 'Unixt';
  readonly date: string;
  readonly counter: string;
  readonly log: 'Tra' | 'Sys' | 'Aud';
  /** Start, Update or Finish; or the event of a system message; empty for audit messages. */
  readonly type: string;
  readonly transactionNumber: string;
  readonly clientId: string;
  /** Number behind `_Fc-`: so many files of this name were there before. */
  readonly copy: number | undefined;
}

const logFile =
  /^(Gent|Utc|Unixt)_([0-9.]+Z?)_Sig-(0|[1-9]\d*)_Log-(?:Tra_No-(0|[1-9]\d*)_(Start|Update|Finish)_Client-(.+)|Sys_([A-Za-z0-9-]+)|(Aud))\.log$/s;
const certificateFile = /^([0-9a-fA-F]+)_(X509|CVC)\.(?:cer|crt|pem|der|CER|CRT|PEM|DER)$/;
const copySuffix = /_Fc-(\d+)(?=\.[A-Za-z]+$)/;

/** Takes a file name apart; undefined when it follows none of the patterns. */
export function parseFileName(fileName: string): ExportFileName | undefined {
  // The suffix is rare, and looking for it in the large pattern would cost every name.
  const suffix = fileName.includes('_Fc-') ? copySuffix.exec(fileName) : null;
  const copy = suffix ? Number(suffix[1]) : undefined;
  const name = suffix ? fileName.replace(suffix[0], '') : fileName;
  const log = logFile.exec(name);
  if (log) {
    const [, dateFormat, date, counter, number, phase, clientId, event, audit] = log;
    return {
      kind: 'log',
      dateFormat: dateFormat as LogFileName['dateFormat'],
      date: date!,
      counter: counter!,
      log: audit ? 'Aud' : event === undefined ? 'Tra' : 'Sys',
      type: phase ?? event ?? '',
      transactionNumber: number ?? '',
      clientId: clientId ?? '',
      copy,
    };
  }
  if (name === 'info.csv') return { kind: 'info' };
  const certificate = certificateFile.exec(name);
  if (!certificate) return undefined;
  const [, keyHash, type] = certificate;
  return { kind: 'certificate', keyHash: keyHash!.toLowerCase(), type: type as 'X509' | 'CVC', copy };
}
