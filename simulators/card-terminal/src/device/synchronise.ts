import { fromBcd } from '../protocol/bcd.ts';
import { findTlv, type Tlv } from '../protocol/tlv.ts';
import { settleTasks } from './ask-host.ts';
import type { Operation } from './operation.ts';

const SYNC_TAG = 0x1f1f;

/**
 * PA00P015 chapter 4: the register mirrors the last receipt number it knows. One less than ours: it never heard of our last
 * payment, which is reversed silently and its number used again. Anything else, or an empty tag, means nothing.
 */
export async function synchronise(op: Operation, tlv: readonly Tlv[]): Promise<void> {
  const { store, profile } = op.device;
  const value = findTlv(tlv, SYNC_TAG)?.value;
  if (value === undefined || value.length === 0 || profile.finality !== 'keep') return;
  const known = fromBcd(value);
  const last = store.memory.turnovers.at(-1);
  const isUnknownThere = last !== undefined && known === last.receiptNumber - 1;
  if (!isUnknownThere || last.isReversed || last.kind !== 'payment') return;
  const reversed = { ...last, isReversed: true, result: 0x6c };
  store.change({
    turnovers: store.memory.turnovers.filter(({ id }) => id !== last.id),
    last: reversed,
    nextReceipt: last.receiptNumber,
    tasks: [...store.memory.tasks, { kind: 'reverse', transaction: last }],
  });
  await settleTasks(op);
}
