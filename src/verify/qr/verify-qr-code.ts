import { Findings } from '../findings.ts';
import { precisionMs } from '../log/log-time.ts';
import { Malformed } from '../malformed.ts';
import { checkProcessData } from '../process-data/check-process-data.ts';
import type { Finding } from '../types.ts';
import { findForm } from './find-form.ts';
import { parseQrCode, type ReceiptQrCode } from './parse-qr-code.ts';
import { type QrValues, readQrValues } from './qr-values.ts';
import { messageForms } from './rebuild-message.ts';

/**
 * Verifies the text of a receipt QR code: rebuilds the signed finish message and checks the signature with the printed key.
 * This proves integrity against that key only; whether the key is a certified TSE's, the certificate tells.
 */
export function verifyQrCode(text: string): readonly Finding[] {
  const findings = new Findings();
  const code = readCode(text, findings);
  if (!code) return findings.all;
  if (code.clientId === '') findings.add('QR-FIELD', 'kassen-seriennummer', 'The serial number of the till is empty.');
  checkProcessData(code.processType, code.processData, 'processData', findings);
  const values = readQrValues(code, findings);
  if (values) checkSignature(values, findings);
  return findings.all;
}

function readCode(text: string, findings: Findings): ReceiptQrCode | undefined {
  try {
    return parseQrCode(text);
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    findings.add('QR-FORM', 'code', `This is no receipt code: ${error.message}.`);
    return undefined;
  }
}

function checkSignature(values: QrValues, findings: Findings): void {
  const match = findForm(values);
  if (match) {
    if (isTimeTooFine(values)) {
      const format = `The time is printed finer than ${values.timeFormat} can be`;
      findings.add('QR-TIME-PRECISION', 'log-time', `${format}: the signature does not cover its last digits.`);
    }
    if (match.isDer) findings.add('QR-DER', 'signatur', 'The signature fits, but is written in DER.');
    if (match.form !== messageForms[0])
      findings.add('QR-DIALECT', 'code', `The signature fits a finish message of ${match.form.name}.`);
    return;
  }
  const withoutSeparators = { ...values, processData: values.processData.replaceAll(',', '') };
  if (values.processData.includes(',') && findForm(withoutSeparators)) {
    findings.add(
      'QR-NOT-REPRODUCIBLE',
      'processData',
      'The signature fits the same data without separators of thousands: the code does not show what was signed.',
    );
    return;
  }
  const obstacle = obstacleTo(values);
  if (obstacle) {
    findings.add(
      'QR-NOT-REPRODUCIBLE',
      obstacle.field,
      `The signature does not fit, but this need not be forgery: ${obstacle.why}.`,
    );
    return;
  }
  findings.add(
    'QR-SIGNATURE',
    'signatur',
    `The signature fits none of the ${messageForms.length} forms a finish message with these data can have: the code was changed, or the key is another one.`,
  );
}

/** What may keep the message from being rebuilt although nothing was forged. */
function obstacleTo(values: QrValues): { readonly field: string; readonly why: string } | undefined {
  const { processData, timeFormat, clientId } = values;
  if (/\d,\d{3}/.test(processData)) {
    return {
      field: 'processData',
      why: 'amounts are printed with separators of thousands, which the till may have signed otherwise',
    };
  }
  if (/\ufffd/.test(processData + clientId)) {
    return { field: 'processData', why: 'characters were lost in printing or reading the code' };
  }
  if (isTimeTooFine(values)) {
    return {
      field: 'log-time',
      why: `the time is printed finer than ${timeFormat} can be, so it is not the time that was signed`,
    };
  }
  return undefined;
}

function isTimeTooFine({ finishedAt, timeFormat }: QrValues): boolean {
  return finishedAt % precisionMs[timeFormat] !== 0;
}
