import { escapeAttribute } from '../icons/icon-svg.ts';
import { type DeviceKind, deviceDrawings } from './devices.ts';
import type { Shape } from './shapes.ts';

/** Below this size (px) a drawing leaves its details out. */
const DETAIL_FROM_PX = 112;

/** Shapes to draw at a size, and the stroke in units of the 240 box that gives the family's one line weight there. */
export function deviceShapes(kind: DeviceKind, sizePx: number): { shapes: readonly Shape[]; strokeUnits: number } {
  const all: readonly Shape[] = deviceDrawings[kind].shapes;
  return {
    shapes: sizePx < DETAIL_FROM_PX ? all.filter((shape) => !shape.isDetail) : all,
    strokeUnits: Math.round(((lineWeightPx(sizePx) * 240) / sizePx) * 100) / 100,
  };
}

/** The line looks equally strong at every size: 2 px in a chip, 3 px on a poster. */
const lineWeightPx = (sizePx: number): number => Math.min(3, Math.max(1.75, 1.6 + sizePx / 300));

/** The drawing as an SVG string that takes its colours from the look's CSS; `label` makes it an image with a name. */
export function deviceSvg(
  kind: DeviceKind,
  options: { readonly sizePx?: number; readonly label?: string } = {},
): string {
  const { sizePx = 48, label } = options;
  const { shapes, strokeUnits } = deviceShapes(kind, sizePx);
  const meaning = label === undefined ? 'aria-hidden="true"' : `role="img" aria-label="${escapeAttribute(label)}"`;
  const paths = shapes.map((shape) => `<path class="${shapeClass(shape)}" d="${shape.path}"/>`).join('');
  return (
    `<svg class="device" width="${sizePx}" height="${sizePx}" viewBox="0 0 240 240" ` +
    `stroke-width="${strokeUnits}" ${meaning}>${paths}</svg>`
  );
}

/** Class names of a shape: its material, and `part-…` where a page may move it. */
export const shapeClass = ({ material, part }: Shape): string =>
  part === undefined ? material : `${material} part-${part}`;
