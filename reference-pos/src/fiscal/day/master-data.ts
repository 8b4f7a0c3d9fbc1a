import type { SalonMasterData } from '../../till/salon.ts';
import type { PosRecords } from '../pos-records.ts';
import type { ClosingMasterData, KnownTse } from './closing.ts';

/** What this program calls itself in exports; a test bench and no certified till. */
const register = {
  brand: 'Kassensturz',
  model: 'Referenzkasse',
  softwareBrand: 'Kassensturz',
  softwareVersion: '0.1.0',
} as const;

/** Keys every closing explains, whether they occurred or not (annex 2 of the DSFinV-K). */
const vatKeys: ClosingMasterData['vat'] = [
  { key: 1, rate: 19, text: 'Allgemeiner Steuersatz (§ 12 Abs. 1 UStG)' },
  { key: 2, rate: 7, text: 'Ermäßigter Steuersatz (§ 12 Abs. 2 UStG)' },
  { key: 5, rate: 0, text: 'Nicht steuerbar' },
  { key: 6, rate: 0, text: 'Umsatzsteuerfrei' },
  { key: 7, rate: 0, text: 'Umsatzsteuer nicht ermittelbar' },
];

/** Master data as they are now, with the TSEs this register has used so far. */
export function masterDataNow(salon: SalonMasterData, records: PosRecords): ClosingMasterData {
  return { business: salon, register, tses: knownTses(records), vat: vatKeys };
}

function knownTses(records: PosRecords): readonly KnownTse[] {
  return records.tseDevices.list().flatMap(({ id, identity }) => {
    if (!identity) return [];
    const { serialNumber, signatureAlgorithm, timeFormat, publicKey, certificate = '' } = identity;
    return [{ id, serialNumber, signatureAlgorithm, timeFormat, publicKey, certificate }];
  });
}
