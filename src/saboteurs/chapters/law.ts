import type { Saboteur } from '../saboteur.ts';
import { daySaboteurs } from './law/day.ts';
import { officeSaboteurs } from './law/office.ts';
import { receiptSaboteurs } from './law/receipts.ts';
import { tseExportSaboteurs } from './law/tse-export.ts';

export const lawSaboteurs: readonly Saboteur[] = [
  ...daySaboteurs,
  ...tseExportSaboteurs,
  ...receiptSaboteurs,
  ...officeSaboteurs,
];
