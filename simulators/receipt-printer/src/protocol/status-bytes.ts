/**
 * The four bytes of the automatic status back are the printer's whole status; every other status answer is cut from
 * them. Bit positions after Epson's ESC/POS reference (ASB) and the ePOS-Print manual (status word).
 */
export interface StatusBits {
  readonly isPin3High: boolean;
  readonly isOffline: boolean;
  readonly isCoverOpen: boolean;
  readonly isFeedingByButton: boolean;
  readonly isWaitingForRecovery: boolean;
  readonly isButtonPressed: boolean;
  readonly hasMechanicalError: boolean;
  readonly hasCutterError: boolean;
  readonly hasUnrecoverableError: boolean;
  readonly hasAutoRecoverableError: boolean;
  readonly isNearEnd: boolean;
  readonly isPaperEnd: boolean;
}

/** Reserved bits of ASB byte 4 as a TM-T20II and Epson's ePOS samples show them. */
export const ASB_BYTE_4 = 0x0f;

/** The status as one number, ASB byte 1 lowest. */
export function asbWord(s: StatusBits, byte4 = ASB_BYTE_4): number {
  const byte1 =
    0x10 | bit(s.isPin3High, 0x04) | bit(s.isOffline, 0x08) | bit(s.isCoverOpen, 0x20) | bit(s.isFeedingByButton, 0x40);
  const byte2 =
    bit(s.isWaitingForRecovery, 0x01) |
    bit(s.isButtonPressed, 0x02) |
    bit(s.hasMechanicalError, 0x04) |
    bit(s.hasCutterError, 0x08) |
    bit(s.hasUnrecoverableError, 0x20) |
    bit(s.hasAutoRecoverableError, 0x40);
  const byte3 = bit(s.isNearEnd || s.isPaperEnd, 0x03) | bit(s.isPaperEnd, 0x0c);
  return (byte1 | (byte2 << 8) | (byte3 << 16) | (byte4 << 24)) >>> 0;
}

function bit(isSet: boolean, mask: number): number {
  return isSet ? mask : 0;
}

/** The block that `GS a` sends. */
export function asbBytes(word: number): Uint8Array {
  return Uint8Array.of(word & 0xff, (word >>> 8) & 0xff, (word >>> 16) & 0xff, word >>> 24);
}

const EOT_FIXED = 0x12;

/** The answer to `DLE EOT n` for n 1 to 4, or nothing for a number without meaning on a receipt printer. */
export function eotByte(word: number, n: number): number | undefined {
  const has = (mask: number, value: number) => bit((word & mask) !== 0, value);
  switch (n) {
    case 1:
      return EOT_FIXED | has(0x04, 0x04) | has(0x08, 0x08) | has(0x100, 0x20) | has(0x200, 0x40);
    case 2:
      return EOT_FIXED | has(0x20, 0x04) | has(0x40, 0x08) | has(0xc0000, 0x20) | has(0x6c00, 0x40);
    case 3:
      return EOT_FIXED | has(0x400, 0x04) | has(0x800, 0x08) | has(0x2000, 0x20) | has(0x4000, 0x40);
    case 4:
      return EOT_FIXED | has(0x30000, 0x0c) | has(0xc0000, 0x60);
    default:
      return undefined;
  }
}

/** `GS r 1`: paper sensors. */
export function paperStatus(word: number): number {
  return (word >>> 16) & 0x0f;
}

/** `GS r 2`, `ESC u 0`: level of pin 3 of the drawer connector. */
export function drawerStatus(word: number): number {
  return (word >>> 2) & 1;
}

/** The ePOS `status` number: the ASB word, with bit 1 when printing succeeded. */
export function eposStatus(word: number, hasPrinted: boolean): number {
  return hasPrinted ? (word | 0x02) >>> 0 : word;
}

/** The ePOS code that names what stops the printer, worst first; empty when nothing does. */
export function eposErrorCode(word: number): string {
  if (word & 0x2000) return 'EPTR_UNRECOVERABLE';
  if (word & 0x20) return 'EPTR_COVER_OPEN';
  if (word & 0xc0000) return 'EPTR_REC_EMPTY';
  if (word & 0x800) return 'EPTR_CUTTER';
  if (word & 0x400) return 'EPTR_MECHANICAL';
  if (word & 0x4000) return 'EPTR_AUTOMATICAL';
  return '';
}
