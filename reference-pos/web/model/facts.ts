import { type Paper, paper58mm, paper80mm } from '../../src/peripherals/layout/paper.ts';
import type { PrintFailure } from '../../src/peripherals/print-outcome.ts';
import type { CardKind } from '../../src/till/card-kind.ts';
import type { Refusal } from './api.ts';
import type { ConnectionState } from './connection.ts';
import type { DayFacts } from './day-facts.ts';
import type { DeviceKind } from './till-state.ts';
import type {
  Capabilities,
  Catalogue,
  DeviceStatus,
  InspectionAnswer,
  NotificationAnswer,
  ReceiptDocument,
  Right,
  TerminalAnswer,
  User,
  WireCall,
  WireCallerId,
  WireCardPayment,
  WireReceipt,
  WireSale,
} from './wire.ts';

export type Language = 'de' | 'en';

/** Everything the till knows, free of words; the screen's state is made from it (`present`). */
export interface Facts {
  readonly language: Language;
  readonly page: 'till' | 'devices' | 'day' | 'office';
  /** Cash book, closing and archive, while they are open. */
  readonly day?: DayFacts;
  readonly connection: { readonly state: ConnectionState; readonly sinceMs: number };
  /** False until the first question "who is signed in?" has been answered. */
  readonly isSessionKnown: boolean;
  readonly session?: Session;
  readonly signIn: { readonly isBusy: boolean; readonly problem?: Problem };
  /** People who have signed in on this device, last one first. */
  readonly knownUsers: readonly KnownUser[];
  readonly capabilities?: Capabilities;
  readonly catalogue?: Catalogue;
  readonly devices: Readonly<Record<string, DeviceStatus>>;
  readonly sale?: SaleDraft;
  /** Practice: new sales are marked and count nowhere (LAW-34). */
  readonly isTraining: boolean;
  readonly parkedSales: readonly WireSale[];
  readonly payment?: PaymentDraft;
  readonly card?: CardDraft;
  readonly terminal: TerminalFacts;
  readonly receipt?: FinishedReceipt;
  /** A receipt that was on the screen before a reload; it is read from the server again, never from the browser. */
  readonly receiptToShow?: number;
  /** The receipt that was finished last on this device, to be shown again. */
  readonly lastReceiptNumber?: number;
  readonly print?: PrintFacts;
  readonly drawer?: DrawerFacts;
  /** An opening of the drawer without a sale. */
  readonly opening?: DrawerFacts['state'];
  readonly deviceTests: Readonly<Partial<Record<DeviceKind, DeviceTest>>>;
  readonly printer: PrinterFacts;
  /** Pairing of the salon's cube, while somebody is at it. */
  readonly cube?: CubeFacts;
  /** What the page for the tax office shows, as the server told it. */
  readonly office?: { readonly inspection: InspectionAnswer; readonly tasks: NotificationAnswer['tasks'] };
  /** Who calls right now, and which of the cards were closed here. */
  readonly calls: readonly WireCall[];
  readonly closedCalls: readonly string[];
  readonly newCustomer?: NewCustomerFacts;
  /** How the caller ID is set up. */
  readonly callerId?: WireCallerId;
  readonly notices: readonly NoticeFacts[];
  /** Outcomes of prints done by this page that the server has not confirmed yet. */
  readonly unreported: readonly PrintReport[];
}

export interface Session {
  readonly token?: string;
  readonly user: User;
  readonly rights: readonly Right[];
}

export interface KnownUser {
  readonly user: string;
  readonly name: string;
}

/** Something that did not work: the server's refusal, or a cause of our own. */
export type Problem =
  | { readonly kind: 'refusal'; readonly refusal: Refusal }
  | { readonly kind: 'own'; readonly code: OwnProblem };

export type OwnProblem =
  | 'no-answer'
  | 'amount-not-readable'
  | 'amount-too-small'
  | 'address-not-readable'
  | 'payment-not-stored'
  | 'payment-was-stored'
  | 'card-payment-open'
  | 'card-part-paid'
  | 'sale-gone'
  | 'sale-in-the-way'
  | 'sale-closed-elsewhere'
  | 'code-unknown'
  | 'customer-name-missing'
  | 'customer-added'
  | 'caller-id-set-up'
  | 'last-receipt-not-printed'
  | 'paper-near-end'
  | 'reason-missing'
  | 'drawer-noted';

export interface SaleDraft {
  readonly id: string;
  /** Whether the server has answered for this sale. */
  readonly isBegun: boolean;
  readonly lines: readonly DraftLine[];
  /** What the server says was paid already. */
  readonly paidCents?: number;
  readonly isTraining?: boolean;
  readonly tseState?: string;
}

/**
 * A line as this till has it. `wanted` is what the cashier wants, `stored` what the server has said, `isTried` whether a
 * request for it has ever left the till (then it may be stored without our knowing).
 */
export interface DraftLine {
  readonly id: string;
  readonly articleId: string;
  readonly text: string;
  readonly quantity: number;
  readonly unitCents: number;
  readonly totalCents: number;
  readonly staffId: string;
  readonly priceCents?: number;
  readonly priceReason?: string;
  readonly wanted: 'kept' | 'voided';
  readonly isStored: boolean;
  readonly isTried: boolean;
}

/** `unclear`: sent, but nobody knows whether it arrived; settled as soon as the server answers again (CK-07). */
export interface PaymentDraft {
  readonly key: string;
  readonly tendered: string;
  readonly phase: 'entering' | 'sending' | 'unclear';
  readonly problem?: Problem;
}

/**
 * A card payment on this screen. `by-hand`: the amount is typed at the terminal, nothing is sent before the cashier confirms.
 * Everything else is what the server says of it.
 */
export interface CardDraft {
  readonly key: string;
  readonly saleId: string;
  readonly amountCents: number;
  readonly mode: 'by-hand' | 'terminal';
  /** By hand: the kind of card that the cashier has named. */
  readonly kind?: CardKind;
  readonly isSending: boolean;
  readonly payment?: WireCardPayment;
  readonly problem?: Problem;
}

/** What the page about devices knows of the terminal. */
export interface TerminalFacts {
  readonly answer?: TerminalAnswer;
  readonly isTesting: boolean;
  readonly problem?: Problem;
  readonly isSaved: boolean;
}

export interface FinishedReceipt {
  readonly receipt: WireReceipt;
  readonly document?: ReceiptDocument;
  readonly paper: 'server' | 'page';
  /** Link of the digital receipt, once the customer has wanted it. */
  readonly link?: string;
}

export interface PrintFacts {
  readonly receiptNumber: number;
  readonly isCopy: boolean;
  readonly state: 'printing' | 'done' | 'failed' | 'unknown' | 'not-set-up' | 'on-request';
  readonly cause?: PrintFailure | 'dropped';
  readonly text?: string;
  readonly isPaperNearEnd?: boolean;
}

export interface DrawerFacts {
  readonly opens: 'kick' | 'kick-by-page' | 'by-key';
  readonly state: 'by-key' | 'opening' | 'opened' | 'failed';
  /** By key: somebody has noted that it was opened (PH-17). */
  readonly isNoted?: boolean;
}

/** What came of a device's test button; `text` in the server's words. */
export interface DeviceTest {
  readonly state: 'running' | 'done' | 'failed' | 'unknown';
  readonly cause?: PrintFailure;
  readonly text?: string;
}

export interface PrinterFacts {
  /** Set on this device; otherwise what the server or the set-up says. */
  readonly ownUrl?: string;
  readonly givenUrl?: string;
  /** What the printer said when this page last asked it. */
  readonly seen?: {
    readonly isReady: boolean;
    readonly cause?: PrintFailure;
    readonly isPaperNearEnd: boolean;
    readonly atMs: number;
  };
  readonly test:
    | 'none'
    | 'running'
    | { readonly outcome: 'done' | 'failed' | 'unknown'; readonly cause?: PrintFailure };
  readonly permission?: 'granted' | 'denied' | 'prompt' | 'unknown';
  readonly problem?: Problem;
}

export interface CubeFacts {
  readonly isBusy: boolean;
  /** Told once by the server; kept here only as long as the page about devices shows it. */
  readonly code?: string;
  readonly expiresAt?: string;
  readonly problem?: Problem;
}

/** A card that somebody is beginning. */
export interface NewCustomerFacts {
  readonly id: string;
  readonly phone: string;
  readonly name: string;
  readonly isSaving: boolean;
  readonly problem?: Problem | undefined;
}

export interface NoticeFacts {
  readonly id: string;
  readonly tone: 'good' | 'warn' | 'bad' | 'quiet';
  readonly problem: Problem;
}

export interface PrintReport {
  readonly receiptNumber: number;
  readonly copy: boolean;
  readonly outcome: 'done' | 'failed' | 'unknown';
  readonly cause?: string;
  readonly text?: string;
}

export const firstFacts = (language: Language, atMs: number): Facts => ({
  language,
  page: 'till',
  connection: { state: 'connecting', sinceMs: atMs },
  isSessionKnown: false,
  isTraining: false,
  signIn: { isBusy: false },
  knownUsers: [],
  devices: {},
  deviceTests: {},
  parkedSales: [],
  terminal: { isTesting: false, isSaved: false },
  printer: { test: 'none' },
  calls: [],
  closedCalls: [],
  notices: [],
  unreported: [],
});

export const own = (code: OwnProblem): Problem => ({ kind: 'own', code });
export const refused = (refusal: Refusal): Problem => ({ kind: 'refusal', refusal });

/** Lines the customer will pay for. */
export const keptLines = (sale: SaleDraft | undefined): readonly DraftLine[] =>
  (sale?.lines ?? []).filter((line) => line.wanted === 'kept');

export const totalCents = (sale: SaleDraft | undefined): number =>
  keptLines(sale).reduce((sum, line) => sum + line.totalCents, 0);

/** What is still to be paid; negative when the customer gets money. */
export const dueCents = (sale: SaleDraft | undefined): number => totalCents(sale) - (sale?.paidCents ?? 0);

/** Whether the server has everything the cashier entered. */
export const isAllStored = (sale: SaleDraft): boolean =>
  sale.isBegun && sale.lines.every((line) => line.isStored && line.wanted === 'kept');

/** Address of the printer this page prints on. */
export const printerUrl = ({ printer, capabilities }: Facts): string | undefined =>
  printer.ownUrl ?? printer.givenUrl ?? capabilities?.eposPrinterUrl;

export const hasRight = ({ session }: Facts, right: Right): boolean => session?.rights.includes(right) ?? false;

/** The paper in the salon's printer. */
export const paperOf = ({ capabilities }: Facts): Paper => (capabilities?.paperMm === 58 ? paper58mm : paper80mm);
