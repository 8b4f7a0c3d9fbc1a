import type { TillRandom } from '../model/index.ts';

/**
 * Version 4 UUIDs from the browser's random source. `crypto.randomUUID` exists on secure pages only, and a till server in
 * the salon is opened by plain http.
 */
export const browserRandom: TillRandom = {
  uuid: () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  },
};
