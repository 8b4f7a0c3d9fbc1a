import { iconNodes } from './icon-nodes.ts';

/** One shape of an icon: SVG element name and its attributes, in a box of 24 × 24. */
export type IconNode = readonly [string, Readonly<Record<string, string>>];

/** An icon of the family's set (lucide). */
export type IconName = keyof typeof iconNodes;

/** Every icon there is, for a specimen page. */
export const iconNames = Object.keys(iconNodes) as readonly IconName[];

/** The icon's drawing as data, for a component to draw. */
export const iconShapes = (name: IconName): readonly IconNode[] => iconNodes[name];

/** The icon as an SVG string in `currentColor`, for pages that are written as text; `label` makes it an image with a name. */
export function iconSvg(name: IconName, options: { readonly sizePx?: number; readonly label?: string } = {}): string {
  const { sizePx = 20, label } = options;
  const shapes = iconNodes[name].map(([element, attributes]) => `<${element}${attributesText(attributes)}/>`).join('');
  const meaning = label === undefined ? 'aria-hidden="true"' : `role="img" aria-label="${escapeAttribute(label)}"`;
  return `<svg class="icon" width="${sizePx}" height="${sizePx}" viewBox="0 0 24 24" ${meaning}>${shapes}</svg>`;
}

const attributesText = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join('');

/** Text made safe inside a double-quoted attribute or between tags. */
export const escapeAttribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
