/**
 * How many parameter bytes a command has, told from the `have` bytes that arrived so far (always at least the row's
 * `first`). A rule answers with a total: larger than `have` asks for more, equal ends the command, smaller ends it and
 * gives the surplus back to the stream, and `REFUSED` says that these are no parameters of this command.
 */
export type ParameterRule = (parameters: Uint8Array, have: number) => number;

/** Not a form that this command has: its introducer counts as unknown bytes. */
export const REFUSED = -1;

/** The 16-bit number at `index`, low byte first. */
export function word(bytes: Uint8Array, index: number): number {
  return bytes[index]! | (bytes[index + 1]! << 8);
}

/** `X ( family pL pH …`: p bytes follow. */
export const family: ParameterRule = (p) => 3 + word(p, 1);

/** A rule that looks at the first parameter alone: its total by value; any other value is refused. */
export function byFirst(totals: Readonly<Record<number, number>>, otherwise = REFUSED): ParameterRule {
  const table = new Int16Array(256).fill(otherwise);
  for (const [value, total] of Object.entries(totals)) table[Number(value)] = total;
  return (p) => table[p[0]!]!;
}

/** `DLE DC4 fn …`; 3 and 7 by [EscPosUtils] (8 and 4 bytes in all); another source counts one parameter: unverified. */
export const realTimeRequest = byFirst({ 1: 3, 2: 3, 3: 6, 7: 2, 8: 8 });

/** `ESC * m nL nH d…`: 1 byte a column for 8 dots (m 0, 1), 3 for 24 (m 32, 33). */
export const columnImage: ParameterRule = (p) => 3 + word(p, 1) * (p[0] === 32 || p[0] === 33 ? 3 : 1);

/** `ESC D n1…nk 00`, ascending, at most 32; a value not above its forerunner ends the list and is text again. */
export const tabStops: ParameterRule = (p, have) => {
  const last = p[have - 1]!;
  if (last === 0) return have;
  if (have > 1 && last <= p[have - 2]!) return have - 1;
  return have > 32 ? have - 1 : have + 1;
};

/** `ESC & y c1 c2 [x d…]…`: for each character x, then x·y bytes. */
export const userCharacters: ParameterRule = (p, have) => {
  let total = 3;
  for (let code = p[1]!; code <= p[2]!; code++) {
    if (have <= total) return total + 1;
    total += 1 + p[total]! * p[0]!;
  }
  return total;
};

/** `GS * x y d…`: 8·x·y bytes. */
export const downloadImage: ParameterRule = (p) => 2 + 8 * p[0]! * p[1]!;

/** `GS v 0 m xL xH yL yH d…`: x bytes by y dots. */
export const rasterImage: ParameterRule = (p, have) => {
  if (p[0] !== 0x30) return REFUSED;
  return have < 6 ? 6 : 6 + word(p, 2) * word(p, 4);
};

/** `GS k m …`: form A ends with NUL (or after 255 bytes), form B counts its bytes. */
export const barCode: ParameterRule = (p, have) => {
  const system = p[0]!;
  if (system <= 6) return have > 1 && (p[have - 1] === 0 || have > 255) ? have : have + 1;
  if (system >= 65 && system <= 79) return have < 2 ? 2 : 2 + p[1]!;
  return REFUSED;
};

/** `GS V m [n]`: the forms that feed first carry n. */
export const cut = byFirst({ 0: 1, 1: 1, 48: 1, 49: 1, 65: 2, 66: 2, 97: 2, 98: 2, 103: 2, 104: 2 });

/** `GS 8 L p1…p4 …`: 32-bit length. */
export const longGraphics: ParameterRule = (p, have) => {
  if (p[0] !== 0x4c) return REFUSED;
  return have < 5 ? 5 : 5 + word(p, 1) + word(p, 3) * 0x10000;
};

/** `GS C …`: counter mode in four forms; the last is decimal text with six `;`. */
export const serialCounter: ParameterRule = (p, have) => {
  const form = p[0]!;
  if (form === 0x30 || form === 0x32) return 3;
  if (form === 0x31) return 7;
  if (form !== 0x3b) return REFUSED;
  let separators = 0;
  for (let i = 0; i < have; i++) if (p[i] === 0x3b) separators++;
  const last = p[have - 1]!;
  const isField = last === 0x3b || (last >= 0x30 && last <= 0x39);
  if (!isField || have > 36) return have - 1;
  return separators === 6 ? have : have + 1;
};

/** `GS D 30 fn 30 kc1 kc2 b c BMP`, fn 67 or 83: the file carries its own size after its `BM`. */
export const windowsBitmap: ParameterRule = (p, have) => {
  if (p[0] !== 0x30) return REFUSED;
  if (have < 2) return 2;
  if (p[1] !== 67 && p[1] !== 83) return REFUSED;
  if (have < 13) return 13;
  return Math.max(13, 7 + word(p, 9) + word(p, 11) * 0x10000);
};

/** `FS q n [xL xH yL yH d…]×n`: 8·x·y bytes each. */
export const nvImages: ParameterRule = (p, have) => {
  let total = 1;
  for (let image = 0; image < p[0]!; image++) {
    if (have < total + 4) return total + 4;
    total += 4 + 8 * word(p, total) * word(p, total + 2);
  }
  return total;
};

/** `FS g 1 0 a1–a4 nL nH d…` writes, `FS g 2 0 a1–a4 nL nH` reads NV user memory. */
export const nvUserMemory: ParameterRule = (p, have) => {
  if (p[0] === 0x32) return 8;
  if (p[0] !== 0x31) return REFUSED;
  return have < 8 ? 8 : 8 + word(p, 6);
};
