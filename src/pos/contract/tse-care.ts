import type { TseAccess } from '../contract.ts';

/** What somebody responsible does with the TSEs of a till, and what the till says of them. */
export interface TseCare {
  /** Every TSE the till knows, the one in use first. */
  devices(): Promise<readonly CaredForTse[]>;
  /** Transactions that the till says are open in its TSE. */
  openTransactions(): Promise<readonly ListedTransaction[]>;
  /** Closes what was left open and belongs to nothing. */
  closeLeftovers(): Promise<void>;
  /** Begins an export of the TSE that the till checks by itself. */
  takeExport(): Promise<void>;
  /** Exports that the till has taken, newest first. */
  exports(): Promise<readonly CheckedExport[]>;
  /** The TSE export as the till hands it out for one of its TSEs, also for one no longer in use. */
  exportOf(tse: number): Promise<Uint8Array>;
  /** Begins the change to another TSE; returns the refusal, if it is one. */
  beginChange(access: TseAccess): Promise<string | undefined>;
  /** Does the next step of the change; returns the refusal, if it is one. */
  nextStep(): Promise<string | undefined>;
  /** The change that is under way or was made last. */
  change(): Promise<TseChange | undefined>;
}

export interface CaredForTse {
  readonly id: number;
  readonly kind: 'cloud' | 'usb';
  readonly isInUse: boolean;
  /** Whether it would sign now. */
  readonly isReady: boolean;
  /** As far as the till knows it, lower-case hex. */
  readonly serialNumber?: string;
  /** ISO 8601. */
  readonly certificateEndsAt?: string;
  readonly signaturesLeft?: number;
  readonly freeBytes?: number;
  /** The till says that the provider looks after quota and memory. */
  readonly isLookedAfterByProvider: boolean;
  /** What will end soon or is not as it should be, in the words of the till. */
  readonly warnings: readonly string[];
}

export interface ListedTransaction {
  readonly number: number;
  /** Whether it belongs to a sale that is open at the till. */
  readonly isOfOpenSale: boolean;
}

export interface CheckedExport {
  readonly state: 'running' | 'good' | 'findings' | 'failed';
  readonly findings: readonly string[];
}

export interface TseChange {
  readonly steps: readonly { readonly text: string; readonly isDone: boolean; readonly isRunning: boolean }[];
  /** By when the tax office is to be told, ISO 8601. */
  readonly notifyUntil?: string;
}
