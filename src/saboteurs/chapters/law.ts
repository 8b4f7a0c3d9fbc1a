import type { Saboteur } from '../saboteur.ts';
import { bookSaboteurs } from './law/books.ts';
import { daySaboteurs } from './law/day.ts';
import { figureSaboteurs } from './law/figures.ts';
import { officeSaboteurs } from './law/office.ts';
import { paperSaboteurs } from './law/paper.ts';
import { paperKindSaboteurs } from './law/paper-kinds.ts';
import { receiptSaboteurs } from './law/receipts.ts';
import { tradeSaboteurs } from './law/trade.ts';
import { tseExportSaboteurs } from './law/tse-export.ts';

export const lawSaboteurs: readonly Saboteur[] = [
  ...paperSaboteurs,
  ...paperKindSaboteurs,
  ...tradeSaboteurs,
  ...daySaboteurs,
  ...figureSaboteurs,
  ...bookSaboteurs,
  ...tseExportSaboteurs,
  ...receiptSaboteurs,
  ...officeSaboteurs,
];
