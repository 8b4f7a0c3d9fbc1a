/** Bytes from hex digits; blanks between them are welcome. */
export function fromHex(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.replace(/\s+/g, ''), 'hex'));
}

/** Bytes as `04 0F 02`. */
export function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
}

/** A tag or code as two (or more) hex digits. */
export function hexByte(code: number): string {
  const digits = code.toString(16).toUpperCase();
  return digits.padStart(digits.length + (digits.length % 2), '0');
}
