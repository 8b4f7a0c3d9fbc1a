/** Bar and space widths of the symbol characters 0 to 105 of CODE128 (ISO/IEC 15417). */
const PATTERNS = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 ' +
  '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 ' +
  '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 ' +
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 ' +
  '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 ' +
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232'
).split(' ');
const STOP = '2331112';
const START = { A: 103, B: 104, C: 105 } as const;
const SWITCH = { A: 101, B: 100, C: 99 } as const;
const SHIFT = 98;
const FNC = { A: [102, 97, 96, 101], B: [102, 97, 96, 100], C: [102, -1, -1, -1] } as const;

type CodeSet = 'A' | 'B' | 'C';

const BRACE = 0x7b;

/** Widths from symbol characters; start and data without check character and stop. */
function widths(values: readonly number[]): string {
  const sum = values.reduce((total, value, i) => total + value * Math.max(1, i), 0);
  return [...values, sum % 103].map((value) => PATTERNS[value]!).join('') + STOP;
}

/**
 * CODE128 as `GS k 73` takes it: `{A`, `{B`, `{C` choose the set (first of all), `{S` shifts one character, `{1` to `{4`
 * are functions, `{{` is a brace; in set C each byte is a pair of digits as a number. Nothing for other data.
 */
export function code128(data: Uint8Array): string | undefined {
  const first = String.fromCharCode(data[1] ?? 0);
  if (data[0] !== BRACE || !isCodeSet(first)) return undefined;
  let set: CodeSet = first;
  const values: number[] = [START[set]];
  for (let at = 2; at < data.length; at++) {
    if (data[at] !== BRACE || (set === 'C' && data[at + 1] === undefined)) {
      const value = symbolValue(data[at]!, set);
      if (value < 0) return undefined;
      values.push(value);
      continue;
    }
    const sign = String.fromCharCode(data[++at] ?? 0);
    if (isCodeSet(sign)) {
      if (sign !== set) values.push(SWITCH[sign]);
      set = sign;
    } else if (sign === 'S' && set !== 'C') {
      const value = symbolValue(data[++at] ?? 0xff, set === 'A' ? 'B' : 'A');
      if (value < 0) return undefined;
      values.push(SHIFT, value);
    } else if (sign >= '1' && sign <= '4') {
      const value: number = FNC[set][Number(sign) - 1]!;
      if (value < 0) return undefined;
      values.push(value);
    } else if (sign === '{' && set === 'B') {
      values.push(BRACE - 32);
    } else {
      return undefined;
    }
  }
  return values.length > 1 ? widths(values) : undefined;
}

function isCodeSet(text: string): text is CodeSet {
  return text === 'A' || text === 'B' || text === 'C';
}

function symbolValue(byte: number, set: CodeSet): number {
  if (set === 'C') return byte <= 99 ? byte : -1;
  if (set === 'B') return byte >= 32 && byte <= 127 ? byte - 32 : -1;
  return byte < 32 ? byte + 64 : byte < 96 ? byte - 32 : -1;
}

/** CODE128 auto: the printer picks the sets itself. `hasFnc1` makes it a GS1-128. */
export function code128Auto(data: Uint8Array, hasFnc1 = false): string | undefined {
  if (data.length === 0 || data.some((byte) => byte > 127)) return undefined;
  let set: CodeSet = digitsAt(data, 0) >= 4 || isTwoDigits(data) ? 'C' : data[0]! < 32 ? 'A' : 'B';
  const values: number[] = [START[set]];
  if (hasFnc1) values.push(FNC.C[0]);
  for (let at = 0; at < data.length; at++) {
    const next = bestSet(data, at, set);
    if (next !== set) values.push(SWITCH[next]);
    set = next;
    if (set === 'C') values.push((data[at++]! - 0x30) * 10 + data[at]! - 0x30);
    else values.push(symbolValue(data[at]!, set));
  }
  return widths(values);
}

function isTwoDigits(data: Uint8Array): boolean {
  return data.length === 2 && digitsAt(data, 0) === 2;
}

function digitsAt(data: Uint8Array, at: number): number {
  let count = 0;
  while (at + count < data.length && data[at + count]! >= 0x30 && data[at + count]! <= 0x39) count++;
  return count;
}

function bestSet(data: Uint8Array, at: number, set: CodeSet): CodeSet {
  const digits = digitsAt(data, at);
  if (set === 'C' && digits >= 2) return 'C';
  if (set !== 'C' && digits >= 4 && digits % 2 === 0) return 'C';
  if (data[at]! < 32) return 'A';
  if (data[at]! >= 96) return 'B';
  return set === 'C' ? 'B' : set;
}
