import { AMOUNT_PATTERN } from './amounts.ts';
import { ApiError } from './api-error.ts';
import { asArray, asObject, asOneOf, asPattern, asString, type JsonObject, schemaError } from './validation.ts';

const RECEIPT_TYPES = [
  'RECEIPT',
  'TRAINING',
  'TRANSFER',
  'ORDER',
  'CANCELLATION',
  'ABORT',
  'BENEFIT_IN_KIND',
  'INVOICE',
  'OTHER',
  'ANNULATION',
] as const;
const VAT_RATES = [
  'NORMAL',
  'REDUCED_1',
  'SPECIAL_RATE_1',
  'SPECIAL_RATE_2',
  'NULL',
  '19',
  '7',
  '10.7',
  '5.5',
  '0',
] as const;
const PAYMENT_TYPES = ['CASH', 'NON_CASH'] as const;
const CURRENCY_PATTERN = /^[a-zA-Z]{3}$/;
const QUANTITY_PATTERN = /^-?\d+(\.\d{1,5})?$/;
const MAX_TEXT_CHARACTERS = 255;

export type VatRate = (typeof VAT_RATES)[number];

export interface ReceiptSchema {
  readonly receipt_type: (typeof RECEIPT_TYPES)[number];
  readonly amounts_per_vat_rate: readonly { readonly vat_rate: VatRate; readonly amount: string }[];
  readonly amounts_per_payment_type?: readonly {
    readonly payment_type: (typeof PAYMENT_TYPES)[number];
    readonly amount: string;
    readonly currency_code?: string;
  }[];
}

export interface OrderSchema {
  readonly line_items: readonly { readonly quantity: string; readonly text: string; readonly price_per_unit: string }[];
}

/** What a transaction is about, as its request said; `echo` is the JSON that answers repeat. */
export type TransactionSchema = { readonly echo: JsonObject } & (
  | { readonly kind: 'raw'; readonly processType: string; readonly processData: Uint8Array }
  | { readonly kind: 'receipt'; readonly receipt: ReceiptSchema }
  | { readonly kind: 'order'; readonly order: OrderSchema }
  | { readonly kind: 'other'; readonly other: JsonObject }
);

const PATH = 'body/schema';

/** Reads `schema` of a transaction request; exactly one form must be there. */
export function parseSchema(value: unknown): TransactionSchema | undefined {
  if (value === undefined) return undefined;
  const echo = asObject(value, PATH);
  const forms = Object.keys(echo);
  if (forms.length !== 1) throw schemaError(PATH, 'should have exactly one property');
  if (echo['raw'] !== undefined) return parseRaw(echo, asObject(echo['raw'], `${PATH}/raw`));
  if (echo['standard_v1'] !== undefined) {
    return parseStandard(echo, asObject(echo['standard_v1'], `${PATH}/standard_v1`));
  }
  throw schemaError(PATH, 'should have required property standard_v1 or raw (dsfinvtw_v1 is for taximeters)');
}

function parseRaw(echo: JsonObject, raw: JsonObject): TransactionSchema {
  const processType = asString(raw['process_type'], `${PATH}/raw/process_type`);
  const encoded = asString(raw['process_data'], `${PATH}/raw/process_data`);
  return { kind: 'raw', echo, processType, processData: decodeBase64(encoded) };
}

/** The text names the failing byte, as seen from the live service. */
function decodeBase64(encoded: string): Uint8Array {
  const wrongAt = /^[A-Za-z0-9+/]*/.exec(encoded)?.[0].length ?? 0;
  const rest = encoded.slice(wrongAt);
  const isPadded = encoded.length % 4 === 0 && (rest === '' || rest === '=' || rest === '==');
  if (!isPadded) {
    const byte = encoded.charCodeAt(wrongAt);
    const detail =
      Number.isNaN(byte) || rest.startsWith('=') ? 'Invalid padding' : `Invalid byte ${byte}, offset ${wrongAt}`;
    throw new ApiError('E_PARSER', `process_data is not base64: ${detail}.`);
  }
  return new Uint8Array(Buffer.from(encoded, 'base64'));
}

function parseStandard(echo: JsonObject, standard: JsonObject): TransactionSchema {
  const path = `${PATH}/standard_v1`;
  if (Object.keys(standard).length !== 1) throw schemaError(path, 'should have exactly one property');
  if (standard['receipt'] !== undefined) {
    return { kind: 'receipt', echo, receipt: parseReceipt(asObject(standard['receipt'], `${path}/receipt`)) };
  }
  if (standard['order'] !== undefined) {
    return { kind: 'order', echo, order: parseOrder(asObject(standard['order'], `${path}/order`)) };
  }
  if (standard['other'] !== undefined) {
    return { kind: 'other', echo, other: asObject(standard['other'], `${path}/other`) };
  }
  throw schemaError(path, 'should have required property receipt, order or other');
}

function parseReceipt(receipt: JsonObject): ReceiptSchema {
  const path = `${PATH}/standard_v1/receipt`;
  const vatRates = asArray(receipt['amounts_per_vat_rate'], `${path}/amounts_per_vat_rate`).map((entry, index) => {
    const at = `${path}/amounts_per_vat_rate/${index}`;
    const fields = asObject(entry, at);
    return {
      vat_rate: asOneOf(fields['vat_rate'], VAT_RATES, `${at}/vat_rate`),
      amount: asPattern(fields['amount'], AMOUNT_PATTERN, `${at}/amount`),
    };
  });
  const payments = receipt['amounts_per_payment_type'];
  return {
    receipt_type: asOneOf(receipt['receipt_type'], RECEIPT_TYPES, `${path}/receipt_type`),
    amounts_per_vat_rate: vatRates,
    ...(payments === undefined ? {} : { amounts_per_payment_type: parsePayments(payments, path) }),
  };
}

function parsePayments(value: unknown, path: string): NonNullable<ReceiptSchema['amounts_per_payment_type']> {
  return asArray(value, `${path}/amounts_per_payment_type`).map((entry, index) => {
    const at = `${path}/amounts_per_payment_type/${index}`;
    const fields = asObject(entry, at);
    const currency = fields['currency_code'];
    return {
      payment_type: asOneOf(fields['payment_type'], PAYMENT_TYPES, `${at}/payment_type`),
      amount: asPattern(fields['amount'], AMOUNT_PATTERN, `${at}/amount`),
      ...(currency === undefined
        ? {}
        : { currency_code: asPattern(currency, CURRENCY_PATTERN, `${at}/currency_code`) }),
    };
  });
}

function parseOrder(order: JsonObject): OrderSchema {
  const path = `${PATH}/standard_v1/order/line_items`;
  const lines = asArray(order['line_items'], path).map((entry, index) => {
    const at = `${path}/${index}`;
    const fields = asObject(entry, at);
    const text = asString(fields['text'], `${at}/text`);
    if (text.length > MAX_TEXT_CHARACTERS) throw schemaError(`${at}/text`, 'should NOT have more than 255 characters');
    return {
      quantity: asPattern(fields['quantity'], QUANTITY_PATTERN, `${at}/quantity`),
      text,
      price_per_unit: asPattern(fields['price_per_unit'], AMOUNT_PATTERN, `${at}/price_per_unit`),
    };
  });
  return { line_items: lines };
}
