/** What can go wrong with the box or the way to it, by name; `heal` ends each, or its own `forMs`. */
export const FAULTS = {
  portRefused: 'something blocks port 1012: connections are refused, open ones stay',
  silence: 'events happen and nobody is told; connections stay open',
  halfOpen: 'the box forgets its open connections without a word (after NAT or hours of idling); new ones work',
  fragments: 'lines come in pieces of at most `bytes` (default 5), some milliseconds apart',
  coalesced: 'lines are held back for `holdMs` (default 200) and come in one piece',
  lineFeedOnly: 'lines end with LF alone, as on old firmware',
  noLineField: 'RING and CALL lack the line at the end, as on firmware of 2006',
  wrongClock: 'the box has no time yet: dates begin at 01.01.70',
  applicationsOff: '"Allow access for applications" is off: TR-064 is refused',
  tr064Tarpit: 'TR-064 accepts and never answers',
  tr064LosesAnswers: 'TR-064 does what it is asked and breaks the connection instead of answering',
} as const;

export type FaultName = keyof typeof FAULTS;

export interface FaultParameters {
  /** Begins after so many ms; default at once. */
  readonly afterMs?: number;
  /** Ends by itself after so many ms; default never. */
  readonly forMs?: number;
  /** Chance for this fault alone (where pieces are cut); default the host's. */
  readonly seed?: number;
  readonly bytes?: number;
  readonly holdMs?: number;
}
