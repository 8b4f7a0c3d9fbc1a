import type { Saboteur } from '../saboteur.ts';
import { careSaboteurs } from './tse/care.ts';
import { outageSaboteurs } from './tse/outages.ts';
import { sumSaboteurs } from './tse/sums.ts';
import { transactionSaboteurs } from './tse/transactions.ts';

export const tseSaboteurs: readonly Saboteur[] = [
  ...transactionSaboteurs,
  ...outageSaboteurs,
  ...careSaboteurs,
  ...sumSaboteurs,
];
