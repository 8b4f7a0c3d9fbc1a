import type { ModemModel } from './models.ts';
import type { ModemSettings } from './modem-settings.ts';

/** Work that goes on after the command line and gives its result later. */
export type Activity =
  | { readonly kind: 'answer' }
  | { readonly kind: 'dial'; readonly digits: string }
  | { readonly kind: 'voice'; readonly direction: 'transmit' | 'receive' };

export type CommandOutcome = 'OK' | 'ERROR' | 'NO CARRIER' | Activity;

/** What a command may do to the modem. */
export interface CommandContext {
  readonly model: ModemModel;
  readonly settings: ModemSettings;
  /** Information text before the result. */
  print(lines: readonly string[]): void;
  /** Rings so far, as S1 counts them. */
  readonly ringCount: number;
  hangUp(): void;
  pickUp(): void;
  /** Prints what is known of the last caller (+VRID); nothing when there is none. */
  reprintCaller(mode: 1 | 2): void;
}
