import type { DeviceKind, Tone } from './state-basics.ts';

/** Setting the terminal up; `mode` says which fields count. */
export interface TerminalSettingsState {
  readonly mode: 'by-hand' | 'tcp' | 'serial';
  readonly host: string;
  readonly port: string;
  readonly path: string;
  readonly isHandWorkAllowed: boolean;
  readonly choices: readonly ('by-hand' | 'tcp' | 'serial')[];
  readonly problem?: string;
  readonly isSaved: boolean;
  readonly test: { readonly state: 'none' | 'running' | 'ready' | 'failed'; readonly text: string };
  readonly checks: readonly string[];
}

export interface CallerIdSetUp {
  readonly kind: 'none' | 'fritzbox' | 'modem';
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly areaCode: string;
  readonly mayChange: boolean;
  /** What to look at first when nothing is shown (PH-28). */
  readonly causes: readonly string[];
}

export interface DeviceState {
  readonly kind: DeviceKind;
  readonly name: string;
  readonly tone: Tone;
  /** The server's own word for the state, where the server knows the device. */
  readonly state?: string;
  readonly word: string;
  readonly text: string;
  readonly lastSeen?: string;
  /** What else is worth knowing, line by line. */
  readonly lines?: readonly { readonly name: string; readonly value: string }[];
  /** Its test button and what came of it; missing where there is nothing to try. */
  readonly test?: { readonly state: 'none' | 'running' | 'done' | 'failed' | 'unknown'; readonly text: string };
}

/** The drawer on the page about devices: opening it without a sale (PH-20), and the kick by the page (PH-18). */
export interface DrawerDeskState {
  readonly canOpen: boolean;
  readonly canNote: boolean;
  readonly opening?: { readonly tone: Tone; readonly text: string };
  /** Only in the plain cloud, and only for somebody who may change settings. */
  readonly kickByPage?: { readonly isOn: boolean };
}

/** Pairing of the salon's cube; a code stands there only until it is used or the page is left. */
export interface CubeState {
  readonly isPaired: boolean;
  readonly isBusy: boolean;
  readonly code?: string;
  readonly codeText?: string;
  readonly problem?: string;
}

export interface PrinterSettings {
  readonly address: string;
  readonly isOwnAddress: boolean;
  readonly problem?: string;
  readonly steps: readonly {
    readonly kind: 'address' | 'certificate' | 'permission' | 'test';
    readonly state: 'done' | 'open' | 'wrong';
    readonly title: string;
    readonly text: string;
    readonly link?: string;
  }[];
  readonly test: { readonly state: 'none' | 'running' | 'done' | 'failed' | 'unknown'; readonly text: string };
}
