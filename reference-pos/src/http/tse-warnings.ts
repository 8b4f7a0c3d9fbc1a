import { germanTime } from '../fiscal/german-time.ts';
import type { TseDeviceRecord } from '../fiscal/records/tse-device-records.ts';
import type { Pos } from '../pos.ts';

/** What will end soon, or is not as it should be, though the TSE signs (TSE-15, TSE-17, TSE-18). */
export interface TseWarning {
  readonly code:
    | 'certificate-ending'
    | 'quota-ending'
    | 'memory-ending'
    | 'export-findings'
    | 'export-failed'
    | 'export-overdue';
  readonly text: string;
}

const certificateWarningMs = 90 * 24 * 3_600_000;
const warningShare = 0.1;

export function tseWarnings(pos: Pos, device: TseDeviceRecord): readonly TseWarning[] {
  const warnings: TseWarning[] = [];
  const endsAtMs = device.identity?.certificateEndsAtMs;
  if (endsAtMs !== undefined && endsAtMs - pos.host.clock.now() < certificateWarningMs) {
    const text = `Das Zertifikat der TSE endet am ${germanTime(endsAtMs)}. Bitte eine neue TSE besorgen.`;
    warnings.push({ code: 'certificate-ending', text });
  }
  const { signaturesLeft, signatureQuota, freeBytes, totalBytes } = pos.inventory.unit(device.id).desk.health;
  if (signaturesLeft !== undefined && signatureQuota && signaturesLeft / signatureQuota < warningShare) {
    const text = `Die TSE kann nur noch ${number(signaturesLeft)} Signaturen. Bitte eine neue TSE besorgen.`;
    warnings.push({ code: 'quota-ending', text });
  }
  if (freeBytes !== undefined && totalBytes && freeBytes / totalBytes < warningShare) {
    const percent = Math.floor((freeBytes / totalBytes) * 100);
    const text = `Im Speicher der TSE sind nur noch ${percent} % frei. Bitte die TSE-Daten exportieren und die TSE wechseln.`;
    warnings.push({ code: 'memory-ending', text });
  }
  const trouble = pos.tseExports.trouble(device);
  if (trouble) warnings.push({ code: `export-${trouble}`, text: exportTexts[trouble] });
  return warnings;
}

const exportTexts = {
  findings:
    'Die TSE gibt nicht heraus, was sie signiert hat. Bitte die Liste der TSE-Exporte ansehen und die TSE umgehend prüfen lassen oder wechseln.',
  failed: 'Die TSE-Daten konnten seit mehr als einem Tag nicht exportiert werden. Bitte die TSE prüfen.',
  overdue: 'Die TSE-Daten wurden seit mehr als einem Tag nicht exportiert. Bitte „TSE jetzt prüfen“ drücken.',
} as const;

const number = (value: number): string => value.toLocaleString('de-DE');
