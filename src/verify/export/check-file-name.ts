import type { Findings } from '../findings.ts';
import type { LogMessage } from '../log/log-message.ts';
import type { LogTimeFormat } from '../log/log-time.ts';
import type { LogFileName } from './file-name.ts';

const dateFormats: Readonly<Record<LogTimeFormat, LogFileName['dateFormat']>> = {
  unixTime: 'Unixt',
  utcTime: 'Utc',
  utcTimeWithSeconds: 'Utc',
  generalizedTime: 'Gent',
  generalizedTimeWithMilliseconds: 'Gent',
};

const kinds = { transaction: 'Tra', system: 'Sys', audit: 'Aud' } as const;

/** Holds the name of a log file against the message in it (TR-03153-TS, EXP_LOG family). */
export function checkFileName(name: LogFileName, message: LogMessage, file: string, findings: Findings): void {
  const dateFormat = dateFormats[message.logTime.format];
  if (name.dateFormat !== dateFormat || name.date !== message.logTime.text) {
    findings.add(
      'TAR-NAME-DATE',
      file,
      `The name says ${name.dateFormat}_${name.date}, the message ${dateFormat}_${message.logTime.text}.`,
    );
  }
  if (Number(name.counter) !== message.signatureCounter) {
    findings.add(
      'TAR-NAME-COUNTER',
      file,
      `The name says signature counter ${name.counter}, the message ${message.signatureCounter}.`,
    );
  }
  if (name.log !== kinds[message.kind]) {
    findings.add('TAR-NAME-KIND', file, `The name says Log-${name.log}, the message is a ${message.kind} message.`);
    return;
  }
  if (message.kind === 'transaction') {
    if (name.type !== message.phase) {
      findings.add('TAR-NAME-TYPE', file, `The name says ${name.type}, the message ${message.operationType}.`);
    }
    if (Number(name.transactionNumber) !== message.transactionNumber) {
      findings.add(
        'TAR-NAME-TRANSACTION',
        file,
        `The name says transaction ${name.transactionNumber}, the message ${message.transactionNumber}.`,
      );
    }
    if (name.clientId !== message.clientId) {
      findings.add(
        'TAR-NAME-CLIENT',
        file,
        `The name says client "${name.clientId}", the message "${message.clientId}".`,
      );
    }
  } else if (message.kind === 'system' && name.type !== message.operationType) {
    const isCaseOnly = name.type.toLowerCase() === message.operationType.toLowerCase();
    findings.add(
      isCaseOnly ? 'TAR-NAME-CASE' : 'TAR-NAME-TYPE',
      file,
      `The name says ${name.type}, the message ${message.operationType}.`,
    );
  }
}
