import { createHash } from 'node:crypto';
import { parseQrCode } from '../verify/index.ts';
import { berlinTime } from './berlin-time.ts';
import type { PrintedReceipt } from './printed-receipt.ts';
import type { FinishedTransaction } from './tse-log.ts';

/** Words under which tills print what the TSE gave; what stands beside them must not contradict the TSE. */
const names = {
  transactionNumber: /(?:Transaktion|\bTA\b|\bTrans)[^\d\n]*(\d+)\s*$/im,
  counter: /(?:Signaturz(?:ä|ae)hler|Sig(?:natur)?-?(?:Nr|Z)\.?)[^\d\n]*(\d+)\s*$/im,
  start: /^.*(?:Beginn|Start).*\d{1,2}:\d{2}.*$/im,
  end: /^.*(?:Ende|Endzeit|Beend|Finish|Stop).*\d{1,2}:\d{2}.*$/im,
  signature: /(?:Prüfwert|Signatur(?:wert)?):?\s*\n?((?:[A-Za-z0-9+/=]{16,}\s*)+)/i,
};

/**
 * What the TSE said of a sale, looked for on its paper: as text, or in the QR code, as § 6 KassenSichV leaves it to the
 * till. Each function returns what is wrong with one thing, nothing when it is right.
 */
export function wrongTransactionNumber(paper: PrintedReceipt, { transactionNumber }: FinishedTransaction): string[] {
  return wrongNumber(paper, 'transaction number', transactionNumber, names.transactionNumber, 4);
}

export function wrongCounter(paper: PrintedReceipt, { finish }: FinishedTransaction): string[] {
  return wrongNumber(paper, 'signature counter', finish.counter, names.counter, 5);
}

/** A till may print a beginning of the signature beside the whole one in the code, and nothing else. */
export function wrongSignature(paper: PrintedReceipt, { finish }: FinishedTransaction): string[] {
  const whole = Buffer.from(finish.signatureHex, 'hex').toString('base64');
  const printed = names.signature.exec(paper.text)?.[1]?.replace(/\s/g, '');
  const inCode = paper.qrFields?.[10];
  const complaints: string[] = [];
  if (inCode !== undefined && Buffer.from(inCode, 'base64').toString('hex') !== finish.signatureHex)
    complaints.push('the signature in the QR code is not the one of the TSE');
  const isHex = printed?.toLowerCase() === finish.signatureHex;
  if (printed !== undefined && !isHex && !whole.startsWith(printed.replace(/=+$/, '')))
    complaints.push('the printed signature is not the one of the TSE');
  const squeezed = paper.text.replace(/\s/g, '');
  if (inCode === undefined && !squeezed.includes(whole) && !squeezed.toLowerCase().includes(finish.signatureHex))
    complaints.push('neither text nor QR code holds the signature');
  return complaints;
}

export function wrongTillSerial(paper: PrintedReceipt, { clientId }: FinishedTransaction): string[] {
  const inCode = paper.qrFields?.[1];
  if (inCode !== undefined && inCode !== clientId)
    return [`the QR code names the till ${inCode}, the TSE knows it as ${clientId}`];
  const printed = /Serien(?:nummer|nr\.?)[^\n]*Kasse:?\s*(\S+)\s*$/im.exec(paper.text)?.[1];
  if (printed !== undefined && printed !== clientId)
    return [`the paper names the till ${printed}, the TSE knows it as ${clientId}`];
  return inCode === undefined && !paper.shows(clientId) ? [`the serial number ${clientId} of the till is missing`] : [];
}

/** The serial number of a TSE is the hash of its public key: whoever has the key from the code has the number. */
export function wrongTseSerial(paper: PrintedReceipt, serialHex: string): string[] {
  const squeezed = paper.text.replace(/\s+/g, '').toLowerCase();
  const printed = squeezed.match(/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g) ?? [];
  const code = paper.qrFields?.join(';');
  const complaints: string[] = [];
  if (code !== undefined && hashOfKey(parseQrCode(code).publicKey) !== serialHex)
    complaints.push('the key in the QR code is not that of the TSE');
  const isPrinted = squeezed.includes(serialHex.toLowerCase());
  if (!isPrinted && (code === undefined || printed.length > 0))
    complaints.push(`the serial number ${serialHex} of the TSE is not on the paper`);
  return complaints;
}

const hashOfKey = (key: string): string => createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex');

/** Beginning and end as the TSE has logged them: exactly in the code; as text to the minute at least. */
export function wrongTimes(paper: PrintedReceipt, { startedAt, finish }: FinishedTransaction): string[] {
  return [
    ...wrongTime(paper, 'beginning', startedAt, names.start, 6),
    ...wrongTime(paper, 'end', finish.finishedAt, names.end, 7),
  ];
}

/** Without a TSE there is only the text, by the clock of the till; `toleranceMs` is what hands and wires take. */
export function wrongTimesOfTill(
  paper: PrintedReceipt,
  begunAt: number,
  endedAt: number,
  toleranceMs = 5000,
): string[] {
  const isShown = (name: RegExp, at: number) => {
    // A till that gives both in one line without a word is understood as well.
    const line = name.exec(paper.text)?.[0] ?? paper.text;
    for (let late = -1000; late <= toleranceMs; late += 1000) if (showsTime(line, at + late)) return true;
    return false;
  };
  return [
    ...(isShown(names.start, begunAt) ? [] : [`the beginning (${berlinTime(begunAt, 'seconds')}) is not on the paper`]),
    ...(isShown(names.end, endedAt) ? [] : [`the end (${berlinTime(endedAt, 'seconds')}) is not on the paper`]),
  ];
}

/** What nobody has signed must not look as if somebody had. */
export function looksSigned({ qrFields, text }: PrintedReceipt): string[] {
  const complaints = qrFields === undefined ? [] : ['there is a receipt QR code although nothing was signed'];
  if (/(Transaktion|TA|TSE-Transaktion)s?(nummer|-Nr\.?| Nr\.?)?:?\s*\d+/i.test(text))
    complaints.push('there is a transaction number although nothing was signed');
  if (/Signatur(zähler|-Zähler)?:?\s*\S{6,}/i.test(text))
    complaints.push('there is a signature although nothing was signed');
  return complaints;
}

function wrongNumber(paper: PrintedReceipt, what: string, right: number, name: RegExp, field: number): string[] {
  const inCode = paper.qrFields?.[field];
  const printed = name.exec(paper.text)?.[1];
  if (inCode === undefined && printed === undefined) return [`neither text nor QR code holds the ${what}`];
  const complaints: string[] = [];
  if (inCode !== undefined && inCode !== String(right))
    complaints.push(`the QR code gives ${inCode} as the ${what}, the TSE ${right}`);
  if (printed !== undefined && Number(printed) !== right)
    complaints.push(`the paper gives ${printed} as the ${what}, the TSE ${right}`);
  return complaints;
}

function wrongTime(paper: PrintedReceipt, what: string, right: number, name: RegExp, field: number): string[] {
  const inCode = paper.qrFields?.[field];
  const line = name.exec(paper.text)?.[0];
  if (inCode === undefined && line === undefined) return [`neither text nor QR code holds the ${what}`];
  const complaints: string[] = [];
  if (inCode !== undefined && Math.abs(Date.parse(inCode) - right) >= 1000)
    complaints.push(`the QR code gives ${inCode} as the ${what}, the TSE ${new Date(right).toISOString()}`);
  if (line !== undefined && !showsTime(line, right))
    complaints.push(`"${line.trim()}" is not the ${what} that the TSE has logged: ${berlinTime(right, 'seconds')}`);
  return complaints;
}

/** Whether one of the times in the text is that moment: in local time of the salon, or in any that says its zone. */
function showsTime(text: string, at: number): boolean {
  const zoned = text.match(/\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)/g) ?? [];
  if (zoned.length > 0) return zoned.some((time) => Math.abs(Date.parse(time) - at) < 1000);
  const times = (text.match(/\d{1,2}:\d{2}(?::\d{2})?/g) ?? []).map((time) => time.replace(/^\d:/, '0$&'));
  return times.includes(berlinTime(at, 'seconds')) || times.includes(berlinTime(at, 'minutes'));
}
