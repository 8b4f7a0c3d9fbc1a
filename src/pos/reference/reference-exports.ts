import type { ExportDesk, ExportPeriod } from '../contract/export-desk.ts';
import type { PosApi } from './pos-api.ts';

/** Exports of the reference POS, by its interface. */
export function referenceExports(api: PosApi): ExportDesk {
  return {
    dsfinvk: (period: ExportPeriod = {}) => {
      const query = new URLSearchParams(Object.entries(period)).toString();
      return api.bytes(`/exports/dsfinvk.zip${query === '' ? '' : `?${query}`}`);
    },
  };
}
