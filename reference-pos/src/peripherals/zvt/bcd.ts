/** Packed decimal digits: 1050 in 6 bytes is 00 00 00 00 10 50. */
export function bcd(value: number, bytes: number): number[] {
  const digits = String(value).padStart(bytes * 2, '0');
  return Array.from({ length: bytes }, (_, index) => Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16));
}

/** The digits of packed bytes as text; letters stay, E means masked and F unused. */
export function digits(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}

/** The number in packed bytes; undefined when they hold something else. */
export function numberOf(bytes: Uint8Array | undefined): number | undefined {
  if (!bytes) return undefined;
  const text = digits(bytes);
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
