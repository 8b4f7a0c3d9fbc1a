import { formatEuro } from '../amount.ts';
import type { Facts } from '../facts.ts';
import type { Amount } from '../till-state.ts';

export const amount = (cents: number, { language }: Pick<Facts, 'language'>): Amount => ({
  cents,
  text: formatEuro(cents, language),
});

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** Leaves out what is not there, so that the state is plain data that compares well. */
export const defined = <T extends object>(fields: T): Defined<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;
