import type { SalonMasterData } from '../../till/salon.ts';
import { vatTable } from '../../till/vat.ts';
import type { PosRecords } from '../pos-records.ts';
import type { ClosingMasterData, KnownTse } from './closing.ts';

/** What this program calls itself in exports; a test bench and no certified till. */
const register = {
  brand: 'Kassensturz',
  model: 'Referenzkasse',
  softwareBrand: 'Kassensturz',
  softwareVersion: '0.1.0',
} as const;

/** Keys every closing explains whether they occurred or not (annex 2 of the DSFinV-K): those of today, and no tax at all. */
const always: ClosingMasterData['vat'] = [
  ...vatTable
    .filter(({ vatKey }) => vatKey <= 5)
    .map(({ vatKey, vatRate, text }) => ({ key: vatKey, rate: vatRate, text })),
  { key: 6, rate: 0, text: 'Umsatzsteuerfrei' },
  { key: 7, rate: 0, text: 'Umsatzsteuer nicht ermittelbar' },
];

/** Master data as they are now: business, register, the TSEs it has used so far, and every VAT key that occurred. */
export function masterDataNow(
  salon: SalonMasterData,
  records: PosRecords,
  occurred: readonly { readonly vatKey: number }[],
): ClosingMasterData {
  const keys = new Set(occurred.map(({ vatKey }) => vatKey));
  const ofThePast = vatTable
    .filter(({ vatKey }) => keys.has(vatKey) && !always.some(({ key }) => key === vatKey))
    .map(({ vatKey, vatRate, text }) => ({ key: vatKey, rate: vatRate, text }));
  return { business: salon, register, tses: knownTses(records), vat: [...always, ...ofThePast] };
}

function knownTses(records: PosRecords): readonly KnownTse[] {
  return records.tseDevices.list().flatMap(({ id, identity }) => {
    if (!identity) return [];
    const { serialNumber, signatureAlgorithm, timeFormat, publicKey, certificate = '' } = identity;
    return [{ id, serialNumber, signatureAlgorithm, timeFormat, publicKey, certificate }];
  });
}
