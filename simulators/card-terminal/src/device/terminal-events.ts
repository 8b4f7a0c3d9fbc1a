import type { Slip } from './slips.ts';
import type { Transaction } from './transaction.ts';

export type Prompt = 'idle' | 'tip' | 'card' | 'pin' | 'busy' | 'removeCard';

/** One message on a wire: emitted before it takes effect (in) or leaves (out). */
export interface TerminalMessage {
  readonly at: number;
  /** Counts all messages of both directions since the terminal was started. */
  readonly index: number;
  readonly direction: 'in' | 'out';
  readonly via: 'tcp' | 'serial';
  readonly remote: string;
  readonly bytes: Uint8Array;
  readonly decoded: string;
}

export interface TerminalEvents {
  message: TerminalMessage;
  prompt: { readonly prompt: Prompt; readonly text: string };
  slip: Slip;
  /** A transaction has ended, well or not. */
  transaction: Transaction;
  idle: undefined;
  power: { readonly isOn: boolean };
}
