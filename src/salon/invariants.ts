import { RequirementViolated } from '../errors.ts';
import type { ExportedReceipt, Till } from '../pos/contract.ts';
import { chargesAreRecorded } from './card-invariants.ts';
import { cashBookIsRight } from './cash-invariants.ts';
import { PrintedReceipt } from './printed-receipt.ts';
import { receiptsAddUp, signedMoneyIsRecorded } from './receipt-invariants.ts';
import type { Salon } from './salon.ts';

/** A terminal that owes the bank a reversal tells it as soon as it can. */
const terminalSettlesMs = 15_000;

/**
 * What must hold at the end of every scenario, whatever it was about. The devices are the witnesses; the POS's own
 * export is compared with them. A till that cannot be asked (no connection, nobody signed in) is not compared.
 */
export async function checkInvariants(salon: Salon, till: Till): Promise<void> {
  tseNumbersHaveNoGap(salon);
  if (salon.areRecordsFalsified) return;
  const receipts = await exportedReceipts(salon, till);
  if (!receipts) return;
  receiptNumbersHaveNoGap(receipts);
  whatWasSignedIsStored(salon, receipts);
  receiptsAddUp(receipts);
  signedMoneyIsRecorded(salon.allTseLogs(), receipts);
  originalsAreUnique(salon);
  await cardsAddUp(salon, till);
  await cashBookIsRight(salon, till);
}

async function cardsAddUp({ terminal, physics }: Salon, till: Till): Promise<void> {
  await physics.until(
    () => terminal.isSettled(),
    terminalSettlesMs,
    (look) => terminal.onEvent(look),
  );
  chargesAreRecorded(terminal, await physics.run(() => till.card.export()));
}

async function exportedReceipts(salon: Salon, till: Till): Promise<readonly ExportedReceipt[] | undefined> {
  const screen = await salon.physics.run(() => till.screen());
  if (!screen.isConnected || screen.view === 'sign-in') return undefined;
  return salon.physics.run(() => till.exportReceipts());
}

/** Counters of the TSE: one gap-free sequence each (TR-03153-1). */
function tseNumbersHaveNoGap(salon: Salon): void {
  const { transactionNumbers, signatureCounters } = salon.tseLog();
  for (const [name, numbers] of Object.entries({ transactionNumbers, signatureCounters })) {
    numbers.forEach((number, index) => {
      if (number !== numbers[0]! + index) violated(`the TSE's ${name} have a gap before ${number}`);
    });
  }
}

function receiptNumbersHaveNoGap(receipts: readonly ExportedReceipt[]): void {
  receipts.forEach(({ number }, index) => {
    if (number !== index + 1)
      violated(`receipt numbers have a gap or a double: place ${index + 1} holds receipt ${number}`);
  });
}

/** What the export says of a signature is what a TSE of this salon has signed: number, counter and signature belong together. */
function whatWasSignedIsStored(salon: Salon, receipts: readonly ExportedReceipt[]): void {
  if (!salon.tse.keepsLog) return; // a TSE that keeps nothing cannot bear witness
  const transactions = salon.allTseLogs().flatMap((log) => log.transactions);
  const bySignature = new Map(transactions.map((transaction) => [transaction.finish?.signatureHex, transaction]));
  for (const { number, tse } of receipts) {
    if (tse.state !== 'signed') continue;
    const transaction = bySignature.get(Buffer.from(tse.signature, 'base64').toString('hex'));
    if (transaction?.transactionNumber !== tse.transactionNumber)
      violated(`receipt ${number} names transaction ${tse.transactionNumber}, which no TSE has finished so`);
    if (transaction.finish?.counter !== tse.signatureCounter)
      violated(
        `receipt ${number} names signature counter ${tse.signatureCounter}, the TSE has ${transaction.finish?.counter}`,
      );
  }
}

/** A second paper of one receipt is marked as a copy (PH-07). */
function originalsAreUnique(salon: Salon): void {
  const seen = new Set<string>();
  for (const paper of salon.printer.receipts) {
    const { text } = new PrintedReceipt(paper);
    const number = /(?:Beleg|Bon)(?:nummer|-Nr\.?| Nr\.?)?:?\s*(\d+)/i.exec(text)?.[1];
    if (number === undefined || /KOPIE/i.test(text)) continue;
    if (seen.has(number)) violated(`receipt ${number} came out of the printer twice without the mark KOPIE`);
    seen.add(number);
  }
}

function violated(message: string): never {
  throw new RequirementViolated(message);
}
