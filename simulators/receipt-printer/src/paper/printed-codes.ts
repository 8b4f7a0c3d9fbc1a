import decodeQr from 'qr/decode.js';
import type { Bitmap } from './bitmap.ts';
import type { Picture } from './ink.ts';
import type { Piece } from './strip.ts';

/** A two-dimensional or bar code on the paper, in dots from its top left corner. `data` are the bytes it encodes. */
export interface PrintedCode {
  readonly symbology: string;
  readonly data: Uint8Array;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Is there white for four modules all round, as a scanner wants it? For QR codes drawn by command. */
  readonly hasQuietZone?: boolean;
}

/** Codes that the printer drew itself: what they say is known. */
export function commandedCodes(piece: Piece): PrintedCode[] {
  const codes: PrintedCode[] = [];
  eachPicture(piece, (picture, y) => {
    const { source, x, width, height } = picture;
    if (source.kind !== 'qr' && source.kind !== 'symbol') return;
    const place = { x, y, width, height };
    const said = { data: source.data, text: decodeText(source.data), ...place };
    if (source.kind === 'symbol') codes.push({ symbology: source.symbology, ...said });
    else codes.push({ symbology: 'QR', ...said, hasQuietZone: isQuiet(piece, picture, place, source.moduleDots) });
  });
  return codes;
}

const QUIET_MODULES = 4;

/** Nothing else is printed nearer than four modules. The paper's own margin at the sides counts as white. */
function isQuiet(piece: Piece, code: Picture, place: Region, moduleDots: number): boolean {
  const quiet = QUIET_MODULES * moduleDots;
  return !piece.blocks.some((block) =>
    block.ink.some((ink) => {
      if (ink === code || (ink.kind === 'text' && ink.text.trim() === '')) return false;
      const top = block.top - piece.top + ink.y;
      const isBeside = ink.x < place.x + place.width + quiet && ink.x + ink.width > place.x - quiet;
      return isBeside && top < place.y + place.height + quiet && top + ink.height > place.y - quiet;
    }),
  );
}

interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** QR codes in images, read as a scanner reads them. Images that were sent in stripes are looked at together. */
export function pictureCodes(piece: Piece, draw: () => Bitmap): PrintedCode[] {
  const regions = imageRegions(piece);
  if (regions.length === 0) return [];
  const paper = draw();
  return regions.flatMap((region) => {
    const found = new Map<string, Region>();
    for (const window of windows(region)) {
      const text = scan(paper, window);
      if (text !== undefined && !found.has(text)) found.set(text, window);
    }
    return [...found].map(([text, place]) => ({ symbology: 'QR', data: Buffer.from(text, 'utf8'), text, ...place }));
  });
}

/** Long images (whole receipts as pixels) are looked at in overlapping parts, at most so many. */
const WINDOW_DOTS = 1200;
const MOST_WINDOWS = 16;

function windows(region: Region): readonly Region[] {
  if (region.height <= WINDOW_DOTS) return [region];
  const step = WINDOW_DOTS / 2;
  const count = Math.min(MOST_WINDOWS, Math.ceil(region.height / step) - 1);
  return Array.from({ length: count }, (_, i) => ({
    ...region,
    y: region.y + i * step,
    height: Math.min(WINDOW_DOTS, region.height - i * step),
  }));
}

function eachPicture(piece: Piece, act: (picture: Picture, y: number) => void): void {
  for (const block of piece.blocks) {
    for (const ink of block.ink) if (ink.kind === 'picture') act(ink, block.top - piece.top + ink.y);
  }
}

const TOUCHING_DOTS = 2;

function imageRegions(piece: Piece): readonly Region[] {
  const regions: Region[] = [];
  eachPicture(piece, ({ source, x, width, height }, y) => {
    if (source.kind !== 'image') return;
    const above = regions.at(-1);
    const touches = above !== undefined && Math.abs(above.y + above.height - y) <= TOUCHING_DOTS;
    if (above === undefined || !touches) {
      regions.push({ x, y, width, height });
      return;
    }
    const left = Math.min(x, above.x);
    const right = Math.max(x + width, above.x + above.width);
    regions[regions.length - 1] = { x: left, y: above.y, width: right - left, height: y + height - above.y };
  });
  return regions.filter(({ width, height }) => width >= SMALLEST_DOTS && height >= SMALLEST_DOTS);
}

/** A version 1 symbol of two dots a module. */
const SMALLEST_DOTS = 42;
/** White around the picture: the paper beside an image is blank. */
const QUIET_DOTS = 24;
const CHANNELS = 4;

function scan(paper: Bitmap, { x, y, width, height }: Region): string | undefined {
  const [w, h] = [width + 2 * QUIET_DOTS, height + 2 * QUIET_DOTS];
  const data = new Uint8Array(w * h * CHANNELS).fill(255);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const isInside = y + row >= 0 && y + row < paper.height && x + column >= 0 && x + column < paper.width;
      if (!isInside || !paper.get(x + column, y + row)) continue;
      const at = ((row + QUIET_DOTS) * w + column + QUIET_DOTS) * CHANNELS;
      data.fill(0, at, at + CHANNELS - 1);
    }
  }
  try {
    // No limit by the clock: the same picture gives the same answer everywhere.
    return decodeQr({ width: w, height: h, data }, { effort: 1, timeLimit: Number.POSITIVE_INFINITY });
  } catch {
    // The decoder says by throwing that it sees no code.
    return undefined;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The bytes as UTF-8 when they are, as ISO 8859-1 otherwise: a code carries no hint. */
function decodeText(data: Uint8Array): string {
  try {
    return utf8.decode(data);
  } catch {
    return Buffer.from(data).toString('latin1');
  }
}
