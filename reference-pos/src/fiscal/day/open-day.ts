import { PosError } from '../../till/pos-error.ts';
import type { PosRecords } from '../pos-records.ts';

/** While a closing is being made nothing new begins: it would belong to neither day. */
export function demandOpenDay(records: PosRecords): void {
  if (records.closings.underWay()) throw new PosError('CLOSING_UNDER_WAY');
}
