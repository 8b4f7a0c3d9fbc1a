import { apdu } from '../protocol/apdu.ts';
import { fromBcd } from '../protocol/bcd.ts';
import { encodeFields, field } from '../protocol/bitmaps.ts';
import { findTlv } from '../protocol/tlv.ts';
import { runClosing } from './closing.ts';
import { type LateAnswer, PATIENT } from './confirmation.ts';
import type { Command } from './dispatch.ts';
import type { Operation } from './operation.ts';
import { type Order, runPayment } from './payment.ts';
import { runReversal } from './reversal.ts';
import { synchronise } from './synchronise.ts';

/** Why an order cannot even begin: the code of `84 xx`. */
function obstacle({ device }: Operation, { fields }: Command, amountCents: number | undefined): number | undefined {
  if (amountCents === undefined) return 0x83;
  if (amountCents === 0) return 0xc8;
  if (amountCents > device.options.mostCents) return 0xc3;
  const currency = fields.number(0x49);
  if (currency !== undefined && currency !== device.options.currency) return 0x6f;
  if (device.isCardInside) return 0xdc;
  return device.faults.isOn('paperOut') && !device.config.doesEcrPrintPayments ? 0xcc : undefined;
}

function orderOf({ device }: Operation, kind: Order['kind'], { fields }: Command): Order {
  const tip = findTlv(fields.tlv, 0x1f36)?.value;
  const seconds = findTlv(fields.tlv, 0x1f5b)?.value[0];
  const late: LateAnswer = {
    timeoutMs: (fields.get(0x01)?.[0] ?? PATIENT.timeoutMs / 1000) * 1000,
    mostRepeats: fields.get(0x02)?.[0] ?? PATIENT.mostRepeats,
  };
  const cardTimeoutMs = seconds === undefined || seconds === 0 ? device.options.cardTimeoutMs : seconds * 1000;
  const receiptOptions = findTlv(fields.tlv, 0x1f04)?.value[0];
  return {
    kind,
    amountCents: fields.number(0x04) ?? 0,
    tipCents: (tip && fromBcd(tip)) ?? 0,
    cardTimeoutMs,
    late,
    ...(receiptOptions === undefined ? {} : { receiptOptions }),
  };
}

async function take(op: Operation, kind: Order['kind'], command: Command): Promise<void> {
  const refusal = obstacle(op, command, command.fields.number(0x04));
  if (refusal !== undefined) return op.reply(apdu(0x8400 + refusal));
  op.reply(apdu(0x8000));
  await synchronise(op, command.fields.tlv);
  op.device.events.emit('transaction', await runPayment(op, orderOf(op, kind, command)));
}

export async function authorisation(op: Operation, command: Command): Promise<void> {
  await take(op, 'payment', command);
}

export async function refund(op: Operation, command: Command): Promise<void> {
  await take(op, 'refund', command);
}

export async function reversal(op: Operation, { fields }: Command): Promise<void> {
  const receiptNumber = fields.number(0x87);
  if (receiptNumber === undefined) return op.reply(apdu(0x8483));
  op.reply(apdu(0x8000));
  await synchronise(op, fields.tlv);
  op.device.events.emit('transaction', await runReversal(op, receiptNumber, fields.number(0x04)));
}

export async function endOfDay(op: Operation, { fields }: Command): Promise<void> {
  await synchronise(op, fields.tlv);
  const closing = await runClosing(op, true);
  if (closing === undefined) return;
  op.device.faults.set('endOfDayNeeded', false);
  op.device.events.emit('transaction', closing);
}

/** `06 0C`: tips after the payment are not offered (1F3B is never set), so there is nothing to book them on. */
export async function bookTip(op: Operation): Promise<void> {
  op.reply(apdu(0x8000));
  await op.fail(0xc5);
}

/** `06 23 … 87 FF FF` asks for open pre-authorisations: none (PA00P015: 06 1E 04 B8 87 FF FF). */
export async function openPreAuthorisations(op: Operation): Promise<void> {
  op.reply(apdu(0x8000));
  await op.command(apdu(0x061e, [0xb8], encodeFields([field(0x87, [0xff, 0xff])])));
}

/** `06 C0`: shows what card it is; the end is `04 0F` or `06 1E`, without completion. */
export async function readCard(op: Operation, { data }: Command): Promise<void> {
  const { device } = op;
  op.reply(apdu(0x8000));
  const seconds = data[0] ?? 0;
  device.customer.begin(false);
  device.show('card', 'Karte bitte');
  const act = await op.act(['tap', 'insert', 'swipe'], seconds === 0 ? device.options.cardTimeoutMs : seconds * 1000);
  if (typeof act === 'string' || !('card' in act)) {
    await op.fail(0x6c);
    return;
  }
  const name = [...Buffer.from(act.card.name, 'latin1'), 0];
  const fields = [field(0x27, [0]), field(0x8a, [act.card.cardType]), field(0x8b, name)];
  await op.command(apdu(0x040f, encodeFields(fields)));
}
