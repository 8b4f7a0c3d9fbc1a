export {
  CashDrawer,
  type CashDrawerOptions,
  type DrawerSensor,
  type FailedKick,
  type Opening,
} from './cash-drawer.ts';
export type { Clock } from './clock.ts';
export { type Contents, countCents, EURO_PIECES, piecesFor } from './contents.ts';
export { Money } from './money.ts';
export { SerialDrawer, type SerialDrawerKind, type SerialLine } from './serial-drawer.ts';
