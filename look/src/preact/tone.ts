import type { IconName } from '../icons/icon-svg.ts';

/** How things are: always shown as an icon and a word, then a colour. */
export type Tone = 'good' | 'warn' | 'bad' | 'quiet' | 'accent';

export const toneIcons: Readonly<Record<Tone, IconName>> = {
  good: 'circle-check',
  warn: 'triangle-alert',
  bad: 'circle-alert',
  quiet: 'circle-dashed',
  accent: 'info',
};
