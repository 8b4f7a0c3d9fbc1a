import { isDerSignatureValid, isSignatureValid } from '../crypto/check-signature.ts';
import type { VerificationKey } from '../crypto/verification-key.ts';
import type { QrValues } from './qr-values.ts';
import { type MessageForm, messageForms, rebuildSignedBytes } from './rebuild-message.ts';

/** A way to rebuild the signed message under which the signature is right. */
export interface FittingForm {
  readonly form: MessageForm;
  readonly key: VerificationKey;
  readonly isDer: boolean;
}

/** The form of the finish message that the signature fits; `first` is tried before the others. */
export function findForm(values: QrValues, first?: FittingForm): FittingForm | undefined {
  for (const { form, key } of candidates(values, first)) {
    const signedBytes = rebuildSignedBytes(values, form);
    if (isSignatureValid(key, values.algorithm, signedBytes, values.signature)) return { form, key, isDer: false };
    if (isDerSignatureValid(key, values.algorithm, signedBytes, values.signature)) return { form, key, isDer: true };
  }
  return undefined;
}

function* candidates(
  { keys }: QrValues,
  first: FittingForm | undefined,
): Generator<{ readonly form: MessageForm; readonly key: VerificationKey }> {
  if (first) yield first;
  for (const form of messageForms) for (const key of keys) yield { form, key };
}
