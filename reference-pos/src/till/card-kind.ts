/**
 * What paid where no cash did, as far as somebody has said so: the terminal, or the cashier who typed the amount there.
 * `debit`: girocard, Maestro, V PAY and direct debit by such a card. `wallet`: a payment service such as Alipay or Bluecode.
 * `prepaid`: money loaded onto a card before.
 */
export type CardKind = (typeof cardKinds)[number];

export const cardKinds = ['debit', 'credit', 'wallet', 'prepaid'] as const;
