export { CardTerminal, type CardTerminalOptions } from './card-terminal.ts';
export { CardTerminalError, type CardTerminalErrorCode } from './card-terminal-error.ts';
export type { SerialDoorOptions } from './connections/serial-door.ts';
export type { TcpDoorOptions } from './connections/tcp-door.ts';
export { perform, type TerminalAct } from './control.ts';
export { CARDS, type Card } from './device/cards.ts';
export { Customer, type CustomerAct, type CustomerHabit } from './device/customer.ts';
export type { CutPlan } from './device/device-faults.ts';
export {
  type BookedPayment,
  type Charge,
  chargesOf,
  compareBooks,
  type LedgerComparison,
  type LedgerEntry,
  type LedgerKind,
} from './device/ledger.ts';
export { PaymentHost } from './device/payment-host.ts';
export { type Finality, PROFILES, type ProfileName, type TerminalProfile } from './device/profiles.ts';
export type { Slip } from './device/slips.ts';
export type { Prompt, TerminalEvents, TerminalMessage } from './device/terminal-events.ts';
export type { TerminalOptions } from './device/terminal-options.ts';
export type { TerminalMemory } from './device/terminal-store.ts';
export type { Transaction, TransactionKind } from './device/transaction.ts';
export { FAULTS, type FaultName, type FaultOptions } from './faults.ts';
export { INTERMEDIATE_CODES, intermediateText } from './protocol/intermediate-codes.ts';
export { RESULT_CODES, resultText } from './protocol/result-codes.ts';
export { TERMINAL_STATUS } from './protocol/terminal-status.ts';
export type { StartedCardTerminal } from './started-card-terminal.ts';
