/** Replaces text by blanks of the same length, so that lengths in the protocol stay true. */
export function blankOut(bytes: Buffer, pattern: RegExp): Buffer {
  return Buffer.from(
    bytes.toString('latin1').replace(pattern, (match) => ' '.repeat(match.length)),
    'latin1',
  );
}
