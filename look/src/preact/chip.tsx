import type { IconName } from '../icons/icon-svg.ts';
import { Icon } from './icon.tsx';
import { type Tone, toneIcons } from './tone.ts';

/** A state in one glance: icon, name, word. Quiet when all is well. */
export function Chip({
  tone,
  icon,
  name,
  word,
}: {
  readonly tone: Tone;
  readonly icon?: IconName;
  readonly name?: string;
  readonly word: string;
}) {
  return (
    <span class={`chip chip--${tone}`}>
      <Icon name={icon ?? toneIcons[tone]} size={16} />
      {name !== undefined && <span class="chip__name">{name}</span>}
      <span class="chip__word">{word}</span>
    </span>
  );
}
