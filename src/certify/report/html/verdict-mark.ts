import { type IconName, iconSvg } from '@kassensturz/look';
import { verdictNames } from '../../summary.ts';
import type { Conclusion, ScenarioStatus, VerdictWord } from '../../types.ts';
import { bilingual, Html, html } from './markup.ts';

/** What a state is drawn as: an icon, and the token of its colour. */
interface Mark {
  readonly icon: IconName;
  readonly tone: 'good' | 'bad' | 'warn' | 'quiet';
}

export const verdictMarks: Readonly<Record<VerdictWord, Mark>> = {
  passed: { icon: 'circle-check', tone: 'good' },
  failed: { icon: 'circle-x', tone: 'bad' },
  warned: { icon: 'triangle-alert', tone: 'warn' },
  'not applicable': { icon: 'minus', tone: 'quiet' },
  'not exercised': { icon: 'circle-dashed', tone: 'quiet' },
  'harness error': { icon: 'wrench', tone: 'bad' },
};

export const conclusionMarks: Readonly<Record<Conclusion, Mark>> = {
  conformant: { icon: 'circle-check', tone: 'good' },
  'not conformant': { icon: 'circle-x', tone: 'bad' },
  'harness error': { icon: 'wrench', tone: 'bad' },
  incomplete: { icon: 'circle-dashed', tone: 'warn' },
};

export function icon(name: IconName, sizePx: number): Html {
  return new Html(iconSvg(name, { sizePx }));
}

/** A verdict as icon and word, in its colour. */
export function verdictMark(verdict: VerdictWord, sizePx = 16): Html {
  const { icon: name, tone } = verdictMarks[verdict];
  return html`<span class="mark mark--${tone}">${icon(name, sizePx)}<span>${bilingual(verdictNames[verdict])}</span></span>`;
}

/** The state of a scenario or step as an icon; the word is there for who cannot see it. */
export function statusIcon(status: ScenarioStatus): Html {
  const { icon: name, tone } =
    status === 'passed'
      ? verdictMarks.passed
      : status === 'skipped'
        ? verdictMarks['not exercised']
        : verdictMarks.failed;
  return html`<span class="mark mark--${tone}">${icon(name, 16)}<span class="visually-hidden">${status}</span></span>`;
}

/** Verdict word as one word, for classes and data attributes. */
export function slugOf(verdict: VerdictWord): string {
  return verdict.replaceAll(' ', '-');
}
