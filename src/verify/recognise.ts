import { blockSize, parseTarHeader } from './tar/tar-header.ts';

/** What the verifier can read. */
export type FileKind = 'tar' | 'zip' | 'qr-text' | 'png' | 'jpeg' | 'svg';

/** How many bytes from the beginning are enough to tell. */
export const recognitionLength = 64 * 1024;

const pngSignature = Buffer.from('89504e470d0a1a0a', 'hex');
const jpegBeginning = Buffer.from('ffd8ff', 'hex');

/** A file in a ZIP, or the end of an empty one. */
const zipBeginnings: ReadonlySet<string> = new Set(['PK\x03\x04', 'PK\x05\x06']);

/** Tells the kind of a file by its beginning, and only for a damaged archive by its name; undefined for anything else. */
export function recognise(beginning: Uint8Array, fileName: string): FileKind | undefined {
  const bytes = Buffer.from(beginning.buffer, beginning.byteOffset, beginning.byteLength);
  if (bytes.subarray(0, pngSignature.length).equals(pngSignature)) return 'png';
  if (bytes.subarray(0, jpegBeginning.length).equals(jpegBeginning)) return 'jpeg';
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

/** A format that people take for one that can be verified, and how to get from it to one. */
interface OtherFormat {
  readonly what: string;
  readonly whatToDo: string;
}

const asPicture = 'save it as PNG or JPEG';
const unpack = 'unpack it first';

/** Beginnings in hexadecimal, after as many bytes as may be anything. */
const others: readonly (readonly [skip: number, beginning: string, what: string, whatToDo: string])[] = [
  [0, '255044462d', 'a PDF', 'save the page with the code as PNG'],
  [0, '47494638', 'a GIF picture', asPicture],
  [0, '424d', 'a BMP picture', asPicture],
  [0, '49492a00', 'a TIFF picture', asPicture],
  [0, '4d4d002a', 'a TIFF picture', asPicture],
  [8, '57454250', 'a WebP picture', asPicture],
  [4, '66747970', 'a picture or film of a telephone (HEIC, AVIF, MP4)', asPicture],
  [0, '1f8b', 'packed by gzip', unpack],
  [0, '377abcaf', 'packed by 7-Zip', unpack],
  [0, '52617221', 'packed by RAR', unpack],
  [0, 'fd377a585a', 'packed by xz', unpack],
];

/** What a file is that cannot be verified, where its beginning tells. */
export function otherFormat(beginning: Uint8Array): OtherFormat | undefined {
  const hex = Buffer.from(beginning.subarray(0, 16)).toString('hex');
  const found = others.find(([skip, first]) => hex.startsWith(first, 2 * skip));
  return found && { what: found[2], whatToDo: found[3] };
}
