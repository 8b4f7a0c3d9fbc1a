import type { Call } from './call.ts';

/** A device at the end of a line: a modem, a FRITZ!Box, a telephone. */
export interface Subscriber {
  /** Its numbers, in any spelling. */
  readonly numbers: readonly string[];
  /** How many calls fit at once; one more finds it busy. Default 1, an analog line. */
  readonly channels?: number;
  /** A call arrives; the device watches it by `call.onChange`. */
  ring(call: Call): void;
}

/** What a device holds of its line. */
export interface SubscriberLine {
  /** Dials; digits as they were pressed. The caller's number is the first of its own unless `from` says another. */
  dial(digits: string, from?: string): Call;
  /** Takes the device off the line: calls no longer reach it. */
  disconnect(): void;
}
