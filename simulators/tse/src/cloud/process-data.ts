import { formatAmount, parseAmount } from './amounts.ts';
import type { OrderSchema, ReceiptSchema, TransactionSchema, VatRate } from './transaction-schema.ts';

export interface ProcessContent {
  readonly processType: string;
  readonly processData: Uint8Array;
}

/** Words of DSFinV-K for the receipt types of the API. */
const RECEIPT_TYPES: Readonly<Record<ReceiptSchema['receipt_type'], string>> = {
  RECEIPT: 'Beleg',
  TRAINING: 'AVTraining',
  TRANSFER: 'AVTransfer',
  ORDER: 'AVBestellung',
  CANCELLATION: 'AVBelegabbruch',
  ABORT: 'AVBelegabbruch',
  BENEFIT_IN_KIND: 'AVSachbezug',
  INVOICE: 'AVRechnung',
  OTHER: 'AVSonstige',
  ANNULATION: 'AVBelegstorno',
};

/** Slot of each rate in processData (DSFinV-K annex I); the numbers are the deprecated spelling. */
const VAT_SLOTS: Readonly<Record<VatRate, number>> = {
  NORMAL: 0,
  '19': 0,
  REDUCED_1: 1,
  '7': 1,
  SPECIAL_RATE_1: 2,
  '10.7': 2,
  SPECIAL_RATE_2: 3,
  '5.5': 3,
  NULL: 4,
  '0': 4,
};

const encoder = new TextEncoder();

/** processType and processData that the service hands to the TSE for a schema. */
export function processContent(schema: TransactionSchema): ProcessContent {
  switch (schema.kind) {
    case 'raw':
      return { processType: schema.processType, processData: schema.processData };
    case 'receipt':
      return { processType: 'Kassenbeleg-V1', processData: encoder.encode(receiptText(schema.receipt)) };
    case 'order':
      return { processType: 'Bestellung-V1', processData: encoder.encode(orderText(schema.order)) };
    case 'other':
      // How fiskaly writes free fields is unverified; JSON keeps them readable.
      return { processType: 'SonstigerVorgang', processData: encoder.encode(JSON.stringify(schema.other)) };
  }
}

/** `<type>^<five gross amounts>^<payments>` (DSFinV-K annex I). */
function receiptText(receipt: ReceiptSchema): string {
  const slots = [0n, 0n, 0n, 0n, 0n];
  for (const { vat_rate, amount } of receipt.amounts_per_vat_rate) {
    const slot = VAT_SLOTS[vat_rate];
    slots[slot] = (slots[slot] ?? 0n) + parseAmount(amount);
  }
  const payments = (receipt.amounts_per_payment_type ?? [])
    .map((payment) => ({ ...payment, value: parseAmount(payment.amount) }))
    .filter(({ value }) => value !== 0n)
    .map(({ value, payment_type, currency_code }) => {
      const currency = currency_code === undefined || currency_code === 'EUR' ? '' : `:${currency_code}`;
      return `${formatAmount(value)}:${payment_type === 'CASH' ? 'Bar' : 'Unbar'}${currency}`;
    });
  return `${RECEIPT_TYPES[receipt.receipt_type]}^${slots.map(formatAmount).join('_')}^${payments.join('_')}`;
}

/** Lines `<quantity>;"<text>";<price>` joined by CR (DSFinV-K annex I). */
function orderText(order: OrderSchema): string {
  return order.line_items
    .map(({ quantity, text, price_per_unit }) => {
      const price = formatAmount(parseAmount(price_per_unit));
      return `${minimalDecimals(quantity)};"${text.replaceAll('"', '""')}";${price}`;
    })
    .join('\r');
}

function minimalDecimals(quantity: string): string {
  return quantity.includes('.') ? quantity.replace(/0+$/, '').replace(/\.$/, '') : quantity;
}
