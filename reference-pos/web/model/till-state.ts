import type { ConnectionState } from './connection.ts';
import type { DayState } from './day-state.ts';
import type {
  CallerIdSetUp,
  CubeState,
  DeviceState,
  DrawerDeskState,
  PrinterSettings,
  TerminalSettingsState,
} from './device-states.ts';
import type { Language } from './facts.ts';
import type {
  CardState,
  CatalogueState,
  DrawerHint,
  ParkedSale,
  PaymentState,
  PrintingState,
  ReceiptState,
  SaleState,
} from './sale-states.ts';
import type { Amount, DeviceKind, Screen, Tone } from './state-basics.ts';

export type * from './device-states.ts';
export type * from './sale-states.ts';
export type * from './state-basics.ts';

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

export interface Notice {
  readonly id: string;
  readonly tone: Tone;
  readonly text: string;
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
