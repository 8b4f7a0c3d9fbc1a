import { type Facts, hasRight } from '../facts.ts';
import type { DrawerDeskState, DrawerHint } from '../till-state.ts';
import type { Words } from '../words/index.ts';
import { defined } from './fields.ts';

/** What the cashier has to do about the drawer after a payment (PH-17, PH-19). */
export function drawerHint(facts: Facts, { drawer: words }: Words): DrawerHint | undefined {
  const { drawer } = facts;
  if (!drawer) return undefined;
  const mayOpen = hasRight(facts, 'drawer') && drawer.opens === 'kick';
  switch (drawer.state) {
    case 'by-key':
      return {
        tone: 'quiet',
        text: drawer.isNoted ? words.noted : words.byKey,
        canOpen: false,
        canNote: !drawer.isNoted,
      };
    case 'opening':
      return { tone: 'quiet', text: words.opening, canOpen: false, canNote: false };
    case 'opened':
      return { tone: 'good', text: words.opened, canOpen: mayOpen, canNote: false };
    case 'failed':
      return { tone: 'warn', text: words.failed, canOpen: mayOpen, canNote: drawer.opens === 'kick-by-page' };
  }
}

/** The drawer without a sale, on the page about devices (PH-18, PH-20). */
export function drawerDesk(facts: Facts, { drawer: words }: Words): DrawerDeskState | undefined {
  const { capabilities, opening } = facts;
  if (!capabilities || !facts.session) return undefined;
  const isKicked = capabilities.drawer === 'kick';
  const tones = { opening: 'quiet', opened: 'good', failed: 'warn', 'by-key': 'quiet' } as const;
  const texts = { opening: words.opening, opened: words.opened, failed: words.failed, 'by-key': words.byKey };
  return defined({
    canOpen: isKicked && hasRight(facts, 'drawer'),
    canNote: !isKicked && hasRight(facts, 'sell'),
    opening: opening && { tone: tones[opening], text: texts[opening] },
    kickByPage:
      capabilities.variant === 'cloud' && hasRight(facts, 'settings')
        ? { isOn: capabilities.drawer === 'kick-by-page' }
        : undefined,
  });
}
