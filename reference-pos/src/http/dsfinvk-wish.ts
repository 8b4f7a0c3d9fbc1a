import { bonsBetween } from '../fiscal/books/bons.ts';
import type { Closing } from '../fiscal/day/closing.ts';
import { closingOf } from '../fiscal/day/closing-desk.ts';
import { dsfinvkArchive } from '../fiscal/dsfinvk/archive.ts';
import type { TaxonomyVersion } from '../fiscal/dsfinvk/rows-of-closing.ts';
import type { Pos } from '../pos.ts';
import { PosError } from '../till/pos-error.ts';
import type { ClosingRange } from '../till/records/closing-records.ts';
import { notValid } from './fields.ts';

export interface DsfinvkWish {
  readonly range: ClosingRange;
  readonly version: TaxonomyVersion;
  /** File name without its ending. */
  readonly name: string;
}

/** Closings read at a time. */
const pageSize = 50;

const dayPattern = /^\d{4}-\d\d-\d\d$/;
const known = ['from', 'to', 'closing', 'version'];

/** Reads `?from=2026-11-01&to=2026-11-30&version=2.4`, days of booking with both ends included, or `?closing=7`. */
export function dsfinvkWish(query: Readonly<Record<string, unknown>>): DsfinvkWish {
  const stranger = Object.keys(query).find((name) => !known.includes(name));
  if (stranger !== undefined) throw notValid(stranger.slice(0, 40), `unbekannt; es gibt ${known.join(', ')}`);
  const { closing } = query;
  const [fromDay, toDay] = [day(query, 'from'), day(query, 'to')];
  const version = query['version'] ?? '2.4';
  if (version !== '2.3' && version !== '2.4') throw notValid('version', '2.3 oder 2.4');
  if (closing !== undefined) {
    if (typeof closing !== 'string' || !/^[1-9]\d{0,8}$/.test(closing)) throw notValid('closing', 'ganze Zahl ab 1');
    if (fromDay !== undefined || toDay !== undefined) throw notValid('closing', 'nicht zusammen mit from oder to');
    const number = Number(closing);
    return { range: { fromNumber: number, toNumber: number }, version, name: `dsfinvk-abschluss-${number}` };
  }
  if (fromDay !== undefined && toDay !== undefined && fromDay > toDay) throw notValid('to', 'nicht vor from');
  const name = ['dsfinvk', ...(fromDay ? [fromDay] : []), ...(toDay ? ['bis', toDay] : [])].join('-');
  return { range: { ...(fromDay ? { fromDay } : {}), ...(toDay ? { toDay } : {}) }, version, name };
}

/** The archive of a period, made while it is read. */
export function dsfinvkOf(pos: Pos, range: ClosingRange, version: TaxonomyVersion): Iterable<Uint8Array> {
  const { records, books, salon, host } = pos;
  if (records.closings.list(range, 0, 1).length === 0) throw new PosError('NOTHING_TO_EXPORT');
  // What is closed while the export is being read belongs to the next one.
  const last = records.closings.last()?.number ?? 0;
  return dsfinvkArchive({
    closings: () => closingsOf(pos, { ...range, toNumber: Math.min(range.toNumber ?? last, last) }),
    bonsOf: ({ firstBon, lastBon }) => bonsBetween(books, firstBon - 1, lastBon),
    closingOfBon: (number) => {
      const record = records.closings.ofBon(number);
      return record && closingOf(record);
    },
    supplier: {
      name: salon.name,
      location: `${salon.street}, ${salon.postalCode} ${salon.city}`,
      comment: `DSFinV-K ${version} der Kasse ${salon.registerId}, Seriennummer ${salon.registerSerial}`,
    },
    version,
    madeAtMs: host.clock.now(),
  });
}

function* closingsOf({ records }: Pos, range: ClosingRange): Generator<Closing> {
  for (let after = 0; ; ) {
    const page = records.closings.list(range, after, pageSize);
    if (page.length === 0) return;
    for (const record of page) {
      yield closingOf(record);
      after = record.number;
    }
  }
}

function day(query: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = query[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !dayPattern.test(value) || Number.isNaN(Date.parse(value)))
    throw notValid(name, 'Tag wie 2026-11-24');
  return value;
}
