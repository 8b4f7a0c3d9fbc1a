/** A whole number as packed decimal of so many bytes; digits beyond them are cut off at the left. */
export function toBcd(value: number, bytes: number): Uint8Array {
  return digitsToBcd(
    String(Math.trunc(Math.abs(value)))
      .padStart(bytes * 2, '0')
      .slice(-bytes * 2),
  );
}

/** Digits (and `E` or `F`, which ZVT uses for masked and unused places) as packed bytes, filled with F at the right. */
export function digitsToBcd(digits: string): Uint8Array {
  const even = digits.length % 2 === 0 ? digits : `${digits}F`;
  return new Uint8Array(Buffer.from(even, 'hex'));
}

/** The number in packed decimal bytes; undefined when one of the half-bytes is no digit. */
export function fromBcd(bytes: Uint8Array): number | undefined {
  const digits = Buffer.from(bytes).toString('hex');
  return /^\d*$/.test(digits) ? Number(digits || '0') : undefined;
}
