import { type Apdu, isAnswer } from './apdu.ts';
import { fromBcd, toBcd } from './bcd.ts';
import { encodeFields, FieldSet, field, parseFields } from './bitmaps.ts';
import { encodeTlv, findTlv, type Tlv, tlv } from './tlv.ts';

const ID_TAG = 0x1f73;

/** The message id (TLV 1F73) in bitmaps that begin at `from`. */
export function readMessageId({ data }: Apdu, from: number): number | undefined {
  const parsed = parseFields(data.subarray(from));
  if (!parsed.ok) return undefined;
  const id = findTlv(new FieldSet(parsed.fields).tlv, ID_TAG)?.value;
  return id?.length === 3 ? fromBcd(id) : undefined;
}

/** 999999 is followed by 1. */
export function nextMessageId(id: number): number {
  return id >= 999_999 ? 1 : id + 1;
}

/** The same message with an id. A print line has no place for one, nor has a state without time and TLV. */
export function withMessageId(message: Apdu, id: number): Apdu {
  if (message.code === 0x06d1) return message;
  const own = tlv(ID_TAG, toBcd(id, 3));
  if (isAnswer(message)) return { code: message.code, data: Uint8Array.from([...message.data, ...container([own])]) };
  const fixed = fixedBytes(message);
  const parsed = parseFields(message.data.subarray(fixed));
  if (!parsed.ok) return message;
  const fields = new FieldSet(parsed.fields);
  const others = parsed.fields.filter(({ bmp }) => bmp !== 0x06);
  const head = message.code === 0x04ff && fixed === 1 ? [message.data[0]!, 0] : message.data.subarray(0, fixed);
  return {
    code: message.code,
    data: Uint8Array.from([...head, ...encodeFields(others), ...container([...fields.tlv, own])]),
  };
}

function fixedBytes({ code, data }: Apdu): number {
  if (code === 0x04ff) return Math.min(2, data.length);
  return code === 0x061e ? Math.min(1, data.length) : 0;
}

function container(items: readonly Tlv[]): Uint8Array {
  return encodeFields([field(0x06, encodeTlv(items))]);
}
