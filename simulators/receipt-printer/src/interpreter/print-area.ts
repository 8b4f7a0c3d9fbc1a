import type { Align } from './settings.ts';

/** How far things `width` dots wide move to the right in an area of `areaWidth` dots. */
export function alignOffset(align: Align, areaWidth: number, width: number): number {
  if (align === 'left') return 0;
  const free = Math.max(0, areaWidth - width);
  return align === 'right' ? free : free >> 1;
}
