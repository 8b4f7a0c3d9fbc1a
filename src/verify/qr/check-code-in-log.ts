import { serialNumberOf } from '../crypto/verification-key.ts';
import type { LoggedTransaction, TseLogBook } from '../dsfinvk/tse/tse-log-book.ts';
import { signaturePrint } from '../dsfinvk/tse/tse-log-book.ts';
import { finding } from '../findings.ts';
import { Malformed } from '../malformed.ts';
import type { Finding } from '../types.ts';
import { parseQrCode, type ReceiptQrCode } from './parse-qr-code.ts';

/** Holds a receipt code against the TSE exports given with it: the transaction is there, with the same data. */
export function checkCodeInLog(text: string, log: TseLogBook): readonly Finding[] {
  const code = read(text);
  if (!code) return []; // what cannot be read has its finding already
  const serial = serialNumberOf(Buffer.from(code.publicKey, 'base64'));
  const number = Number(code.transactionNumber);
  if (!log.has(serial)) {
    const told = `No TSE export of the module ${serial} was given.`;
    return [finding('LINK-MODULE', 'public-key', told)];
  }
  const logged = log.transaction(serial, number);
  if (!logged?.signature)
    return [finding('LINK-UNKNOWN', 'transaktions-nummer', `Transaction ${number} is not finished in the TSE export.`)];
  return differences(code, logged).map(([field, is]) =>
    finding('LINK-CODE', field, `The TSE export says of transaction ${number}: ${is}.`),
  );
}

function differences(code: ReceiptQrCode, logged: LoggedTransaction): readonly (readonly [string, string])[] {
  const iso = (at: number | undefined) => (at === undefined ? 'unknown' : new Date(at).toISOString());
  const isSame = signaturePrint(Buffer.from(code.signature, 'base64')) === logged.signature;
  const pairs = [
    ['kassen-seriennummer', code.clientId, logged.clientId],
    ['processType', code.processType, logged.processType],
    ['processData', code.processData, logged.processData],
    ['signatur-zaehler', code.signatureCounter, String(logged.counter)],
    ['start-zeit', code.startTime, logged.startedAt === undefined ? code.startTime : iso(logged.startedAt)],
    ['log-time', code.logTime, iso(logged.finishedAt)],
    ['signatur', isSame ? 'the same' : code.signature, isSame ? 'the same' : 'another signature'],
  ] as const;
  return pairs.flatMap(([field, is, should]) => (is === should ? [] : [[field, should] as const]));
}

function read(text: string): ReceiptQrCode | undefined {
  try {
    return parseQrCode(text);
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}
