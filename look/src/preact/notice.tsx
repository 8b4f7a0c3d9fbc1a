import type { ComponentChildren } from 'preact';
import type { IconName } from '../icons/icon-svg.ts';
import { Icon } from './icon.tsx';
import { type Tone, toneIcons } from './tone.ts';

export interface NoticeProps {
  readonly tone: Tone;
  readonly title?: string;
  readonly icon?: IconName;
  readonly children?: ComponentChildren;
  /** What to do about it: a button at the right. */
  readonly action?: ComponentChildren;
}

/** Something the reader should know: what happened, what is safe, what to do. Read out by screen readers when it appears. */
export function Notice({ tone, title, icon, children, action }: NoticeProps) {
  return (
    <div class={`notice notice--${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon name={icon ?? toneIcons[tone]} size={22} />
      <div class="notice__text">
        {title !== undefined && <p class="notice__title">{title}</p>}
        {children}
      </div>
      {action}
    </div>
  );
}
