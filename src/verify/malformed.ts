/** Bytes that cannot be read as what they should be; the text says at which byte and what was expected. */
export class Malformed extends Error {
  override readonly name = 'Malformed';
  readonly code = 'MALFORMED';
}
