import { type Apdu, apdu } from '../protocol/apdu.ts';
import { printBlocks, printLines, type SlipKind, type SlipLine } from '../protocol/print-commands.ts';
import type { Operation } from './operation.ts';
import { slipLines } from './slips.ts';
import { statusInformation } from './status-information.ts';
import type { Transaction } from './transaction.ts';

/** `refused` by the register, or `lost` on the way. */
export type Confirmation = 'acknowledged' | 'refused' | 'lost';

/** Delayed acknowledgement (PA00P015, 3.5): how long and how often `04 0F` is repeated after `84 9C`. */
export interface LateAnswer {
  readonly timeoutMs: number;
  readonly mostRepeats: number;
}

export const PATIENT: LateAnswer = { timeoutMs: 30_000, mostRepeats: Number.POSITIVE_INFINITY };
const PLEASE_WAIT = 0x9c;
const REPEAT_MS = 2_000;

/** Sends `04 0F` and the slips; only when all of it is acknowledged has the register confirmed. */
export async function confirm(op: Operation, transaction: Transaction, late = PATIENT): Promise<Confirmation> {
  if (op.link === undefined) {
    printHere(op, transaction);
    return 'acknowledged';
  }
  const told = await tellStatus(op, transaction, late);
  return told === 'acknowledged' ? print(op, transaction) : told;
}

export async function tellStatus(op: Operation, transaction: Transaction, late = PATIENT): Promise<Confirmation> {
  const { device } = op;
  const message = statusInformation(transaction, device.statusFormat);
  const startedMs = device.host.clock.monotonic();
  for (let repeats = 0; ; repeats += 1) {
    const answer = await op.command(message);
    if (answer.kind === 'positive') return 'acknowledged';
    if (answer.kind === 'lost') return 'lost';
    const isLate = device.host.clock.monotonic() - startedMs >= late.timeoutMs;
    if (answer.code !== PLEASE_WAIT || isLate || repeats >= late.mostRepeats) return 'refused';
    await op.sleep(REPEAT_MS);
  }
}

/** Slips for both sides, by the register or on the terminal's own paper, as it was registered. */
export async function print(op: Operation, transaction: Transaction): Promise<Confirmation> {
  const { device } = op;
  const { config } = device;
  const isAdministration = transaction.totals !== undefined;
  const isByEcr = isAdministration ? config.doesEcrPrintAdministration : config.doesEcrPrintPayments;
  if (!isByEcr) {
    printHere(op, transaction);
    return 'acknowledged';
  }
  if (!config.sendsPrintText || !device.profile.sendsPrintText) return 'acknowledged';
  for (const kind of slipKinds(transaction)) {
    for (const message of printMessages(op, transaction, kind)) {
      const answer = await op.command(message);
      if (answer.kind !== 'positive') return answer.kind === 'lost' ? 'lost' : 'refused';
    }
  }
  return 'acknowledged';
}

function printMessages({ device }: Operation, transaction: Transaction, kind: SlipKind): readonly Apdu[] {
  const { registration, characterSet } = device;
  const lines = wrapped(slipLines(transaction, kind, device.options.terminalId), registration.printerColumns);
  if (registration.takesTextBlocks) return printBlocks(lines, kind, characterSet, registration.mostApduBytes);
  return printLines(lines, characterSet);
}

/** Lines as wide as the register's printer (TLV 12); a double-width line fills it with half as many letters. */
function wrapped(lines: readonly SlipLine[], columns: number | undefined): readonly SlipLine[] {
  if (columns === undefined || columns < 8) return lines;
  return lines.flatMap((line) => {
    const width = line.style === 'wide' ? Math.floor(columns / 2) : columns;
    const parts = line.text.match(new RegExp(`.{1,${width}}`, 'g')) ?? [''];
    return parts.map((text) => ({ ...line, text }));
  });
}

function slipKinds(transaction: Transaction): readonly SlipKind[] {
  if (transaction.totals !== undefined) return ['administration'];
  const isGood = transaction.result === 0;
  const wanted = transaction.receiptOptions;
  if (wanted === undefined) return isGood ? ['customer', 'merchant'] : ['customer'];
  // 1F04: 80 and 40 for the customer's copy, 20 and 10 for the merchant's, after success and failure; 08 customer first.
  const customer: SlipKind[] = (wanted & (isGood ? 0x80 : 0x40)) === 0 ? [] : ['customer'];
  const merchant: SlipKind[] = (wanted & (isGood ? 0x20 : 0x10)) === 0 ? [] : ['merchant'];
  return (wanted & 0x08) === 0 ? [...merchant, ...customer] : [...customer, ...merchant];
}

function printHere({ device }: Operation, transaction: Transaction): void {
  for (const kind of slipKinds(transaction)) {
    const text = slipLines(transaction, kind, device.options.terminalId)
      .map((line) => line.text)
      .join('\n');
    device.putSlip({ at: device.host.clock.now(), kind, text, transaction });
  }
}

/** `06 1E`, after the status that says why. */
export async function reject(op: Operation, transaction: Transaction): Promise<void> {
  if (op.link === undefined || op.isLost) return;
  const answer = await op.command(statusInformation(transaction, op.device.statusFormat));
  if (answer.kind === 'lost') return;
  if (transaction.trace > 0 && transaction.card !== undefined) await print(op, transaction);
  await op.command(apdu(0x061e, [transaction.result]));
}
