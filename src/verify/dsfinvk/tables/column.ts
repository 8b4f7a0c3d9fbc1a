/** How the content of a column must look beyond being text or a number. */
export type Form = 'time' | 'log-time' | 'day' | 'flag' | 'currency' | 'base64' | 'hex';

/** One column of a table of the DSFinV-K. */
export interface Column {
  readonly name: string;
  readonly kind: 'text' | 'number';
  /** Characters of a text. */
  readonly maxLength: number;
  /** Decimals of a number. */
  readonly decimals: number;
  /** Must be filled (DSFinV-K Annex G). */
  readonly isMandatory: boolean;
  readonly form: Form | undefined;
  /** The only texts that are allowed. */
  readonly words: readonly string[] | undefined;
}

const forms: Readonly<Record<string, Form>> = {
  Z_ERSTELLUNG: 'time',
  Z_BUCHUNGSTAG: 'day',
  BON_START: 'time',
  BON_ENDE: 'time',
  REF_DATUM: 'time',
  TSE_TA_START: 'log-time',
  TSE_TA_ENDE: 'log-time',
  TSE_TA_SIG: 'base64',
  TSE_PUBLIC_KEY: 'base64',
  TSE_SERIAL: 'hex',
  BON_STORNO: 'flag',
  P_STORNO: 'flag',
  INHAUS: 'flag',
  KEINE_UST_ZUORDNUNG: 'flag',
  KASSE_BASISWAEH_CODE: 'currency',
  ZAHLWAEH_CODE: 'currency',
  ZAHLART_WAEH: 'currency',
};

/**
 * Reads the short hand of the schema: `NAME:A40!` is a text of at most 40 characters that must be filled,
 * `NAME:N2` a number with two decimals.
 */
export function columns(shortHand: string, words: Readonly<Record<string, readonly string[]>>): readonly Column[] {
  return shortHand
    .trim()
    .split(/\s+/)
    .map((each) => {
      const match = /^(\w+):([AN])(\d+)(!?)$/.exec(each);
      if (!match) throw new TypeError(`"${each}" is no column of the schema`);
      const [, name, kind, size, mandatory] = match as unknown as [string, string, string, string, string];
      return {
        name,
        kind: kind === 'A' ? 'text' : 'number',
        maxLength: kind === 'A' ? Number(size) : Number.POSITIVE_INFINITY,
        decimals: kind === 'N' ? Number(size) : 0,
        isMandatory: mandatory === '!',
        form: forms[name],
        words: words[name],
      };
    });
}
