import type { Findings } from '../../findings.ts';
import { type FittingForm, findForm } from '../../qr/find-form.ts';
import type { QrValues } from '../../qr/qr-values.ts';
import type { Receipt } from '../closing/receipt.ts';
import { readBase64 } from '../csv/read-value.ts';
import { expectedData, usualData } from './expected-data.ts';
import type { SignedValues } from './signed-row.ts';
import type { TseMaster } from './tse-master.ts';

/** Checks signatures of receipts without a TSE export, as from a QR code: the message is rebuilt from the tables. */
export class SignatureOfRows {
  readonly #findings: Findings;
  /** What fitted last; a TSE writes all its messages in one way. */
  readonly #lastForms = new Map<string, FittingForm>();
  verified = 0;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  check(values: SignedValues, receipt: Receipt, module: TseMaster, clientId: string, place: string): void {
    const given = values.processData === '' ? usualData(expectedData(receipt), receipt) : [values.processData];
    const { transactionNumber, counter, finishedAt } = values;
    const signature = readBase64(values.signature);
    const { algorithm, timeFormat, publicKey, keys } = module;
    if (transactionNumber === undefined || counter === undefined || finishedAt === undefined || !signature) return;
    if (!algorithm?.isAllowed || !timeFormat || !publicKey || keys.length === 0) return;
    for (const processData of given) {
      const message: QrValues = {
        clientId,
        processType: values.processType,
        processData,
        transactionNumber: BigInt(transactionNumber),
        signatureCounter: BigInt(counter),
        finishedAt,
        timeFormat,
        algorithm,
        signature,
        publicKey,
        keys,
      };
      const fitting = findForm(message, this.#lastForms.get(module.serialNumber));
      if (!fitting) continue;
      this.#lastForms.set(module.serialNumber, fitting);
      this.verified += 1;
      return;
    }
    if (values.processData === '') {
      const text =
        'The signature fits no usual way to write what the receipt says; TSE_VORGANGSDATEN, which would tell, is empty.';
      this.#findings.add('TSE-NOT-REPRODUCIBLE', place, text);
      return;
    }
    const text = 'The signature does not fit the transaction that the row describes.';
    this.#findings.add('TSE-SIGNATURE', place, text);
  }
}
