import { type Attachment, AttachmentContentEncoding } from '@cucumber/messages';
import type { Evidence } from './types.ts';

/** Media types under which steps attach evidence; everything else that is text becomes plain `text`. */
export const evidenceMediaTypes = {
  receiptPng: 'image/png',
  wire: 'text/x.kassensturz.wire+plain',
  tseLog: 'text/x.kassensturz.tse-log+plain',
} as const;

/** Turns a cucumber attachment into evidence; undefined for kinds the reports have no place for. */
export function toEvidence(attachment: Attachment): Evidence | undefined {
  const { mediaType, fileName } = attachment;
  const type = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === evidenceMediaTypes.receiptPng) {
    return { kind: 'receipt-png', name: fileName ?? 'receipt', body: bytesOf(attachment) };
  }
  const body = () => bytesOf(attachment).toString('utf8');
  if (type === evidenceMediaTypes.wire) return { kind: 'wire', name: fileName ?? 'wire', body: body() };
  if (type === evidenceMediaTypes.tseLog) return { kind: 'tse-log', name: fileName ?? 'TSE log', body: body() };
  if (type.startsWith('text/') || type === 'application/json') {
    return { kind: 'text', name: fileName ?? 'note', body: body() };
  }
  return undefined;
}

function bytesOf({ body, contentEncoding }: Attachment): Buffer {
  return Buffer.from(body, contentEncoding === AttachmentContentEncoding.BASE64 ? 'base64' : 'utf8');
}
