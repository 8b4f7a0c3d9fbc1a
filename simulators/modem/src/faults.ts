/** What can go wrong with the modem or its line, by name; `until` says what ends it besides `heal`. */
export const FAULTS = {
  noCallerId: 'the line sends no caller ID: only RING',
  garbledCallerId: 'the data arrive with a wrong checksum: nothing in mode 1, wrong hex in mode 2',
  truncatedCallerId: 'bytes are lost on USB: the number line ends early (`characters`, default 4, are cut off)',
  callerIdStuck: 'the decoder hangs: no caller ID until the modem is plugged in anew',
  oddCallerId: 'the items come in an odd form (`form`)',
  noTime: 'the exchange sends no date and time',
  oneRing: 'only the first ring is heard',
  noAnswer: 'commands are echoed but never answered',
  slowAnswer: 'commands take `latencyMs` (default 3000)',
  fragments: 'output comes in pieces of at most `bytes` (default 3), some milliseconds apart',
  coalesced: 'output is held back for `holdMs` (default 50) and comes in one piece',
  lostSettings: 'before every call the modem has silently gone back to its stored profile',
} as const;

export type FaultName = keyof typeof FAULTS;

/** Odd forms of caller ID, all met in the field (README, "Sources"). */
export type OddForm =
  | 'number twice'
  | 'name first'
  | 'empty date'
  | 'five-digit time'
  | 'zeros when withheld'
  | 'words when withheld'
  | 'lower case'
  | 'one line end between items'
  | 'dialled number tag'
  | 'utf-8 name';

export interface FaultParameters {
  /** Begins after so many ms; default at once. */
  readonly afterMs?: number;
  /** Ends by itself after so many ms; default never. */
  readonly forMs?: number;
  /** Chance for this fault alone (where output is cut); default the host's. */
  readonly seed?: number;
  readonly characters?: number;
  readonly form?: OddForm;
  readonly latencyMs?: number;
  readonly bytes?: number;
  readonly holdMs?: number;
}
