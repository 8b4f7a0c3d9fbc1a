import { decode } from 'fast-png';
import jsqr from 'jsqr';

// The package's types describe an ESM default that its CommonJS build has one level deeper.
const readCode = ((jsqr as { default?: unknown }).default ?? jsqr) as (
  rgba: Uint8ClampedArray,
  width: number,
  height: number,
) => { data: string } | null;

const quietZone = 16;

/** Texts of the QR codes in a picture of a receipt (PNG), from top to bottom; looks at slices so that several are found. */
export function readQrFromPicture(png: Uint8Array): readonly string[] {
  const picture = decode(png);
  const found: string[] = [];
  const slice = Math.max(picture.width, 400);
  for (let top = 0; top < picture.height; top += slice / 2) {
    const height = Math.min(slice * 1.5, picture.height - top);
    const code = readCode(rgba(picture, top, height), picture.width + 2 * quietZone, height + 2 * quietZone);
    if (code && !found.includes(code.data)) found.push(code.data);
  }
  return found;
}

type Picture = ReturnType<typeof decode>;

/** A slice as RGBA with a white border: the printer draws no quiet zone, a reader needs one. */
function rgba(picture: Picture, top: number, height: number): Uint8ClampedArray {
  const width = picture.width + 2 * quietZone;
  const target = new Uint8ClampedArray(width * (height + 2 * quietZone) * 4).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < picture.width; x++) {
      const shade = shadeAt(picture, x, top + y);
      const at = ((y + quietZone) * width + x + quietZone) * 4;
      target[at] = shade;
      target[at + 1] = shade;
      target[at + 2] = shade;
    }
  }
  return target;
}

function shadeAt({ data, width, channels, depth }: Picture, x: number, y: number): number {
  if (depth >= 8) return (data[(y * width + x) * channels] ?? 255) as number;
  const perRow = Math.ceil((width * depth) / 8);
  const bit = x * depth;
  const byte = (data[y * perRow + (bit >> 3)] ?? 255) as number;
  return (byte >> (7 - (bit & 7))) & 1 ? 255 : 0;
}
