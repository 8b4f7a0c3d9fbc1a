/** The receipt that is shown, for the customer's own device. */
export interface DigitalReceiptDesk {
  /** Whether the till offers it to the customer, before anybody has asked. */
  isOffered(): Promise<boolean>;
  /** The customer wants it: the till shows a code; the link in that code, or undefined when none is shown. */
  show(): Promise<string | undefined>;
}
