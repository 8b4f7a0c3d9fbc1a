import type { TableRow } from '../csv/table-row.ts';

/** Texts and numbers of a row of transactions_tse.csv. */
export interface SignedValues {
  readonly moduleId: number | undefined;
  readonly transactionNumber: number | undefined;
  readonly startedAt: number | undefined;
  readonly finishedAt: number | undefined;
  readonly processType: string;
  readonly counter: number | undefined;
  readonly signature: string;
  readonly failure: string;
  readonly processData: string;
}

export function signedValues(row: TableRow): SignedValues {
  return {
    moduleId: row.value('TSE_ID'),
    transactionNumber: row.value('TSE_TANR'),
    startedAt: row.value('TSE_TA_START'),
    finishedAt: row.value('TSE_TA_ENDE'),
    processType: row.text('TSE_TA_VORGANGSART'),
    counter: row.value('TSE_TA_SIGZ'),
    signature: row.text('TSE_TA_SIG'),
    failure: row.text('TSE_TA_FEHLER'),
    processData: row.text('TSE_VORGANGSDATEN'),
  };
}
