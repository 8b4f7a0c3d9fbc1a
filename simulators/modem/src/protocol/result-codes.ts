/** Final and unsolicited answers of a modem. */
export type ResultCode = 'OK' | 'CONNECT' | 'RING' | 'NO CARRIER' | 'ERROR' | 'NO DIALTONE' | 'BUSY' | 'NO ANSWER';

/** V.250, table 1; the answer in V0. */
const NUMBERS: Readonly<Record<ResultCode, number>> = {
  OK: 0,
  CONNECT: 1,
  RING: 2,
  'NO CARRIER': 3,
  ERROR: 4,
  'NO DIALTONE': 6,
  BUSY: 7,
  'NO ANSWER': 8,
};

export interface Framing {
  readonly isVerbose: boolean;
  /** S3 and S4 as characters. */
  readonly carriageReturn: string;
  readonly lineFeed: string;
}

/** `text` is what the modem writes in words, where that differs from the code (`RING B`, `NO DIAL TONE`). */
export function frameResult(code: ResultCode, framing: Framing, text: string = code): string {
  const { isVerbose, carriageReturn, lineFeed } = framing;
  if (!isVerbose) return `${NUMBERS[code]}${carriageReturn}`;
  return carriageReturn + lineFeed + text + carriageReturn + lineFeed;
}

/** Information text keeps its line feed in V0 (V.250, 5.7.1) and loses only the empty line before it. */
export function frameInformation(lines: readonly string[], framing: Framing): string {
  const { isVerbose, carriageReturn, lineFeed } = framing;
  const end = carriageReturn + lineFeed;
  return (isVerbose ? end : '') + lines.map((line) => line + end).join('');
}

/** What X0 to X4 let a modem say; the rest is told as `NO CARRIER`. */
export function allowedBy(level: number, code: ResultCode): ResultCode {
  if (code === 'NO DIALTONE' && level !== 2 && level < 4) return 'NO CARRIER';
  if (code === 'BUSY' && level < 3) return 'NO CARRIER';
  return code;
}
