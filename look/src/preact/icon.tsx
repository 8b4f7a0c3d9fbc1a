import { h } from 'preact';
import { type IconName, iconShapes } from '../icons/icon-svg.ts';

/** An icon of the set, in `currentColor`; without a label it is decoration. */
export function Icon({
  name,
  size = 20,
  label,
}: {
  readonly name: IconName;
  readonly size?: number;
  readonly label?: string;
}) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: `meaning` names the drawing or marks it as decoration
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" {...meaning(label)}>
      {iconShapes(name).map(([element, attributes]) => h(element, attributes))}
    </svg>
  );
}

export const meaning = (label: string | undefined) =>
  label === undefined ? ({ 'aria-hidden': true } as const) : ({ role: 'img', 'aria-label': label } as const);
