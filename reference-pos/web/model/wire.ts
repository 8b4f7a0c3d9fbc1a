import type { ReceiptDocument } from '../../src/peripherals/receipt-document.ts';

/** What the till reads from the server's answers; fields it does not use are left out. */
export type Right = 'sell' | 'void' | 'price' | 'drawer' | 'cash' | 'closing' | 'export' | 'settings' | 'read';

export interface User {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

export interface SessionAnswer {
  readonly token?: string;
  readonly user: User;
  readonly rights: readonly Right[];
}

export type LimitKind = 'printer' | 'drawer' | 'terminal' | 'callerId' | 'tse';

export interface Capabilities {
  readonly variant: 'cloud' | 'cube' | 'box';
  readonly printer: 'epos-from-browser' | 'escpos';
  readonly drawer: 'by-key' | 'kick' | 'kick-by-page';
  readonly terminal: string;
  readonly callerId: string;
  readonly tse: readonly string[];
  readonly eposPrinterUrl?: string;
  readonly paperMm?: 58 | 80;
  readonly isReceiptDue?: boolean;
  readonly texts?: Readonly<Partial<Record<LimitKind, string>>>;
  /** People who may sign in, where the server tells that before anybody has. */
  readonly users?: readonly { readonly user: string; readonly name: string }[];
}

export interface Article {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly variant?: string;
  readonly category: string;
  readonly kind: 'service' | 'product' | 'voucher' | 'package' | 'deposit';
  /** The cashier enters the amount; the price is then the least. */
  readonly isFreePrice?: boolean;
  readonly priceCents: number;
  readonly vatRate: number;
  readonly gtin?: string;
}

export interface Catalogue {
  readonly categories: readonly { readonly id: string; readonly name: string }[];
  readonly articles: readonly Article[];
  readonly staff: readonly User[];
}

export interface WireLine {
  readonly id: string;
  readonly articleId: string;
  readonly text: string;
  readonly quantity: number;
  readonly unitCents: number;
  readonly totalCents: number;
  readonly performedBy: string;
}

export interface WireSale {
  readonly id: string;
  readonly state: 'open' | 'finishing' | 'finished' | 'cancelled';
  readonly openedAt?: string;
  readonly lines: readonly WireLine[];
  readonly totalCents: number;
  readonly paidCents?: number;
  readonly kind?: 'sale' | 'cancellation' | 'training';
  readonly receiptNumber?: number;
  readonly tse: { readonly state: string };
}

export interface WireReceipt {
  readonly number: number;
  readonly saleId: string;
  readonly kind?: 'sale' | 'cancellation' | 'training';
  readonly lines: readonly WireReceiptLine[];
  readonly totalCents: number;
  readonly payments: readonly { readonly tenderedCents: number; readonly changeCents: number }[];
  readonly tse: { readonly state: string; readonly qr?: string };
}

export interface WireReceiptLine {
  readonly lineId: string;
  readonly text: string;
  readonly kind: string;
  readonly quantity: number;
  readonly totalCents: number;
}

export interface PaidAnswer {
  readonly sale: WireSale;
  readonly receipt: WireReceipt;
  readonly changeCents?: number;
  readonly paper?: 'server' | 'page';
  readonly drawer?: { readonly opens: 'kick' | 'kick-by-page' | 'by-key' | 'not-needed'; readonly text?: string };
}

/** A card payment as the server tells it. */
export interface WireCardPayment {
  readonly key: string;
  readonly saleId: string;
  readonly amountCents: number;
  readonly phase: 'running' | 'unclear' | 'declined' | 'recorded' | 'returned';
  readonly step?: string;
  readonly cause?: string;
  readonly text: string;
  readonly needsCashier: boolean;
}

export interface CardAnswer {
  readonly payment: WireCardPayment;
  readonly paid?: PaidAnswer;
}

/** How the terminal is reached, and how it was last found. */
export interface TerminalAnswer {
  readonly settings: TerminalSettings;
  readonly state?: { readonly isReady: boolean; readonly cause?: string; readonly text: string; readonly at: string };
}

export interface TerminalSettings {
  readonly mode: 'by-hand' | 'tcp' | 'serial';
  readonly host?: string;
  readonly port?: number;
  readonly path?: string;
  readonly baudRate?: number;
  readonly isHandWorkAllowed?: boolean;
}

export interface WireJob {
  readonly id: string;
  readonly kind: 'print' | 'drawer';
  readonly receiptNumber?: number;
  readonly isCopy: boolean;
  readonly state: 'waiting' | 'sent' | 'done' | 'failed' | 'unknown' | 'dropped';
  readonly cause?: string;
  readonly text?: string;
}

/** Somebody who calls, as the server tells it. */
export interface WireCall {
  readonly id: string;
  readonly since: string;
  readonly number?: string;
  readonly called?: string;
  readonly withheld?: 'withheld' | 'unavailable' | 'not-sent';
  readonly customers: readonly WireCustomer[];
}

export interface WireCustomer {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly formula?: string;
  readonly note?: string;
  readonly blockedBecause?: string;
  readonly lastVisit?: { readonly at: string; readonly text: string };
  readonly nextAppointment?: { readonly at: string; readonly text: string; readonly staff: string };
}

export interface WireCallerId {
  readonly device:
    | { readonly kind: 'none' }
    | { readonly kind: 'fritzbox'; readonly host: string; readonly port: number }
    | { readonly kind: 'modem'; readonly path: string };
  readonly areaCode: string;
}

/** How the device is to be set up. */
export interface CallerIdWish {
  readonly kind: 'none' | 'fritzbox' | 'modem';
  readonly host?: string;
  readonly port?: number;
  readonly path?: string;
  readonly areaCode?: string;
}

export interface DeviceStatus {
  readonly state: string;
  readonly text: string;
  readonly lastSeen?: string;
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

export interface StatusAnswer {
  readonly devices: Readonly<Record<string, DeviceStatus>>;
}

export type { ReceiptDocument };

/** Everything for a spot inspection; fields the page does not show are left out. */
export interface InspectionAnswer {
  readonly cash: { readonly expectedCents: number };
  readonly salon: { readonly name: string; readonly owner: string; readonly taxNumber: string };
  readonly register: { readonly id: string; readonly serialNumber: string };
  readonly tses: readonly { readonly id: number; readonly serialNumber?: string }[];
  readonly lastReceipt: number;
  readonly outages: readonly { readonly startedAt: string; readonly endedAt?: string; readonly text: string }[];
  readonly procedure: readonly { readonly title: string; readonly text: string }[];
  readonly notification: { readonly missing: readonly string[] };
  readonly exports: readonly { readonly name: string; readonly path: string }[];
}

export interface NotificationAnswer {
  readonly tasks: readonly { readonly text: string; readonly isOverdue: boolean }[];
}
