export { type AmountKey, formatCents, formatEuro, type ParsedAmount, parseAmount, pressAmountKey } from './amount.ts';
export type { ClosingEntry, DayTab, MovementEntry, MovementKind } from './day-facts.ts';
export type { DayState } from './day-state.ts';
export type { Language } from './facts.ts';
export type {
  BrowserKnowledge,
  FetchAnswer,
  FetchInit,
  Keep,
  TillClientOptions,
  TillClock,
  TillFetch,
  TillRandom,
  TillTimer,
} from './ports.ts';
export type { LineEntry } from './sale-desk.ts';
export { createTillClient, type TillClient } from './till-client.ts';
export type * from './till-state.ts';
export type { DiscountEntry, PartPayment, TipEntry } from './trade-desk.ts';
export { type Words, wordsOf } from './words/index.ts';
