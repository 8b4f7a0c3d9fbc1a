import { berlinDay } from '../day/berlin-day.ts';
import type { Closing, KnownTse } from '../day/closing.ts';
import { cents, flag, micro, type Row, whole } from './columns.ts';
import type { TableName } from './tables.ts';

export type TaxonomyVersion = '2.3' | '2.4';

/** Three letters of ISO 3166 and of ISO 4217. */
const country = 'DEU';
const currency = 'EUR';
/** Own business, no agency. */
const noAgency = whole(0);

/** The columns every row of a closing begins with. */
export function closingKey(closing: Closing): Row {
  return {
    Z_KASSE_ID: closing.master.business.registerId,
    Z_ERSTELLUNG: closing.closedAt,
    Z_NR: whole(closing.number),
  };
}

/** Master data and sums of one closing: the tables that do not go through its single Bons. */
export function rowsOfClosing(closing: Closing, version: TaxonomyVersion): Partial<Record<TableName, readonly Row[]>> {
  const key = closingKey(closing);
  const { business, register, tses, vat } = closing.master;
  const { businessCases, payments, cashCents } = closing.sums;
  const total = payments.reduce((sum, payment) => sum + payment.cents, 0);
  const address = {
    STRASSE: business.street,
    PLZ: business.postalCode,
    ORT: business.city,
    LAND: country,
  };
  return {
    cashpointclosing: [
      {
        ...key,
        ...(closing.businessDay === berlinDay(Date.parse(closing.closedAt))
          ? {}
          : { Z_BUCHUNGSTAG: closing.businessDay }),
        TAXONOMIE_VERSION: version,
        Z_START_ID: closing.sums.firstBonId ?? '',
        Z_ENDE_ID: closing.sums.lastBonId ?? '',
        NAME: business.name,
        ...address,
        STNR: business.taxNumber,
        USTID: business.vatId,
        Z_SE_ZAHLUNGEN: cents(total),
        Z_SE_BARZAHLUNGEN: cents(cashCents),
      },
    ],
    location: [{ ...key, LOC_NAME: business.name, ...prefixed('LOC_', address), LOC_USTID: business.vatId }],
    cashregister: [
      {
        ...key,
        KASSE_BRAND: register.brand,
        KASSE_MODELL: register.model,
        KASSE_SERIENNR: business.registerSerial,
        KASSE_SW_BRAND: register.softwareBrand,
        KASSE_SW_VERSION: register.softwareVersion,
        KASSE_BASISWAEH_CODE: currency,
        KEINE_UST_ZUORDNUNG: flag(false),
      },
    ],
    vat: vat.map(({ key: vatKey, rate, text }) => ({
      ...key,
      UST_SCHLUESSEL: whole(vatKey),
      UST_SATZ: micro(Math.round(rate * 100_000)),
      UST_BESCHR: text,
    })),
    tse: tses.map((tse) => ({ ...key, ...tseRow(tse) })),
    businesscases: businessCases.map(({ gvType, gvName, vatKey, grossCents, netMicro }) => ({
      ...key,
      GV_TYP: gvType,
      GV_NAME: gvName,
      AGENTUR_ID: noAgency,
      UST_SCHLUESSEL: whole(vatKey),
      Z_UMS_BRUTTO: cents(grossCents),
      Z_UMS_NETTO: micro(netMicro),
      Z_UST: micro(grossCents * 1_000 - netMicro),
    })),
    payment: payments.map(({ type, name, cents: amount }) => ({
      ...key,
      ZAHLART_TYP: type,
      ZAHLART_NAME: name,
      Z_ZAHLART_BETRAG: cents(amount),
    })),
    cash_per_currency: [{ ...key, ZAHLART_WAEH: currency, ZAHLART_BETRAG_WAEH: cents(cashCents) }],
  };
}

/** How many columns of 1000 characters a certificate needs; two there are always. */
export function certificateColumns({ certificate }: Pick<KnownTse, 'certificate'>): number {
  return Math.max(2, Math.ceil(certificate.length / 1000));
}

/** `I`, `II`, `III` … as the names of the certificate's columns end. */
export const certificateNumerals = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII'] as const;

function tseRow({ id, serialNumber, signatureAlgorithm, timeFormat, publicKey, certificate }: KnownTse): Row {
  return {
    TSE_ID: whole(id),
    TSE_SERIAL: serialNumber,
    TSE_SIG_ALGO: signatureAlgorithm,
    TSE_ZEITFORMAT: timeFormat,
    TSE_PD_ENCODING: 'UTF-8',
    TSE_PUBLIC_KEY: publicKey,
    ...Object.fromEntries(
      certificateNumerals.map((numeral, index) => [
        `TSE_ZERTIFIKAT_${numeral}`,
        certificate.slice(index * 1000, (index + 1) * 1000),
      ]),
    ),
  };
}

function prefixed(prefix: string, row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [`${prefix}${name}`, value]));
}

export { currency, noAgency };
