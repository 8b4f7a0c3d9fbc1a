import type { Place, SeenEndpoint } from '../contract.ts';

/** How the POS reaches the device that tells who calls; missing where nothing does. */
export type CallerIdAccess =
  | { readonly kind: 'fritzbox'; readonly endpoint: (from: Place) => Promise<SeenEndpoint> }
  | { readonly kind: 'modem'; readonly path: string };

/** Calls at the till. */
export interface PhoneDesk {
  /** Cards about calls that stand on the screen, oldest first. */
  cards(): Promise<readonly CallOnScreen[]>;
  /** Puts the oldest card away. */
  closeCard(): Promise<void>;
  /** Presses "new customer" on the first card that offers it. */
  beginNewCustomer(): Promise<void>;
  /** The form for a new customer, if it is open. */
  newCustomer(): Promise<{ readonly phone: string; readonly name: string } | undefined>;
  /** Types the name in and saves. */
  saveNewCustomer(name: string): Promise<void>;
  /** What the page about devices says on setting up the caller ID; missing where it says nothing. */
  setUp(): Promise<CallerIdSetUpOnScreen | undefined>;
  /** Goes back to selling. */
  leaveSetUp(): Promise<void>;
  /** Puts the cursor into the field for the cash that was given, and types. */
  startTyping(text: string): Promise<void>;
  /** Types on wherever the cursor stands now. */
  typeOn(text: string): Promise<void>;
  /** What stands in that field. */
  typed(): Promise<string>;
}

/** One card. */
export interface CallOnScreen {
  /** Headline: the customer's name, or what else is known. */
  readonly title: string;
  /** As the card shows it; missing when withheld. */
  readonly number?: string;
  readonly customers: readonly CustomerOnScreen[];
  readonly offersNewCustomer: boolean;
  /** Everything on the card. */
  readonly text: string;
}

export interface CustomerOnScreen {
  readonly name: string;
  readonly text: string;
}

export interface CallerIdSetUpOnScreen {
  /** Devices that can be chosen. */
  readonly kinds: readonly string[];
  /** What to look at first when nobody is announced. */
  readonly causes: readonly string[];
}
