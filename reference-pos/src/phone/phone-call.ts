import type { Customer } from '../till/customers/customer.ts';
import type { PhoneNumber } from '../till/customers/read-phone-number.ts';

/** Somebody calls, as the screens show it. */
export interface PhoneCall {
  readonly id: string;
  readonly sinceMs: number;
  /** Missing when the line has told nothing. */
  readonly number?: PhoneNumber;
  /** Own number that was called. */
  readonly called?: string;
  readonly customers: readonly Customer[];
}
