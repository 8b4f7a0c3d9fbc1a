import type { Facts } from '../facts.ts';
import type { Banner } from '../till-state.ts';
import type { Words } from '../words/index.ts';

/** The one thing that is wrong and matters most: the connection first, then storage, the TSE, an open drawer. */
export function banner(facts: Facts, words: Words): Banner | undefined {
  const place = placeOf(facts);
  if (facts.connection.state === 'lost') {
    return { tone: 'bad', title: words.lost.title[place], text: words.lost.text, checks: words.lost.checks[place] };
  }
  if (!facts.session) return undefined;
  const storage = facts.devices['storage']?.state;
  if (storage === 'low' || storage === 'full' || storage === 'failed') {
    const tone = storage === 'low' ? 'warn' : 'bad';
    return { tone, title: words.storage.title[storage], text: words.storage.text[storage], checks: [] };
  }
  if (facts.devices['tse']?.state === 'outage') {
    return { tone: 'warn', title: words.outage.title, text: words.outage.text, checks: [] };
  }
  if (facts.devices['drawer']?.state === 'left-open') {
    return { tone: 'warn', title: words.drawer.leftOpen, text: words.drawer.leftOpenText, checks: [] };
  }
  return undefined;
}

/** Whether the server stands in the salon or in the internet; that decides what to check. */
export const placeOf = ({ capabilities }: Facts): 'cloud' | 'box' =>
  capabilities?.variant === 'box' ? 'box' : 'cloud';
