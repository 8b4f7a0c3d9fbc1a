import { asbBytes, eotByte } from '../protocol/status-bytes.ts';
import type { Session } from './session.ts';

/** Which status bits each bit of `GS a n` watches: drawer, online, error, roll sensor, panel button. */
const WATCHED: readonly (readonly [mask: number, bits: number])[] = [
  [0x01, 0x04],
  [0x02, 0x168],
  [0x04, 0x6c00],
  [0x08, 0xf0000],
  [0x40, 0x200],
];

const OFFLINE = 0x08;

/** Sends the automatic status to the sessions that asked for it when something they watch has changed. */
export function sendAutomaticStatus(sessions: Iterable<Session>, word: number): void {
  for (const session of sessions) {
    const changed = session.lastStatus ^ word;
    session.lastStatus = word;
    const isWatched = WATCHED.some(([mask, bits]) => (session.automaticStatus & mask) !== 0 && (changed & bits) !== 0);
    if (isWatched) session.door.send(asbBytes(word));
    const wentOffline = (changed & word & OFFLINE) !== 0;
    const mode = session.offlineResponse;
    if (wentOffline && mode !== 0) session.door.send(offlineResponse(word, mode));
  }
}

/** `GS a n`: the status at once when anything is watched, then on every change. */
export function startAutomaticStatus(session: Session, mask: number, word: number): void {
  session.automaticStatus = mask;
  session.lastStatus = word;
  if (mask !== 0) session.door.send(asbBytes(word));
}

/** `37 23 [causes] 00`. How causes are spread over the bytes 40 to 7F is unverified. */
export function offlineResponse(word: number, mode: 1 | 2): Uint8Array {
  if (mode === 1) return Uint8Array.of(0x37, 0x23, 0);
  const causes =
    (word & 0x20 ? 1 : 0) | (word & 0xc0000 ? 2 : 0) | (word & 0x6c00 ? 4 : 0) | (word & 0x40 ? 8 : 0) | 0x40;
  return Uint8Array.of(0x37, 0x23, causes, 0);
}

/** `DLE EOT n [a]`. */
export function realTimeStatus(word: number, n: number): Uint8Array | undefined {
  const byte = eotByte(word, n);
  // Ink, peeler, interface and display status: nothing of the kind is here, so the constant bits alone.
  if (byte === undefined) return n === 7 || n === 8 || n === 0x12 ? Uint8Array.of(0x12) : undefined;
  return Uint8Array.of(byte);
}

/** `DLE DC4 7 n`. */
export function transmitted(word: number, n: number): Uint8Array | undefined {
  switch (n) {
    case 1:
      return asbBytes(word);
    case 2:
      return Uint8Array.of(0x39, 0x00, 0x40, 0x00);
    case 4:
      return offlineResponse(word, 2);
    default:
      return undefined;
  }
}
