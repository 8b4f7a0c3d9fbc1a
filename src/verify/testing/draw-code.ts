import { encode } from 'fast-png';
import jpeg from 'jpeg-js';
import encodeQr from 'qr';

/** A picture of black and white dots. */
export interface Dots {
  readonly width: number;
  readonly height: number;
  readonly isBlack: (x: number, y: number) => boolean;
}

/** Codes one below the other on a strip of paper, as a receipt printer leaves them. */
export function drawCodes(texts: readonly string[], { dotsPerModule = 3, width = 576, gap = 200 } = {}): Dots {
  const codes = texts.map((text) => encodeQr(text, 'raw', { ecc: 'low' }));
  const tops = codes.map((_, index) =>
    codes.slice(0, index).reduce((top, code) => top + code.length * dotsPerModule + gap, gap),
  );
  const height = (tops.at(-1) ?? 0) + (codes.at(-1)?.length ?? 0) * dotsPerModule + gap;
  const isBlack = (x: number, y: number) =>
    codes.some((code, index) => {
      const left = Math.floor((width - code.length * dotsPerModule) / 2);
      const row = code[Math.floor((y - tops[index]!) / dotsPerModule)];
      return row?.[Math.floor((x - left) / dotsPerModule)] === true;
    });
  return { width, height, isBlack };
}

/** As PNG with one bit a dot (what printers write), eight bits of grey, or colour with transparency. */
export function pngOf({ width, height, isBlack }: Dots, kind: 'bit' | 'grey' | 'rgba' = 'grey'): Uint8Array {
  if (kind === 'bit') {
    const rowLength = Math.ceil(width / 8);
    const data = new Uint8Array(rowLength * height).fill(0xff);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) if (isBlack(x, y)) data[y * rowLength + (x >> 3)]! &= ~(0x80 >> (x & 7));
    }
    return encode({ width, height, data, channels: 1, depth: 1 });
  }
  const channels = kind === 'grey' ? 1 : 4;
  const data = new Uint8Array(width * height * channels);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += channels) {
      if (kind === 'grey') data[at] = isBlack(x, y) ? 0x1d : 0xff;
      else if (isBlack(x, y)) data[at + 3] = 0xff;
    }
  }
  return encode({ width, height, data, channels, depth: 8 });
}

/** As a JPEG in which the paper lies on a dark table, where `turn` says: from a point of the photo to one of the paper. */
export function photoOf(
  { width, height, isBlack }: Dots,
  turn: (x: number, y: number) => readonly [x: number, y: number],
): Uint8Array {
  const side = Math.max(width, height) + 200;
  const data = new Uint8Array(side * side * 4);
  for (let y = 0, at = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1, at += 4) {
      const [across, down] = turn(x - 100, y - 100).map(Math.round) as [number, number];
      const isPaper = across >= 0 && across < width && down >= 0 && down < height;
      const grain = (x * 7 + y * 13) % 11;
      data.fill((isPaper ? (isBlack(across, down) ? 40 : 225) : 70) + grain, at, at + 3);
    }
  }
  return jpeg.encode({ width: side, height: side, data }, 70).data;
}

export function svgOf({ width, height, isBlack }: Dots): string {
  const path: string[] = [];
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) if (isBlack(x, y)) path.push(`M${x} ${y}h1v1h-1z`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#fff"/><path shape-rendering="crispEdges" d="${path.join('')}"/></svg>`;
}
