import type { Findings } from '../findings.ts';
import { Malformed } from '../malformed.ts';
import { checkProcessData } from '../process-data/check-process-data.ts';
import { readInteger } from './integer.ts';
import type { LogMessage, SystemLog, TransactionLog } from './log-message.ts';
import { generalizedLogTime, type LogTimeFormat, utcLogTime } from './log-time.ts';
import { fieldsOfEvent, isKnownEvent, isTimeUpdate } from './system-events.ts';
import { contentOf, readTlv, type Tlv } from './tlv.ts';

/** Checks what can be said about one message without its signature and its neighbours. */
export function checkLogMessage(message: LogMessage, where: string, findings: Findings): void {
  if (message.version !== 2 && message.version !== 3) {
    findings.add('LOG-VERSION', where, `The version is ${message.version}, expected 2 or 3.`);
  }
  switch (message.kind) {
    case 'transaction':
      checkTransactionLog(message, where, findings);
      break;
    case 'system':
      checkSystemLog(message, where, findings);
      break;
    case 'audit':
      if (message.seAuditData === undefined)
        findings.add('LOG-AUDIT-DATA', where, 'The audit message has no seAuditData.');
      break;
  }
}

// Wider than PrintableString: makers put what the till calls itself here, and only what breaks file names is refused.
const clientId = /^[\x20-\x7e]+$/;

function checkTransactionLog(message: TransactionLog, where: string, findings: Findings): void {
  const { operationType, phase, processType } = message;
  if (phase === undefined) {
    findings.add(
      'LOG-OPERATION',
      where,
      `operationType is "${operationType}"; expected StartTransaction, UpdateTransaction or FinishTransaction.`,
    );
  } else if (isUpperCamel(operationType) !== message.version < 3) {
    findings.add(
      'LOG-OPERATION-CASE',
      where,
      `operationType is "${operationType}" in a message of version ${message.version}.`,
    );
  }
  if (!clientId.test(message.clientId)) {
    findings.add(
      'LOG-CLIENT-ID',
      where,
      `The client id is ${JSON.stringify(message.clientId)}; expected printable characters.`,
    );
  }
  if (processType !== undefined && processType.length > 100) {
    findings.add(
      'LOG-PROCESS-TYPE',
      where,
      `processType has ${processType.length} characters, at most 100 are allowed.`,
    );
  }
  if (message.additionalExternalData?.length || message.additionalInternalData?.length) {
    findings.add('LOG-ADDITIONAL-DATA', where, 'The message carries additional data, which are reserved.');
  }
  if (phase === 'Start' && (message.processData.length > 0 || processType?.trim())) {
    findings.add(
      'LOG-START-DATA',
      where,
      `The start message carries processType "${processType ?? ''}" and ${message.processData.length} bytes of processData.`,
    );
  }
  if (phase === 'Finish') checkProcessData(processType ?? '', utf8(message.processData), where, findings);
}

function checkSystemLog(message: SystemLog, where: string, findings: Findings): void {
  const { operationType } = message;
  if (!isKnownEvent(operationType, message.version)) {
    findings.add('LOG-SYSTEM-EVENT', where, `"${operationType}" is none of the events that are logged.`);
  }
  if (message.additionalInternalData?.length) {
    findings.add('LOG-ADDITIONAL-DATA', where, 'The message carries additionalInternalData, which are reserved.');
  }
  if (message.version >= 3) return;
  const elements = elementsOf(message);
  const problem = typeof elements === 'string' ? elements : structureProblem(operationType, elements);
  if (problem) findings.add('LOG-OPERATION-DATA', where, `Data of ${operationType}: ${problem}.`);
  else if (isTimeUpdate(operationType)) checkTimeUpdate(message, elements as readonly Tlv[], where, findings);
}

function elementsOf(message: SystemLog): readonly Tlv[] | string {
  const bytes = message.operationData ?? new Uint8Array();
  const elements: Tlv[] = [];
  try {
    for (let at = 0; at < bytes.length; at = elements.at(-1)!.end) elements.push(readTlv(bytes, at, bytes.length));
    return elements;
  } catch (error) {
    if (error instanceof Malformed) return error.message;
    throw error;
  }
}

function structureProblem(event: string, elements: readonly Tlv[]): string | undefined {
  const fields = fieldsOfEvent(event);
  if (!fields) return undefined;
  const missing = fields.find((field) => field.isRequired && !elements.some((element) => element.tag === field.tag));
  if (missing) return `element ${missing.tag.toString(16)} is missing`;
  const stranger = elements.find((element) => !fields.some((field) => field.tag === element.tag));
  return stranger && `element ${stranger.tag.toString(16)} does not belong there`;
}

/** The clock runs on between being set and signing; a minute is what makers in the field stay below. */
const timeUpdateToleranceMs = 60_000;

function checkTimeUpdate(message: SystemLog, elements: readonly Tlv[], where: string, findings: Findings): void {
  const after = contentOf(message.operationData!, elements.find((element) => element.tag === 0x82)!);
  const newTime = eventTime(after, message.logTime.format);
  const late = newTime === undefined ? Number.NaN : message.logTime.at - newTime;
  if (late >= 0 && late <= timeUpdateToleranceMs) return;
  const said = newTime === undefined ? 'an unreadable time' : new Date(newTime).toISOString();
  findings.add(
    'LOG-TIME-UPDATE',
    where,
    `The clock was set to ${said}, but the message is signed at ${new Date(message.logTime.at).toISOString()}.`,
  );
}

/** Times inside events are written like logTime, without their tag: raw bytes of the seconds, or the text. */
function eventTime(bytes: Uint8Array, format: LogTimeFormat): number | undefined {
  try {
    if (format === 'unixTime') return readInteger(bytes, 0, bytes.length, 'time') * 1000;
    return (format.startsWith('utc') ? utcLogTime : generalizedLogTime)(utf8(bytes)).at;
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}

function isUpperCamel(name: string): boolean {
  const first = name.charCodeAt(0);
  return first >= 0x41 && first <= 0x5a;
}

function utf8(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
