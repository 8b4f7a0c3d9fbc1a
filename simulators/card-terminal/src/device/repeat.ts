import { apdu } from '../protocol/apdu.ts';
import { fromBcd } from '../protocol/bcd.ts';
import { findTlv } from '../protocol/tlv.ts';
import { print, tellStatus } from './confirmation.ts';
import type { Command } from './dispatch.ts';
import type { Operation } from './operation.ts';

const SEND_STATUS = 0x01;
const NO_PRINT = 0x02;
const END_OF_DAY = 0x04;
const NO_SUCH_RECEIPT = 0x83;

/** `06 12`: slips of the turnovers from one receipt number to another (the same when only one is given). */
export async function reprint(op: Operation, { data }: Command): Promise<void> {
  const { turnovers } = op.device.store.memory;
  const from = fromBcd(data.subarray(3, 5));
  const to = data.length >= 7 ? fromBcd(data.subarray(5, 7)) : from;
  op.reply(apdu(0x8000));
  const wanted = turnovers.filter(({ receiptNumber: number }) => number >= (from ?? 1) && number <= (to ?? 0));
  if (wanted.length === 0) {
    await op.fail(NO_SUCH_RECEIPT);
    return;
  }
  for (const transaction of wanted) if ((await print(op, transaction)) !== 'acknowledged') return;
  await op.complete();
}

/** `06 20`: what the last transaction was; the way out for a register that does not know. Changes nothing. */
export async function repeatReceipt(op: Operation, { fields }: Command): Promise<void> {
  const { device } = op;
  const { memory } = device.store;
  const wanted = findTlv(fields.tlv, 0x1f01)?.value[0];
  const service = fields.get(0x03)?.[0] ?? 0;
  op.reply(apdu(0x8000));
  const isHidden = device.profile.hidesLastWhenHandOperated && !device.config.isAmountEntryLocked;
  const transaction = wanted === END_OF_DAY ? memory.lastClosing : memory.last;
  if (transaction === undefined) {
    await op.fail(NO_SUCH_RECEIPT);
    return;
  }
  if (!isHidden) {
    if ((service & SEND_STATUS) !== 0 && (await tellStatus(op, transaction)) !== 'acknowledged') return;
    if ((service & NO_PRINT) === 0 && (await print(op, transaction)) !== 'acknowledged') return;
  }
  await op.complete();
}
