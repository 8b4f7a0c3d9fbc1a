import { EPOS_NAMESPACE, SOAP_NAMESPACE } from './epos-document.ts';

/** What became of a request. */
export interface EposResult {
  readonly isSuccess: boolean;
  /** Empty on success. */
  readonly code: string;
  readonly status: number;
}

/** Parameters of a request that the answer repeats. */
export interface EposParameters {
  readonly devid: string;
  readonly timeoutMs: number;
  readonly printJobId?: string;
  readonly hasHeader: boolean;
}

/** Mains printers report no battery. */
const BATTERY = 0;

/** The SOAP answer to a request. */
export function eposResponse(result: EposResult, parameters: EposParameters): string {
  return (
    '<?xml version="1.0" encoding="utf-8"?>' +
    `<s:Envelope xmlns:s="${SOAP_NAMESPACE}">${header(parameters)}<s:Body>` +
    `<response success="${result.isSuccess}" code="${result.code}" status="${result.status}" battery="${BATTERY}" xmlns="${EPOS_NAMESPACE}"/>` +
    '</s:Body></s:Envelope>'
  );
}

function header({ devid, timeoutMs, printJobId, hasHeader }: EposParameters): string {
  if (!hasHeader) return '';
  const id = printJobId === undefined ? '' : `<printjobid>${escapeText(printJobId)}</printjobid>`;
  return (
    `<s:Header><parameter xmlns="${EPOS_NAMESPACE}"><devid>${escapeText(devid)}</devid>` +
    `<timeout>${timeoutMs}</timeout>${id}</parameter></s:Header>`
  );
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
