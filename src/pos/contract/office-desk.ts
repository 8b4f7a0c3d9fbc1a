/** What is not done at the sale: settings, inspection, journal. Each act is done as the person that is named. */
export interface OfficeDesk {
  /** Tries an act as somebody: whether the till let it happen or refused it for want of the right. */
  tries(person: Person, act: OfficeAct): Promise<'allowed' | 'refused'>;
  /** Whether somebody gets in with that name and PIN. */
  canSignIn(user: string, pin: string): Promise<boolean>;
  /** What of the salon's data can be read without signing in; nothing, if all is right. */
  openWithoutSignIn(): Promise<readonly string[]>;
  /** Begins a session as that person and leaves it alone; whether it still opens anything is asked with `sessionLives`. */
  leaveSession(person: Person): Promise<void>;
  sessionLives(): Promise<boolean>;
  /** Lines of open sales as the server has stored them by now, oldest first. */
  storedLines(person: Person): Promise<readonly StoredLine[]>;
  /** Says of the one open sale that it was written by hand earlier; the refusal in the till's words, or undefined. */
  markLateEntry(person: Person, paperNumber: number, writtenAt: string): Promise<string | undefined>;
  /** Number of the handwritten receipt that an exported receipt is marked with. */
  lateEntryOf(person: Person, receiptNumber: number): Promise<number | undefined>;
  inspect(person: Person): Promise<InspectionSheet>;
  /** Sends everything the inspection screen hands out; size of each file in bytes, by its name. */
  takeExports(person: Person): Promise<Readonly<Record<string, number>>>;
  notification(person: Person): Promise<NotificationSheet>;
  /** Enters what the till cannot know; days as `2026-11-24`. */
  noteForNotification(person: Person, facts: NotificationFacts): Promise<void>;
  /** The first day on which receipts are handed out on request only. */
  endReceiptDuty(person: Person, day: string | undefined): Promise<void>;
  /** Runs the clean-up of what need not be kept. */
  cleanUp(person: Person): Promise<void>;
  /** Entries of the journal that fit, as `person event details`. */
  searchJournal(person: Person, text: string): Promise<readonly string[]>;
}

export interface Person {
  readonly user: string;
  readonly pin: string;
}

export type OfficeAct =
  | 'sell'
  | 'void a line'
  | 'change a price'
  | 'give a discount'
  | 'cancel a receipt'
  | 'take goods back'
  | 'pay tips out'
  | 'open the drawer'
  | 'move cash'
  | 'close the day'
  | 'export'
  | 'change settings'
  | 'change the TSE';

export interface StoredLine {
  readonly text: string;
  readonly quantity: number;
  readonly totalCents: number;
}

export interface InspectionSheet {
  readonly expectedCashCents: number;
  readonly registerSerial: string;
  readonly tseSerials: readonly string[];
  readonly outages: number;
  readonly procedure: string;
}

export interface NotificationSheet {
  /** Every field of the sheet as text, by its name; missing ones are not there. */
  readonly fields: Readonly<Record<string, string>>;
  readonly missing: readonly string[];
  readonly tasks: readonly { readonly dueOn: string; readonly isOverdue: boolean; readonly text: string }[];
}

export interface NotificationFacts {
  readonly purchasedOn?: string;
  readonly takenOutOn?: string;
  readonly sentOn?: string;
  readonly certificationId?: string;
}
