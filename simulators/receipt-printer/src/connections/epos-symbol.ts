import { GS } from '../protocol/control-bytes.ts';
import { toShiftJis, unescapeData } from './epos-text.ts';

const utf8 = (character: string) => Buffer.from(character, 'utf8');
/** Four characters may be one byte; 7,092 bytes are the most that a QR code is given. */
const MOST_CHARACTERS = 32_000;
const QR_LEVELS: Readonly<Record<string, number>> = { level_l: 0x30, level_m: 0x31, level_q: 0x32, level_h: 0x33 };
const QR_MODELS: Readonly<Record<string, number>> = { qrcode_model_1: 0x31, qrcode_model_2: 0x32, qrcode_micro: 0x33 };

/** `symbol` as `GS ( k` commands. The level of a QR code defaults to M here, to L in ESC/POS. */
export function eposSymbol(a: Readonly<Record<string, string>>, content: string): Uint8Array {
  // More than any symbol holds; the printer sees that it is too much and prints nothing.
  const text = content.slice(0, MOST_CHARACTERS);
  const type = a['type']!;
  if (QR_MODELS[type] !== undefined) {
    return Buffer.concat([
      set(0x31, 0x41, QR_MODELS[type], 0),
      set(0x31, 0x43, sizeOf(a['width'], 16)),
      set(0x31, 0x45, QR_LEVELS[a['level'] ?? 'level_m'] ?? 0x31),
      ...storeAndPrint(0x31, unescapeData(text, toShiftJis)),
    ]);
  }
  const data = unescapeData(text, utf8);
  if (type.startsWith('pdf417')) {
    const level = /^level_([0-8])$/.exec(a['level'] ?? '')?.[1] ?? '1';
    return Buffer.concat([
      set(0x30, 0x43, sizeOf(a['width'], 8)),
      set(0x30, 0x44, sizeOf(a['height'], 8)),
      set(0x30, 0x45, 0x30, 0x30 + Number(level)),
      set(0x30, 0x46, type === 'pdf417_truncated' ? 1 : 0),
      ...storeAndPrint(0x30, data),
    ]);
  }
  const [code, ...variant] = otherSymbol(type);
  return Buffer.concat([
    set(code, code === 0x35 || code === 0x36 ? 0x42 : 0x41, ...variant),
    ...(Number(a['width'] ?? 0) > 0 ? [set(code, 0x43, sizeOf(a['width'], 16))] : []),
    ...(code === 0x35 && /^\d+$/.test(a['level'] ?? '') ? [set(code, 0x45, 0x30, Number(a['level']))] : []),
    ...storeAndPrint(code, data),
  ]);
}

/** Dots of a module; nothing or 0 (which Epson's builder writes) is the default. */
function sizeOf(value: string | undefined, most: number): number {
  return Math.min(most, Number(value ?? 0) || 3);
}

function otherSymbol(type: string): readonly [code: number, ...variant: number[]] {
  if (type.startsWith('maxicode')) return [0x32, 0x30 + Number(type.slice(-1))];
  if (type.startsWith('azteccode')) return [0x35, type.endsWith('compact') ? 1 : 0, 0];
  if (type.startsWith('datamatrix')) {
    const rows = Number(/\d+$/.exec(type)?.[0] ?? 0);
    return [0x36, rows === 0 ? 0 : 1, 0, rows];
  }
  const variants: Readonly<Record<string, number>> = {
    gs1_databar_stacked: 0x41,
    gs1_databar_stacked_omnidirectional: 0x42,
    gs1_databar_expanded_stacked: 0x43,
  };
  return [0x33, variants[type] ?? 0x41];
}

function set(code: number, fn: number, ...values: readonly number[]): Uint8Array {
  return Uint8Array.of(GS, 0x28, 0x6b, 2 + values.length, 0, code, fn, ...values);
}

function storeAndPrint(code: number, data: Uint8Array): readonly Uint8Array[] {
  const length = data.length + 3;
  if (length > 0xffff) return [];
  const store = Uint8Array.of(GS, 0x28, 0x6b, length & 0xff, length >> 8, code, 0x50, 0x30);
  return [store, data, set(code, 0x51, 0x30)];
}
