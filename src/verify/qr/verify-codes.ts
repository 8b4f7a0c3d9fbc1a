import type { Finding } from '../types.ts';
import { verifyQrCode } from './verify-qr-code.ts';

/** One receipt code with its findings. */
export interface CodeResult {
  /** Undefined when no code was found. */
  readonly text: string | undefined;
  readonly findings: readonly Finding[];
}

/** Verifies several codes. */
export function verifyCodes(texts: readonly string[]): readonly CodeResult[] {
  return texts.map((text) => ({ text, findings: verifyQrCode(text) }));
}

/** Verifies the codes in a text: every line that begins with `V0;`. */
export function verifyCodesInText(bytes: Uint8Array): readonly CodeResult[] {
  const lines = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .split(/\r?\n/);
  return verifyCodes(lines.filter((line) => line.startsWith('V0;')));
}
