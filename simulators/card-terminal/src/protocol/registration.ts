import { fromBcd } from './bcd.ts';
import { FieldSet, parseFields } from './bitmaps.ts';
import { findAllTlv, findTlv } from './tlv.ts';

/** What an ECR asked for in `06 00`. Plain data: it survives a restart on disk. */
export interface Registration {
  readonly config: number;
  /** Numeric currency; undefined when the ECR did not name one: then the terminal does not name it either. */
  readonly currency: number | undefined;
  readonly hasTlv: boolean;
  /** Does the ECR take `06 D3`? */
  readonly takesTextBlocks: boolean;
  readonly printerColumns: number | undefined;
  readonly characterSet: number | undefined;
  readonly hasMessageIds: boolean;
  /** TLV tag 1A: the longest APDU the ECR takes. */
  readonly mostApduBytes: number | undefined;
}

/** The meaning of the config byte (PA00P015, 2.1). */
export function configBits(config: number) {
  return {
    doesEcrPrintPayments: (config & 0x02) !== 0,
    doesEcrPrintAdministration: (config & 0x04) !== 0,
    wantsIntermediateStatus: (config & 0x08) !== 0,
    isAmountEntryLocked: (config & 0x10) !== 0,
    isAdministrationLocked: (config & 0x20) !== 0,
    /** The terminal sends lines or blocks; else the ECR composes the receipt from `04 0F`. */
    sendsPrintText: (config & 0x80) !== 0,
  };
}

export type ParsedRegistration =
  | { readonly ok: true; readonly password: number | undefined; readonly registration: Registration }
  | { readonly ok: false; readonly code: number };

/** Reads `06 00`. The currency may be missing, as some clients do. */
export function parseRegistration(data: Uint8Array): ParsedRegistration {
  if (data.length < 4) return { ok: false, code: 0x83 };
  const next = data[4];
  const hasCurrency = data.length >= 6 && next !== 0x03 && next !== 0x06;
  const parsed = parseFields(data.subarray(hasCurrency ? 6 : 4));
  if (!parsed.ok) return { ok: false, code: 0x83 };
  const fields = new FieldSet(parsed.fields);
  const commands = findAllTlv(fields.tlv, 0x0a).map(({ value }) => value[0]! * 256 + value[1]!);
  const printerWidth = findTlv(fields.tlv, 0x12)?.value;
  const mostBytes = findTlv(fields.tlv, 0x1a)?.value;
  return {
    ok: true,
    password: fromBcd(data.subarray(0, 3)),
    registration: {
      config: data[3]!,
      currency: hasCurrency ? fromBcd(data.subarray(4, 6)) : undefined,
      hasTlv: fields.get(0x06) !== undefined,
      takesTextBlocks: commands.includes(0x06d3),
      printerColumns: printerWidth && fromBcd(printerWidth),
      characterSet: findTlv(fields.tlv, 0x14)?.value[0],
      hasMessageIds: findTlv(fields.tlv, 0x1f73) !== undefined,
      mostApduBytes: mostBytes?.length === 2 ? mostBytes[0]! * 256 + mostBytes[1]! : undefined,
    },
  };
}

/** What holds after log-off, or before anybody registered (PA00P015: config 86). */
export const UNREGISTERED: Registration = {
  config: 0x86,
  currency: undefined,
  hasTlv: false,
  takesTextBlocks: false,
  printerColumns: undefined,
  characterSet: undefined,
  hasMessageIds: false,
  mostApduBytes: undefined,
};
