import { RequirementViolated } from '../errors.ts';
import type { ExportedReceipt } from '../pos/contract.ts';
import type { TseLog } from './tse-log.ts';

/** What was sold is what was paid: the lines of every receipt and the money that moved for it add up to its total. */
export function receiptsAddUp(receipts: readonly ExportedReceipt[]): void {
  for (const { number, totalCents, lines, payments } of receipts) {
    const sold = lines.reduce((sum, { grossCents }) => sum + grossCents, 0);
    if (sold !== totalCents)
      violated(`the lines of receipt ${number} add up to ${sold} cents, its total is ${totalCents}`);
    const paid = payments.reduce((sum, { amountCents }) => sum + amountCents, 0);
    if (paid !== totalCents) violated(`receipt ${number} over ${totalCents} cents was paid with ${paid}`);
  }
}

/** What the TSE signed as cash and as other money is what the receipt says was paid so (TSE-04). */
export function signedMoneyIsRecorded(logs: readonly TseLog[], receipts: readonly ExportedReceipt[]): void {
  // By signature, not by number: after a change of the TSE numbers begin anew.
  const finished = logs.flatMap(({ transactions }) => transactions.flatMap(({ finish }) => finish ?? []));
  const signed = new Map(finished.map(({ signatureHex, processData }) => [signatureHex, processData]));
  for (const { number, payments, tse } of receipts) {
    const signature = tse.state === 'signed' ? Buffer.from(tse.signature, 'base64').toString('hex') : undefined;
    const processData = signature === undefined ? undefined : signed.get(signature);
    if (processData === undefined) continue;
    for (const [means, method] of [
      ['Bar', 'cash'],
      ['Unbar', 'card'],
    ] as const) {
      const recorded = payments.filter((payment) => payment.method === method);
      const cents = recorded.reduce((sum, { amountCents }) => sum + amountCents, 0);
      const inSignature = centsOfMeans(processData, means);
      if (cents !== inSignature) {
        violated(
          `receipt ${number} records ${cents} cents as ${method}, the TSE signed ${inSignature} as ${means}: ${processData}`,
        );
      }
    }
  }
}

function centsOfMeans(processData: string, means: 'Bar' | 'Unbar'): number {
  const payments = processData.split('^')[2] ?? '';
  return payments
    .split('_')
    .filter((payment) => payment.split(':')[1] === means)
    .reduce((sum, payment) => sum + Math.round(Number(payment.split(':')[0]) * 100), 0);
}

function violated(message: string): never {
  throw new RequirementViolated(message);
}
