import type { Store } from '../../storage/types.ts';

/** Running numbers without gaps: drawn inside the step of record that uses them, so an undone step gives its number back. */
export type SequenceName = 'receipt' | 'action' | 'cash' | 'log' | 'closing' | 'bon';

export function nextNumber(store: Store, name: SequenceName): number {
  store.run('insert into sequence (name, last) values (?, 1) on conflict (name) do update set last = last + 1', [name]);
  return lastNumber(store, name);
}

export function lastNumber(store: Store, name: SequenceName): number {
  return store.get<{ last: number }>('select last from sequence where name = ?', [name])?.last ?? 0;
}
