import type { DeviceKind } from '../contract.ts';

/** The page about devices: each can be tried, and a printer set up by hand. */
export interface DeviceDesk {
  /** Presses the test button of a device. */
  test(device: DeviceKind): Promise<void>;
  /** Types the printer's address in, as somebody reads it from the printer's network sheet. */
  setPrinterAddress(address: string): Promise<void>;
}

/** One device as the page about devices shows it. */
export interface DeviceCard {
  readonly device: DeviceKind;
  /** How it is, in a word and a sentence. */
  readonly word: string;
  readonly text: string;
  /** When it was last seen, as the page writes it. */
  readonly lastSeen?: string;
  /** Its test button and what came of it; missing where there is none. */
  readonly test?: { readonly state: 'none' | 'running' | 'done' | 'failed' | 'unknown'; readonly text: string };
}
