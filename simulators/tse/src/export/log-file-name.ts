import { LOG_KIND, type LogKind, type LogRecord } from '../core/log-store.ts';
import { type LogTimeFormat, logTimeFileName } from '../core/log-time.ts';

const OPERATION: Readonly<Record<LogKind, string>> = {
  [LOG_KIND.system]: 'Sys',
  [LOG_KIND.audit]: 'Aud',
  [LOG_KIND.start]: 'Start',
  [LOG_KIND.update]: 'Update',
  [LOG_KIND.finish]: 'Finish',
};

/** Name of a log message in the TAR (TR-03151 5.1.2). */
export function logFileName(record: LogRecord, format: LogTimeFormat): string {
  const start = `${logTimeFileName(record.logTime, format)}_Sig-${record.signatureCounter}_Log-`;
  switch (record.kind) {
    case LOG_KIND.system:
      return `${start}Sys_${record.name}.log`;
    case LOG_KIND.audit:
      return `${start}Aud.log`;
    default:
      return `${start}Tra_No-${record.transactionNumber}_${OPERATION[record.kind]}_Client-${fileNamePart(record.name)}.log`;
  }
}

/** Version 2 allows `/ : ?` in ids of some products; a slash would make a directory (how fiskaly escapes it is unverified). */
function fileNamePart(clientId: string): string {
  return clientId.replace(/[/:?]/g, '-');
}
