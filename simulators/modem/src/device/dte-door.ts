import type { ModemLines } from './modem-events.ts';

/** One way to the computer: a serial line, a driver, a TCP connection. */
export interface DteDoor {
  send(bytes: Buffer): void;
  /** The modem's lines changed. */
  linesChanged(lines: ModemLines): void;
  /** The modem's plug is in again, or its power is back. */
  plugIn(): Promise<void> | void;
  /** The plug was pulled or the power cut. */
  unplug(): Promise<void> | void;
  stop(): Promise<void>;
}

/** What a door does to the modem. */
export interface DteSide {
  receive(bytes: Uint8Array): void;
  setDtr(isHigh: boolean): void;
  readonly lines: ModemLines;
}
