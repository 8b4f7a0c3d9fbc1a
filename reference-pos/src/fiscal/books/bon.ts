/**
 * One Vorgang as the books know it: a receipt, an abandoned sale, training, money moved without a customer, or a transaction
 * of the TSE that belongs to nothing. Closings add up Bons and the DSFinV-K writes them out, so both say the same.
 * Money is gross cents; times are Unix milliseconds by the till's clock.
 */
export interface Bon {
  /** BON_ID: unique for ever. */
  readonly id: string;
  /** BON_NR: rises without a gap over all kinds of Bon, in the order in which they ended. */
  readonly number: number;
  /** The number printed on the receipt; what is no receipt has none. */
  readonly receiptNumber?: number;
  readonly type: BonType;
  /** Takes an earlier receipt back (BON_STORNO). */
  readonly isCancellation: boolean;
  /** BON_NAME: what it is, in the words of the trade. */
  readonly name: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly operatorId: string;
  readonly operatorName: string;
  readonly grossCents: number;
  readonly customerName?: string;
  readonly note?: string;
  readonly lines: readonly BonLine[];
  readonly vat: readonly BonVat[];
  readonly payments: readonly BonPayment[];
  readonly references: readonly BonReference[];
  readonly tse: BonTse;
}

/** BON_TYP; only `Beleg` counts in the sums of a closing. */
export type BonType = 'Beleg' | 'AVBelegabbruch' | 'AVTraining';

export interface BonLine {
  /** POS_ZEILE. */
  readonly position: number;
  /** The sale's own line; a line and the one that takes it back are two rows. */
  readonly lineId?: string;
  readonly gvType: string;
  /** GV_NAME: tells kinds of one GV_TYP apart (the two ways money is taken out, for example). */
  readonly gvName: string;
  readonly text: string;
  /** A line that takes an earlier line of the same Bon back (Zeilenstorno). */
  readonly isVoid: boolean;
  readonly articleNumber?: string;
  readonly gtin?: string;
  readonly category?: { readonly id: string; readonly name: string };
  readonly voucherNumber?: string;
  readonly quantity: number;
  readonly unitCents: number;
  /** Price of the catalogue, when it was another one (LAW-20). */
  readonly listCents?: number;
  readonly vatKey: number;
  readonly vatRate: number;
  readonly grossCents: number;
  /** Share of the Bon's net sum of that key, in hundred-thousandths of a euro: shares add up to the sum exactly. */
  readonly netMicro: number;
}

/** What one VAT key adds up to on the Bon: exactly what is printed on it. */
export interface BonVat {
  readonly key: number;
  readonly grossCents: number;
  readonly netCents: number;
  readonly taxCents: number;
}

export interface BonPayment {
  /** ZAHLART_TYP. */
  readonly type: 'Bar' | 'Unbar' | 'ECKarte' | 'Kreditkarte' | 'ElZahlungsdienstleister' | 'Guthabenkarte' | 'Keine';
  readonly name: string;
  readonly cents: number;
}

/** Another Bon that this one takes back, settles or uses up. */
export interface BonReference {
  /** The line that refers; missing when the whole Bon does. */
  readonly position?: number;
  readonly bonId: string;
  /** Its BON_NR: says which closing it belongs to. */
  readonly number: number;
}

/** What the TSE has of it. In an outage there is no signature, and none is added later (TSE-09). */
export type BonTse =
  | {
      readonly state: 'signed';
      readonly serialNumber: string;
      readonly transactionNumber: number;
      readonly startedAtMs: number;
      /** Why the TSE began it later than the till did. */
      readonly startedLate?: string;
      readonly loggedAtMs: number;
      readonly processType: string;
      readonly processData: string;
      readonly signatureCounter: number;
      readonly signature: string;
    }
  | {
      readonly state: 'outage';
      readonly error: string;
      /** Known when the TSE had begun the transaction before it failed. */
      readonly begun?: {
        readonly serialNumber: string;
        readonly transactionNumber: number;
        readonly startedAtMs: number;
      };
      readonly processType: string;
      readonly processData: string;
    };
