import { TAG, tlv } from '../crypto/der.ts';

const TRUE = Uint8Array.of(0xff);

/**
 * Answer of exportSerialNumbers (TR-03151 appendix D): one key that signs transaction, system and audit logs. With one record
 * both headers take six bytes; a public client slices bytes 6 to 37 without parsing.
 */
export function exportableSerialNumbers(serialNumber: Uint8Array): Uint8Array {
  const uses = tlv(TAG.sequence, tlv(0x80, TRUE), tlv(0x81, TRUE), tlv(0x82, TRUE));
  return tlv(TAG.sequence, tlv(TAG.sequence, tlv(TAG.octetString, serialNumber), uses));
}
