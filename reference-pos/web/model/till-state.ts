import type { PaperItem } from '../../src/peripherals/layout/lay-out.ts';
import type { ConnectionState } from './connection.ts';
import type { DayState } from './day-state.ts';
import type { Language } from './facts.ts';

export type Tone = 'good' | 'warn' | 'bad' | 'quiet';
export type Screen = 'loading' | 'sign-in' | 'sale' | 'payment' | 'card' | 'receipt' | 'devices' | 'day' | 'office';
export type DeviceKind =
  | 'server'
  | 'internet'
  | 'tse'
  | 'printer'
  | 'drawer'
  | 'terminal'
  | 'callerId'
  | 'storage'
  | 'cube';

/** Money as data and as it stands on the screen. */
export interface Amount {
  readonly cents: number;
  readonly text: string;
}

/** Everything the till shows, as plain data with all words in place; a page only draws it. */
export interface TillState {
  /** Cash book, daily closing and its archive, while they are open. */
  readonly day?: DayState;
  readonly language: Language;
  readonly screen: Screen;
  readonly variant?: 'cloud' | 'cube' | 'box';
  readonly connection: { readonly state: ConnectionState; readonly sinceMs: number };
  readonly signIn: {
    readonly users: readonly { readonly user: string; readonly name: string }[];
    readonly isBusy: boolean;
    readonly problem?: string;
  };
  readonly signedIn?: { readonly id: string; readonly name: string; readonly role: string; readonly roleText: string };
  /** Acts this person may not do are not offered. */
  readonly may: {
    readonly sell: boolean;
    readonly void: boolean;
    readonly openDrawer: boolean;
    readonly inspect: boolean;
  };
  readonly catalogue?: CatalogueState;
  readonly sale?: SaleState;
  /** Said on every screen while practice is on (LAW-34). */
  readonly training?: string;
  /** Whether practice can be switched now. */
  readonly canTrain: boolean;
  readonly canPay: boolean;
  /** Why paying is not possible now, if a person could wonder. */
  readonly payBlockedBecause?: string;
  readonly payment?: PaymentState;
  readonly card?: CardState;
  /** Whether a card can be taken by the terminal, or by hand only. */
  readonly cardWay: 'terminal' | 'by-hand';
  readonly terminalSettings?: TerminalSettingsState;
  readonly receipt?: ReceiptState;
  /** The receipt finished last here, while another sale has not begun; one tap shows it again. */
  readonly lastReceipt?: { readonly number: number; readonly text: string };
  readonly printing?: PrintingState;
  readonly drawerHint?: DrawerHint;
  readonly drawerDesk?: DrawerDeskState;
  readonly parkedSales: readonly ParkedSale[];
  readonly banner?: Banner;
  /** Who calls, oldest first; cards beside the work that take no key and no focus. */
  readonly calls: readonly CallCard[];
  readonly newCustomer?: NewCustomerState;
  readonly callerIdSetUp?: CallerIdSetUp;
  readonly notices: readonly Notice[];
  readonly devices: readonly DeviceState[];
  /** What this variant cannot do, said plainly (CK-11). */
  readonly limits: readonly { readonly kind: DeviceKind; readonly name: string; readonly text: string }[];
  readonly printerSettings?: PrinterSettings;
  readonly cubeState?: CubeState;
  readonly office?: OfficeState;
  /** Something typed here has not reached the server; leaving the page would lose it. */
  readonly hasUnsent: boolean;
}

export interface CatalogueState {
  readonly categories: readonly { readonly id: string; readonly name: string; readonly tiles: readonly Tile[] }[];
  readonly staff: readonly { readonly id: string; readonly name: string; readonly shortName: string }[];
}

/** One key of a tile; where the price is free the cashier types it. */
export interface TileChoice {
  readonly articleId: string;
  readonly label?: string;
  readonly price: Amount;
  readonly isFreePrice?: boolean;
}

/** One service or product; its variants (hair length …) stand side by side on it. */
export interface Tile {
  readonly number: string;
  readonly name: string;
  readonly choices: readonly TileChoice[];
}

export interface SaleState {
  readonly id: string;
  readonly lines: readonly LineState[];
  readonly total: Amount;
  /** What is still to be paid, once something was paid. */
  readonly due?: Amount;
  readonly isTraining: boolean;
  /** Whether the server has all of it. */
  readonly isStored: boolean;
}

export interface LineState {
  readonly id: string;
  readonly articleId: string;
  readonly text: string;
  readonly staffName: string;
  readonly quantity: number;
  readonly amount: Amount;
  readonly state: 'stored' | 'sending' | 'waiting';
  /** "wird gespeichert …", "noch nicht gespeichert"; empty when stored. */
  readonly note: string;
}

export interface PaymentState {
  /** What is still to be paid; negative when the customer gets money. */
  readonly total: Amount;
  /** What was paid of the sale already. */
  readonly paid?: Amount;
  readonly tendered: string;
  readonly change?: Amount;
  readonly missing?: Amount;
  readonly problem?: string;
  readonly quickAmounts: readonly { readonly cents: number; readonly text: string; readonly isExact: boolean }[];
  readonly phase: 'entering' | 'sending' | 'unclear';
  /** What is going on, in words, while the cashier waits. */
  readonly progress?: string;
  readonly canConfirm: boolean;
}

/** The card payment screen: what is happening, in words, and what can be done about it. */
export interface CardState {
  readonly mode: 'by-hand' | 'terminal';
  readonly phase: 'by-hand' | 'running' | 'unclear' | 'declined' | 'failed';
  readonly amount: Amount;
  readonly tone: Tone;
  readonly title: string;
  readonly text: string;
  /** What usually is the cause, where the terminal was not reached. */
  readonly checks: readonly string[];
  readonly isBusy: boolean;
  readonly canCancel: boolean;
  readonly canAskAgain: boolean;
  readonly canDecide: boolean;
  /** How to find out without the terminal's help. */
  readonly decisionText: string;
  readonly canTryAgain: boolean;
  readonly canGoByHand: boolean;
  readonly canConfirm: boolean;
  readonly canLeave: boolean;
}

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

export interface ReceiptState {
  readonly number: number;
  readonly title: string;
  readonly kind: 'sale' | 'cancellation' | 'training';
  readonly lines: readonly ReceiptLineState[];
  readonly canCancel: boolean;
  readonly total: Amount;
  readonly tendered: Amount;
  readonly change: Amount;
  /** Laid out for the salon's paper, as it comes out of the printer. */
  readonly paper?: { readonly columns: number; readonly widthDots: number; readonly items: readonly PaperItem[] };
  /** TSE code of the receipt, to be shown as a QR code. */
  readonly qr?: string;
  /** Where the customer's own device finds the receipt; shown as a QR code (LAW-11). */
  readonly link?: string;
  readonly isOutage: boolean;
  readonly outageText?: string;
}

/** A line of a finished receipt; goods and services can come back. */
export interface ReceiptLineState {
  readonly lineId: string;
  readonly text: string;
  readonly quantity: number;
  readonly amount: Amount;
  readonly canReturn: boolean;
}

export interface PrintingState {
  readonly state: 'printing' | 'done' | 'failed' | 'unknown' | 'not-set-up' | 'on-request';
  readonly tone: Tone;
  readonly isCopy: boolean;
  readonly cause?: string;
  readonly title: string;
  readonly text: string;
  /** Words on the button; missing while it makes no sense. */
  readonly again?: string;
}

export interface DrawerHint {
  readonly tone: Tone;
  readonly text: string;
  /** The cashier may open it again from here. */
  readonly canOpen: boolean;
  /** It opens by key, and that can be noted in the journal (PH-17). */
  readonly canNote: boolean;
}

export interface ParkedSale {
  readonly id: string;
  readonly text: string;
  readonly total: Amount;
}

export interface Banner {
  readonly tone: Tone;
  readonly title: string;
  readonly text: string;
  readonly checks: readonly string[];
}

/** Somebody who calls. */
export interface CallCard {
  readonly id: string;
  /** The customer's name, or what else is known. */
  readonly title: string;
  readonly number?: string;
  readonly called?: string;
  readonly isWithheld: boolean;
  readonly customers: readonly CustomerOnCard[];
  readonly offersNewCustomer: boolean;
}

export interface CustomerOnCard {
  readonly id: string;
  readonly name: string;
  readonly lastVisit: string;
  readonly nextAppointment: string;
  readonly formula?: string;
  readonly note?: string;
  readonly blockedBecause?: string;
}

export interface NewCustomerState {
  readonly phone: string;
  readonly name: string;
  readonly isSaving: boolean;
  readonly problem?: string;
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

export interface Notice {
  readonly id: string;
  readonly tone: Tone;
  readonly text: string;
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

/** What an inspector is shown, line by line. */
export interface OfficeState {
  readonly cash: Amount;
  readonly facts: readonly { readonly name: string; readonly text: string }[];
  readonly outages: readonly { readonly from: string; readonly to?: string; readonly text: string }[];
  readonly exports: readonly { readonly name: string; readonly href: string }[];
  readonly procedure: readonly { readonly title: string; readonly text: string }[];
  readonly tasks: readonly { readonly text: string; readonly tone: 'warn' | 'bad' }[];
  readonly isSheetComplete: boolean;
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
