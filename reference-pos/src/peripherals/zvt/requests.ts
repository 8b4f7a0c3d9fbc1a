import { type Apdu, command } from './apdu.ts';
import { bcd } from './bcd.ts';

const euro = [0x49, ...bcd(978, 2)];

export interface Registration {
  readonly password: string;
  /** May operators start payments at the terminal's own keys? Then it stays usable when the till is not. */
  readonly isHandWorkAllowed: boolean;
}

const pin = (password: string): number[] => bcd(Number(password), 3);

/**
 * `06 00`: the till prints slips (02, 04, 80), wants to hear how far it is (08); 10 and 20 lock the terminal's own keys.
 * TLV 26 says that it takes text blocks, 12 how wide it prints.
 */
export function register({ password, isHandWorkAllowed }: Registration): Apdu {
  const config = isHandWorkAllowed ? 0x8e : 0xbe;
  return command(
    0x0600,
    pin(password),
    [config],
    bcd(978, 2),
    [0x06, 0x09, 0x12, 0x01, 0x32, 0x26, 0x04, 0x0a, 0x02, 0x06, 0xd3],
  );
}

/** `06 01`: the terminal decides how to pay (type 40). */
export function authorise(amountCents: number): Apdu {
  return command(0x0601, [0x04, ...bcd(amountCents, 6)], euro, [0x19, 0x40]);
}

/** `06 20` of the newest transaction: its status, without paper (03 bit 0 and 1) or with it. */
export function repeatReceipt(password: string, isPrinted: boolean): Apdu {
  return command(0x0620, pin(password), [0x03, isPrinted ? 0x01 : 0x03]);
}

/** `06 20` of the last end-of-day (TLV 1F01 04). */
export function repeatEndOfDay(password: string): Apdu {
  return command(0x0620, pin(password), [0x03, 0x03, 0x06, 0x04, 0x1f, 0x01, 0x01, 0x04]);
}

export function reverse(password: string, receiptNumber: number): Apdu {
  return command(0x0630, pin(password), [0x87, ...bcd(receiptNumber, 2)]);
}

export function endOfDay(password: string): Apdu {
  return command(0x0650, pin(password));
}

export function statusEnquiry(password: string): Apdu {
  return command(0x0501, pin(password));
}
