import type { Bon, BonLine } from '../books/bon.ts';
import { cents, flag, micro, type Row, time, whole } from './columns.ts';
import { currency, noAgency } from './rows-of-closing.ts';
import type { TableName } from './tables.ts';

/** The tables that hold single Bons. */
export const bonTables = [
  'lines',
  'lines_vat',
  'itemamounts',
  'transactions',
  'transactions_vat',
  'datapayment',
  'references',
  'transactions_tse',
] as const satisfies readonly TableName[];

export type BonTable = (typeof bonTables)[number];

/** What a row of a Bon needs to know beyond the Bon itself. */
export interface BonContext {
  /** The columns every row of its closing begins with. */
  readonly key: Row;
  readonly tseId: (serialNumber: string) => number | undefined;
  /** The same columns of the closing that another Bon belongs to, by its BON_NR. */
  readonly keyOfBon: (number: number) => Row | undefined;
}

export function rowsOfBon(table: BonTable, bon: Bon, context: BonContext): readonly Row[] {
  const key = { ...context.key, BON_ID: bon.id };
  const withPosition = ({ position }: BonLine) => ({ ...key, POS_ZEILE: String(position) });
  switch (table) {
    case 'lines':
      return bon.lines.map((line) => ({ ...withPosition(line), ...lineRow(line) }));
    case 'lines_vat':
      return bon.lines.map((line) => ({ ...withPosition(line), ...amounts('POS', line) }));
    case 'itemamounts':
      return bon.lines.flatMap((line) => priceRows(line).map((row) => ({ ...withPosition(line), ...row })));
    case 'transactions':
      return [{ ...key, ...headRow(bon) }];
    case 'transactions_vat':
      return bon.vat.map(({ key: vatKey, grossCents, netCents }) => ({
        ...key,
        ...amounts('BON', { vatKey, grossCents, netMicro: netCents * 1_000 }),
      }));
    case 'datapayment':
      return bon.payments.map(({ type, name, cents: amount }) => ({
        ...key,
        ZAHLART_TYP: type,
        ZAHLART_NAME: name,
        ZAHLWAEH_CODE: currency,
        BASISWAEH_BETRAG: cents(amount),
      }));
    case 'references':
      return bon.references.map(({ position, bonId, number }) => ({
        ...key,
        ...(position === undefined ? {} : { POS_ZEILE: String(position) }),
        REF_TYP: 'Transaktion',
        ...referred(context.keyOfBon(number)),
        REF_BON_ID: bonId,
      }));
    case 'transactions_tse':
      return [{ ...key, ...tseRow(bon, context) }];
  }
}

function headRow(bon: Bon): Row {
  return {
    BON_NR: whole(bon.number),
    BON_TYP: bon.type,
    BON_NAME: bon.name,
    BON_STORNO: flag(bon.isCancellation),
    BON_START: time(bon.startedAtMs),
    BON_ENDE: time(bon.endedAtMs),
    BEDIENER_ID: bon.operatorId,
    BEDIENER_NAME: bon.operatorName,
    UMS_BRUTTO: cents(bon.grossCents),
    ...(bon.customerName ? { KUNDE_NAME: bon.customerName } : {}),
    ...(bon.note ? { BON_NOTIZ: bon.note } : {}),
  };
}

function lineRow(line: BonLine): Row {
  return {
    ...(line.voucherNumber ? { GUTSCHEIN_NR: line.voucherNumber } : {}),
    ARTIKELTEXT: line.text,
    GV_TYP: line.gvType,
    GV_NAME: line.gvName,
    INHAUS: flag(false),
    P_STORNO: flag(line.isVoid),
    AGENTUR_ID: noAgency,
    ...(line.articleNumber ? { ART_NR: line.articleNumber } : {}),
    ...(line.gtin ? { GTIN: line.gtin } : {}),
    ...(line.category ? { WARENGR_ID: line.category.id, WARENGR: line.category.name } : {}),
    MENGE: whole(line.quantity),
    FAKTOR: whole(1),
    EINHEIT: 'Stück',
    STK_BR: cents(line.unitCents),
  };
}

/** Gross, net and tax at one VAT key; the names of the columns differ by table. */
function amounts(prefix: 'POS' | 'BON' | 'PF', { vatKey, grossCents, netMicro }: Amounts): Row {
  return {
    UST_SCHLUESSEL: whole(vatKey),
    [`${prefix}_BRUTTO`]: cents(grossCents),
    [`${prefix}_NETTO`]: micro(netMicro),
    [`${prefix}_UST`]: micro(grossCents * 1_000 - netMicro),
  };
}

type Amounts = Pick<BonLine, 'vatKey' | 'grossCents' | 'netMicro'>;

/** How a price came about that is not the catalogue's: that price, and what was taken off or put on (LAW-20). */
function priceRows(line: BonLine): readonly Row[] {
  if (line.listCents === undefined) return [];
  const listCents = line.listCents * line.quantity;
  const listNet = Math.round((listCents * 100_000) / (100 + line.vatRate));
  const change = { vatKey: line.vatKey, grossCents: line.grossCents - listCents, netMicro: line.netMicro - listNet };
  const isLower = line.unitCents < line.listCents;
  return [
    { TYP: 'base_amount', ...amounts('PF', { vatKey: line.vatKey, grossCents: listCents, netMicro: listNet }) },
    { TYP: isLower ? 'discount' : 'extra_amount', ...amounts('PF', change) },
  ];
}

function referred(key: Row | undefined): Row {
  if (!key) return {};
  return { REF_DATUM: key['Z_ERSTELLUNG'], REF_Z_KASSE_ID: key['Z_KASSE_ID'], REF_Z_NR: key['Z_NR'] };
}

/** Signed: everything the TSE gave, and why it could begin only after the till. In an outage: the error, and the number if the TSE had already begun. */
function tseRow({ tse }: Bon, { tseId }: BonContext): Row {
  const content = { TSE_TA_VORGANGSART: tse.processType, TSE_VORGANGSDATEN: tse.processData };
  if (tse.state === 'outage') {
    const { begun, error } = tse;
    const id = begun && tseId(begun.serialNumber);
    return {
      ...(begun && id !== undefined
        ? { TSE_ID: whole(id), TSE_TANR: whole(begun.transactionNumber), TSE_TA_START: time(begun.startedAtMs) }
        : {}),
      ...content,
      TSE_TA_FEHLER: error,
    };
  }
  const id = tseId(tse.serialNumber);
  return {
    ...(id === undefined ? {} : { TSE_ID: whole(id) }),
    TSE_TANR: whole(tse.transactionNumber),
    TSE_TA_START: time(tse.startedAtMs),
    TSE_TA_ENDE: time(tse.loggedAtMs),
    ...content,
    TSE_TA_SIGZ: whole(tse.signatureCounter),
    TSE_TA_SIG: tse.signature,
    ...(tse.startedLate ? { TSE_TA_FEHLER: `Beginn verspätet: ${tse.startedLate}` } : {}),
  };
}
