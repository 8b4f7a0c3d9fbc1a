import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type LocalFileHeader, openPromise, type ZipFile } from 'yauzl';
import { Malformed } from '../../malformed.ts';
import type { Archive, ArchiveFile } from './archive.ts';

/**
 * Opens a ZIP, from its bytes or from the file of this path: a ZIP is read from its end, so it cannot be a stream.
 * Files in it are unpacked as they are read. Throws Malformed for what is no readable ZIP.
 */
export async function openZip(source: Uint8Array | string): Promise<Archive> {
  // Names are judged by the verifier, which must see them as they are.
  const options = { autoClose: false, strictFileNames: true };
  let zip: ZipFile;
  try {
    zip = await (typeof source === 'string'
      ? openPromise(source, options)
      : fromBufferPromise(bufferOf(source), options));
  } catch (error) {
    throw failure(error, 'the ZIP');
  }
  const files: ArchiveFile[] = [];
  try {
    for await (const entry of zip.eachEntry()) files.push(fileOf(zip, entry));
  } catch (error) {
    zip.close();
    throw failure(error, 'the list of files of the ZIP');
  }
  return { files, close: () => zip.close() };
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function fileOf(zip: ZipFile, entry: Entry): ArchiveFile {
  return { name: entry.fileName, size: entry.uncompressedSize, open: () => unpacked(zip, entry) };
}

/** yauzl checks sizes; the check sum, which shows a damaged file, is left to the reader. */
async function* unpacked(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  let sum = 0;
  try {
    const local = await zip.readLocalFileHeaderPromise(entry);
    if (!isSame(local, entry)) throw new Error('its own header contradicts the list of files');
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    throw failure(error, entry.fileName);
  }
  if (sum !== entry.crc32)
    throw new Malformed(`${entry.fileName}: the check sum (CRC-32) is wrong, the file was damaged`);
}

/** Sizes and check sum may stand behind the file instead (flag 8); then the header holds zeros. */
function isSame(local: LocalFileHeader, entry: Entry): boolean {
  const { generalPurposeBitFlag: flags, compressionMethod: method } = entry;
  if (!local.fileName.equals(entry.fileNameRaw)) return false;
  if (local.generalPurposeBitFlag !== flags || local.compressionMethod !== method) return false;
  const isBehind = (flags & 8) !== 0 && local.compressedSize === 0;
  // ZIP64 writes the sizes elsewhere.
  const isElsewhere = local.compressedSize === 0xffffffff;
  if (isBehind || isElsewhere) return true;
  const { crc32: sum, compressedSize, uncompressedSize } = entry;
  return local.crc32 === sum && local.compressedSize === compressedSize && local.uncompressedSize === uncompressedSize;
}

function failure(error: unknown, what: string): unknown {
  // Missing files and permissions are not the archive's fault.
  if (error instanceof Malformed || (error as NodeJS.ErrnoException).syscall !== undefined) return error;
  return new Malformed(`${what} cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
    cause: error,
  });
}
