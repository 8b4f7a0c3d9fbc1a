import type { Language } from '../facts.ts';
import type { DeviceStatus } from '../wire.ts';
import type { Words } from '../words/index.ts';

/** What is left of the TSE, line by line (TSE-15): certificate, signatures, memory. A cloud TSE's provider looks after the rest. */
export function tseLines(
  { details = {} }: DeviceStatus,
  language: Language,
  { devices }: Words,
): readonly { readonly name: string; readonly value: string }[] {
  const { names, provider } = devices.tseLines;
  const { kind, certificateEndsAt, signaturesLeft, freeBytes, serialNumber } = details;
  const locale = language === 'en' ? 'en-GB' : 'de-DE';
  const lines: { name: string; value: string }[] = [];
  if (typeof certificateEndsAt === 'string') {
    const value = new Date(certificateEndsAt).toLocaleDateString(locale, {
      timeZone: 'Europe/Berlin',
      dateStyle: 'medium',
    });
    lines.push({ name: names.certificate, value });
  }
  if (typeof signaturesLeft === 'number') {
    lines.push({ name: names.signatures, value: signaturesLeft.toLocaleString(locale) });
  }
  if (typeof freeBytes === 'number') lines.push({ name: names.memory, value: megabytes(freeBytes, locale) });
  if (kind === 'cloud' && lines.length > 0) {
    lines.push({ name: names.signatures, value: provider }, { name: names.memory, value: provider });
  }
  if (typeof serialNumber === 'string') lines.push({ name: names.serial, value: `${serialNumber.slice(0, 16)}…` });
  return lines;
}

function megabytes(bytes: number, locale: string): string {
  const number = (bytes / 1_048_576).toLocaleString(locale, { maximumFractionDigits: bytes < 10_485_760 ? 1 : 0 });
  return `${number} MB`;
}
