import type { Bitmap } from './bitmap.ts';
import { dotPath } from './dot-path.ts';
import { encodePng } from './png.ts';

const SVG_DPI = 96;

/** Millimetres of white beside the print area and at the ends, as on the real roll. */
export interface SvgOptions {
  /** Dots of white left and right of the print area (default: as on the paper). */
  readonly marginDots?: number;
  /** What screen readers and searches get; the receipt's text. */
  readonly text?: string;
  readonly ink?: string;
  readonly paper?: string;
}

/** Paper to be drawn: its dots, and where it is known without them its path. */
export interface DotsOfPaper {
  readonly width: number;
  readonly height: number;
  readonly dots: () => Bitmap;
  readonly path?: (left: number, most: number) => string | undefined;
}

/** The dots as an SVG drawing: one path of rectangles, sharp at any size. */
export function drawSvg(paper: DotsOfPaper, options: SvgOptions = {}): string {
  const margin = options.marginDots ?? 0;
  const width = paper.width + 2 * margin;
  const label = options.text === undefined ? '' : `<desc>${escapeXml(options.text)}</desc>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${paper.height}" width="${width}" height="${paper.height}">` +
    `<title>Receipt</title>${label}` +
    `<rect width="${width}" height="${paper.height}" fill="${options.paper ?? '#fff'}"/>` +
    `${dotPicture(paper, margin, options.ink ?? '#1d1b19')}</svg>`
  );
}

const MOST_RECTANGLES = 100_000;

/** The dots as a path; a picture of noise, which would be endless as one, as an embedded PNG. */
function dotPicture(paper: DotsOfPaper, margin: number, ink: string): string {
  const quick = paper.path?.(margin, MOST_RECTANGLES);
  if (quick !== undefined) return `<path shape-rendering="crispEdges" fill="${ink}" d="${quick}"/>`;
  const dots = paper.dots();
  const path = dotPath(dots, margin, MOST_RECTANGLES);
  if (path !== undefined) return `<path shape-rendering="crispEdges" fill="${ink}" d="${path}"/>`;
  const png = Buffer.from(encodePng(dots, SVG_DPI)).toString('base64');
  const size = `x="${margin}" width="${dots.width}" height="${dots.height}"`;
  return `<image ${size} style="image-rendering:pixelated;mix-blend-mode:multiply" href="data:image/png;base64,${png}"/>`;
}

function escapeXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids these characters even as references.
  const legal = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
  return legal.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
