import { schemaError } from './validation.ts';

export interface ListQuery {
  readonly states: readonly string[];
  readonly isDescending: boolean;
  readonly orderBy: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

const MAX_LIMIT = 100;

/** Query of list calls; `states[]=A`, `states[0]=A` and `states=A` are all seen in the field. */
export function parseListQuery(query: URLSearchParams): ListQuery {
  const states = [...query].filter(([name]) => /^states(\[\d*\])?$/.test(name)).map(([, value]) => value);
  return {
    states,
    isDescending: query.get('order') === 'desc',
    orderBy: query.get('order_by') ?? undefined,
    limit: wholeNumber(query, 'limit', 1, MAX_LIMIT) ?? MAX_LIMIT,
    offset: wholeNumber(query, 'offset', 0) ?? 0,
  };
}

/** One page of a list, sorted and filtered; `count` is the number of all matches. */
export function page<T extends { readonly state: string }>(
  items: readonly T[],
  query: ListQuery,
): { readonly items: readonly T[]; readonly count: number } {
  const matching = items.filter(({ state }) => query.states.length === 0 || query.states.includes(state));
  const sorted = query.orderBy === undefined ? matching : sortBy(matching, query.orderBy);
  const ordered = query.isDescending ? [...sorted].reverse() : sorted;
  return { items: ordered.slice(query.offset, query.offset + query.limit), count: matching.length };
}

function sortBy<T extends object>(items: readonly T[], property: string): readonly T[] {
  const key = (item: T) => (item as Readonly<Record<string, unknown>>)[property];
  return [...items].sort((a, b) => compare(key(a), key(b)));
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a ?? '').localeCompare(String(b ?? ''), 'en');
}

/** A whole number in a query, or undefined when it is not there. */
export function wholeNumber(
  query: URLSearchParams,
  name: string,
  minimum = 0,
  maximum = Number.MAX_SAFE_INTEGER,
): number | undefined {
  const value = query.get(name);
  if (value === null) return undefined;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < minimum || number > maximum) {
    throw schemaError(`querystring/${name}`, `should be integer from ${minimum} to ${maximum}`);
  }
  return number;
}
