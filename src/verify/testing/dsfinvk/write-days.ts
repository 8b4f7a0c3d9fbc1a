import { derText } from '../der.ts';
import type { TestLog } from '../test-message.ts';
import type { TestReceipt } from './salon-days.ts';
import { euros, type Row, type Taxed, type TestTables, taxColumns, taxed } from './table-writer.ts';

const iso = (at: number) => new Date(at).toISOString();
const withoutFraction = (at: number) => iso(at).replace('.000', '');
const slots: Readonly<Record<number, number>> = { 1: 0, 2: 1, 5: 4, 6: 4 };

export interface WriterOptions {
  readonly till: string;
  readonly clientId: string;
  readonly log: TestLog;
  readonly certificate: Uint8Array;
}

/** Writes closings into tables, and has their receipts signed by the module of a test. */
export class DayWriter {
  readonly #tables: TestTables;
  readonly #options: WriterOptions;
  readonly #closingOfReceipt: { readonly id: string; readonly key: Row }[] = [];
  #receipts = 0;
  #closings = 0;
  #transactions = 0;

  constructor(tables: TestTables, options: WriterOptions) {
    this.#tables = tables;
    this.#options = options;
  }

  /** One day from its first receipt to the closing; `from` in unix milliseconds. */
  addDay(receipts: readonly TestReceipt[], from: number): void {
    this.#closings += 1;
    let at = from;
    const written = receipts.map((receipt) => {
      const start = at + 60_000;
      const end = start + (receipt.lasts ?? 60) * 1000;
      at = end;
      return { receipt, start, end, number: ++this.#receipts };
    });
    const key = {
      Z_KASSE_ID: this.#options.till,
      Z_ERSTELLUNG: withoutFraction(at + 600_000),
      Z_NR: String(this.#closings),
    };
    for (const { receipt, start, end, number } of written) this.#addReceipt(receipt, number, key, start, end);
    this.#addMasterData(key, written);
    this.#addSums(key, receipts);
  }

  #addReceipt(receipt: TestReceipt, number: number, closing: Row, start: number, end: number): void {
    const id = `${this.#options.till}-${number}`;
    const key = { ...closing, BON_ID: id };
    this.#closingOfReceipt.push({ id, key: closing });
    const { type = 'Beleg', lines, payments } = receipt;
    const byKey = new Map<number, Taxed>();
    for (const [index, line] of lines.entries()) {
      const quantity = line.quantity ?? 1;
      const amounts = taxed(line.priceCents * quantity, line.key);
      const own = { ...key, POS_ZEILE: String(index + 1) };
      this.#tables.add('lines.csv', own, {
        GUTSCHEIN_NR: line.voucher ?? '',
        ARTIKELTEXT: line.text,
        GV_TYP: line.gv,
        MENGE: `${quantity},000`,
        EINHEIT: 'Stück',
        STK_BR: euros(line.priceCents),
      });
      this.#tables.add('lines_vat.csv', own, { UST_SCHLUESSEL: String(line.key) }, taxColumns('POS', amounts));
      byKey.set(line.key, plus(byKey.get(line.key), amounts));
    }
    const total = [...byKey.values()].reduce((sum, { gross }) => sum + gross, 0);
    this.#tables.add('transactions.csv', key, {
      BON_NR: String(number),
      BON_TYP: type,
      BON_NAME: receipt.name ?? '',
      BON_STORNO: receipt.cancels === undefined ? '0' : '1',
      BON_START: withoutFraction(start),
      BON_ENDE: withoutFraction(end),
      BEDIENER_ID: 'lena',
      UMS_BRUTTO: euros(total),
    });
    for (const [vatKey, amounts] of byKey)
      this.#tables.add('transactions_vat.csv', key, { UST_SCHLUESSEL: String(vatKey) }, taxColumns('BON', amounts));
    for (const { type: means, cents, chf } of payments) {
      const currency = chf === undefined ? {} : { ZAHLWAEH_CODE: 'CHF', ZAHLWAEH_BETRAG: euros(chf) };
      this.#tables.add(
        'datapayment.csv',
        key,
        { ZAHLART_TYP: means, ZAHLWAEH_CODE: 'EUR', ZAHLWAEH_BETRAG: euros(cents), BASISWAEH_BETRAG: euros(cents) },
        currency,
      );
    }
    this.#addReference(receipt, key);
    this.#sign(receipt, type, byKey, key, start, end);
  }

  #addReference({ cancels }: TestReceipt, key: Row): void {
    const target = cancels === undefined ? undefined : this.#closingOfReceipt[cancels];
    if (!target) return;
    this.#tables.add('references.csv', key, {
      REF_TYP: 'Transaktion',
      REF_DATUM: target.key['Z_ERSTELLUNG']!,
      REF_Z_KASSE_ID: target.key['Z_KASSE_ID']!,
      REF_Z_NR: target.key['Z_NR']!,
      REF_BON_ID: target.id,
    });
  }

  #sign(
    receipt: TestReceipt,
    type: string,
    byKey: ReadonlyMap<number, Taxed>,
    key: Row,
    start: number,
    end: number,
  ): void {
    if (receipt.outage !== undefined) {
      this.#tables.add('transactions_tse.csv', key, { TSE_ID: '1', TSE_TA_FEHLER: receipt.outage });
      return;
    }
    const { log, clientId } = this.#options;
    const amounts = [0, 0, 0, 0, 0];
    for (const [vatKey, { gross }] of byKey) amounts[slots[vatKey]!]! += gross;
    const paid = receipt.payments.map(({ type: means, cents, chf }) => {
      const amount = chf === undefined ? cents : chf;
      return `${euros(amount).replace(',', '.')}:${means === 'Bar' ? 'Bar' : 'Unbar'}${chf === undefined ? '' : ':CHF'}`;
    });
    const data = `${type}^${amounts.map((each) => euros(each).replace(',', '.')).join('_')}^${paid.join('_')}`;
    const number = ++this.#transactions;
    log.transaction(start, 'Start', number, { clientId });
    log.transaction(end, 'Finish', number, {
      clientId,
      processType: 'Kassenbeleg-V1',
      processData: derText(0x82, data),
    });
    this.#tables.add('transactions_tse.csv', key, {
      TSE_ID: '1',
      TSE_TANR: String(number),
      TSE_TA_START: iso(start),
      TSE_TA_ENDE: iso(end),
      TSE_TA_VORGANGSART: 'Kassenbeleg-V1',
      TSE_TA_SIGZ: String(log.counter),
      TSE_TA_SIG: log.files.at(-1)!.bytes.subarray(-64).toString('base64'),
      TSE_VORGANGSDATEN: data,
    });
  }

  #addMasterData(key: Row, written: readonly { readonly receipt: TestReceipt; readonly number: number }[]): void {
    const { till, clientId, log, certificate } = this.#options;
    const paid = written.flatMap(({ receipt }) => (isTurnover(receipt) ? receipt.payments : []));
    const total = (payments: readonly { readonly cents: number }[]) =>
      euros(payments.reduce((sum, { cents }) => sum + cents, 0));
    this.#tables.add('cashpointclosing.csv', key, {
      TAXONOMIE_VERSION: '2.4',
      Z_START_ID: `${till}-${written[0]!.number}`,
      Z_ENDE_ID: `${till}-${written.at(-1)!.number}`,
      NAME: 'Salon Musterschnitt, Inh. Petra Beispiel',
      STRASSE: 'Musterallee 12',
      PLZ: '10999',
      ORT: 'Berlin',
      LAND: 'DEU',
      STNR: '00/000/00000',
      Z_SE_ZAHLUNGEN: total(paid),
      Z_SE_BARZAHLUNGEN: total(paid.filter(({ type }) => type === 'Bar')),
    });
    this.#tables.add('location.csv', key, { LOC_NAME: 'Salon Musterschnitt' });
    this.#tables.add('cashregister.csv', key, { KASSE_SERIENNR: clientId, KASSE_BASISWAEH_CODE: 'EUR' });
    for (const [id, rate, text] of [
      ['1', '19,00', 'Regelsatz'],
      ['2', '7,00', 'ermäßigt'],
      ['5', '0,00', 'nicht steuerbar'],
    ] as const)
      this.#tables.add('vat.csv', key, { UST_SCHLUESSEL: id, UST_SATZ: rate, UST_BESCHR: text });
    const encoded = Buffer.from(certificate).toString('base64');
    this.#tables.add('tse.csv', key, {
      TSE_ID: '1',
      TSE_SERIAL: log.key.serialNumber,
      TSE_SIG_ALGO: 'ecdsa-plain-SHA256',
      TSE_ZEITFORMAT: 'unixTime',
      TSE_PD_ENCODING: 'UTF-8',
      TSE_PUBLIC_KEY: log.key.point.toString('base64'),
      TSE_ZERTIFIKAT_I: encoded.slice(0, 1000),
      TSE_ZERTIFIKAT_II: encoded.slice(1000),
    });
  }

  #addSums(key: Row, receipts: readonly TestReceipt[]): void {
    const turnover = receipts.filter(isTurnover);
    const cases = new Map<string, Taxed>();
    const paid = new Map<string, number>();
    const cash = new Map<string, number>();
    for (const { lines, payments } of turnover) {
      for (const { gv, key: vatKey, priceCents, quantity = 1 } of lines)
        cases.set(`${gv} ${vatKey}`, plus(cases.get(`${gv} ${vatKey}`), taxed(priceCents * quantity, vatKey)));
      for (const { type, cents, chf } of payments) {
        paid.set(type, (paid.get(type) ?? 0) + cents);
        const currency = chf === undefined ? 'EUR' : 'CHF';
        if (type === 'Bar') cash.set(currency, (cash.get(currency) ?? 0) + (chf ?? cents));
      }
    }
    for (const [group, amounts] of cases) {
      const [gv, vatKey] = group.split(' ') as [string, string];
      this.#tables.add(
        'businesscases.csv',
        key,
        { GV_TYP: gv, UST_SCHLUESSEL: vatKey },
        {
          Z_UMS_BRUTTO: euros(amounts.gross),
          Z_UMS_NETTO: euros(amounts.net),
          Z_UST: euros(amounts.tax),
        },
      );
    }
    for (const [type, cents] of paid)
      this.#tables.add('payment.csv', key, { ZAHLART_TYP: type, Z_ZAHLART_BETRAG: euros(cents) });
    for (const [currency, cents] of cash)
      this.#tables.add('cash_per_currency.csv', key, { ZAHLART_WAEH: currency, ZAHLART_BETRAG_WAEH: euros(cents) });
  }
}

const isTurnover = ({ type = 'Beleg' }: TestReceipt) => type === 'Beleg';

function plus(a: Taxed | undefined, b: Taxed): Taxed {
  return a ? { gross: a.gross + b.gross, net: a.net + b.net, tax: a.tax + b.tax } : b;
}
