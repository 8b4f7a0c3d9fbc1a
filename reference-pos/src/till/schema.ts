import { tillTables } from './schema/01-till.ts';
import { sessionTables } from './schema/02-sessions.ts';
import { tradeTables } from './schema/10-trade.ts';
import { tipTables } from './schema/11-tips.ts';
import { cashChain } from './schema/12-cash-chain.ts';
import { closingTables } from './schema/15-closings.ts';
import { bonNumbers } from './schema/16-bon-numbers.ts';
import { tseDevices } from './schema/20-tse-devices.ts';
import { cardTables } from './schema/25-cards.ts';
import { customerTables } from './schema/30-customers.ts';
import { cubePairingTables } from './schema/35-cube-pairing.ts';
import { digitalReceiptTables } from './schema/36-digital-receipts.ts';
import { lateEntryTables } from './schema/37-late-entries.ts';
import { cardKindColumn } from './schema/40-card-kinds.ts';
import { lateStartColumn } from './schema/41-late-starts.ts';
import type { Migration } from './schema/migration.ts';

/** All steps of the schema in the order of their versions. */
export const migrations: readonly Migration[] = [
  tillTables,
  sessionTables,
  tradeTables,
  tipTables,
  cashChain,
  closingTables,
  bonNumbers,
  tseDevices,
  cardTables,
  customerTables,
  cubePairingTables,
  digitalReceiptTables,
  lateEntryTables,
  cardKindColumn,
  lateStartColumn,
];
