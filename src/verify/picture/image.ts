import { Resvg } from '@resvg/resvg-js';
import { type DecodedPng, decode } from 'fast-png';
import { Malformed } from '../malformed.ts';

/** A picture as RGBA, row by row. */
export interface Image {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray;
}

/** Pixels that are looked at; a receipt of two metres at 8 dots per millimetre has 9 million. */
const pixelLimit = 64_000_000;

/** The pixels of a PNG in shades of grey on white paper; throws {@link Malformed}. */
export function imageOfPng(bytes: Uint8Array): Image {
  try {
    const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    assertSize(head.getUint32(16), head.getUint32(20));
    const png = decode(bytes);
    const { width, height } = png;
    const rgba = new Uint8ClampedArray(width * height * 4);
    const lightness = lightnessOf(png);
    for (let y = 0, at = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1, at += 4) {
        rgba.fill(lightness(x, y), at, at + 3);
        rgba[at + 3] = 255;
      }
    }
    return { width, height, rgba };
  } catch (cause) {
    throw new Malformed(`the PNG cannot be read: ${(cause as Error).message}`, { cause });
  }
}

/** Lightness of a dot from 0 to 255; transparent paper is white paper. */
function lightnessOf({ width, data, channels, depth, palette }: DecodedPng): (x: number, y: number) => number {
  if (palette) {
    const shades = palette.map(([red = 0, green = 0, blue = 0, alpha = 255]) =>
      onWhite((red + green + blue) / 3, alpha),
    );
    const index = packed(data, width, depth);
    return (x, y) => shades[index(x, y)] ?? 255;
  }
  if (depth < 8) {
    const value = packed(data, width, depth);
    return (x, y) => (value(x, y) * 255) / (2 ** depth - 1);
  }
  const scale = depth === 16 ? 257 : 1;
  return (x, y) => {
    const at = (y * width + x) * channels;
    const alpha = channels % 2 === 0 ? data[at + channels - 1]! / scale : 255;
    const shade = channels < 3 ? data[at]! : (data[at]! + data[at + 1]! + data[at + 2]!) / 3;
    return onWhite(shade / scale, alpha);
  };
}

/** Samples of less than a byte: packed from the left, every row begins with a new byte (PNG 7.2). */
function packed(data: DecodedPng['data'], width: number, depth: number): (x: number, y: number) => number {
  if (depth >= 8) return (x, y) => data[y * width + x]!;
  const rowLength = Math.ceil((width * depth) / 8);
  const mask = 2 ** depth - 1;
  return (x, y) => {
    const bit = x * depth;
    return (data[y * rowLength + (bit >> 3)]! >> (8 - depth - (bit & 7))) & mask;
  };
}

const onWhite = (shade: number, alpha: number) => 255 - ((255 - shade) * alpha) / 255;

/** Draws an SVG at its own size on white; throws {@link Malformed}. */
export function imageOfSvg(svg: string): Image {
  try {
    const drawing = new Resvg(svg, { background: '#fff', font: { loadSystemFonts: false } });
    assertSize(drawing.width, drawing.height);
    const { width, height, pixels } = drawing.render();
    return { width, height, rgba: new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, pixels.length) };
  } catch (cause) {
    throw new Malformed(`the SVG cannot be drawn: ${(cause as Error).message}`, { cause });
  }
}

/** Start-of-frame segments of a JPEG (ITU-T T.81, table B.1): all of C0 to CF but DHT, JPG and DAC. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Looks at the size that a JPEG announces before anybody makes room for its dots; throws {@link Malformed}. */
export function checkJpeg(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 9 <= bytes.length && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (isFrame(marker)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      if (width * height > pixelLimit) {
        throw new Malformed(`the JPEG cannot be read: ${width} × ${height} pixels are more than can be looked at`);
      }
      return;
    }
    // Fill bytes may stand before a marker.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  throw new Malformed('the JPEG cannot be read: it does not say how large its picture is');
}

function assertSize(width: number, height: number): void {
  if (width * height > pixelLimit) throw new Error(`${width} × ${height} pixels are more than can be looked at`);
}
