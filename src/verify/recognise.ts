import { blockSize, parseTarHeader } from './tar/tar-header.ts';

/** What the verifier can read. */
export type FileKind = 'tar' | 'zip' | 'qr-text' | 'png' | 'svg';

/** How many bytes from the beginning are enough to tell. */
export const recognitionLength = 64 * 1024;

const pngSignature = Buffer.from('89504e470d0a1a0a', 'hex');

/** A file in a ZIP, or the end of an empty one. */
const zipBeginnings: ReadonlySet<string> = new Set(['PK\x03\x04', 'PK\x05\x06']);

/** Tells the kind of a file by its beginning, and only for a damaged archive by its name; undefined for anything else. */
export function recognise(beginning: Uint8Array, fileName: string): FileKind | undefined {
  const bytes = Buffer.from(beginning.buffer, beginning.byteOffset, beginning.byteLength);
  if (bytes.subarray(0, pngSignature.length).equals(pngSignature)) return 'png';
  if (isTar(bytes)) return 'tar';
  if (zipBeginnings.has(bytes.toString('latin1', 0, 4))) return 'zip';
  const text = bytes.toString('utf8');
  if (/^V0;/m.test(text.replace(/^\ufeff/, ''))) return 'qr-text';
  if (/^\ufeff?\s*<(\?xml|svg|!--|!DOCTYPE svg)/i.test(text) && text.includes('<svg')) return 'svg';
  if (/\.zip$/i.test(fileName)) return 'zip';
  return /\.tar(\.\d{3})?$/i.test(fileName) ? 'tar' : undefined;
}

function isTar(bytes: Buffer): boolean {
  if (bytes.length < blockSize) return false;
  const header = parseTarHeader(bytes, 0);
  return header.isUstar || header.isChecksumRight || bytes.toString('latin1', 257, 262) === 'ustar';
}
