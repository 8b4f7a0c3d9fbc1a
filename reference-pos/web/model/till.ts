import type { TillApi } from './api.ts';
import type { ConnectionState } from './connection.ts';
import type { Facts, NoticeFacts, Problem } from './facts.ts';
import type { TillClock, TillRandom } from './ports.ts';
import type { Store } from './store.ts';

const mostNotices = 3;
const quietNoticeMs = 6_000;

/** What every desk of the till works with. */
export interface Till {
  readonly store: Store<Facts>;
  readonly api: TillApi;
  readonly clock: TillClock;
  readonly random: TillRandom;
  readonly connectionState: () => ConnectionState;
}

/** Puts a notice on the screen; the same one is not shown twice, and good news leaves by itself. */
export function notify(till: Till, tone: NoticeFacts['tone'], problem: Problem): void {
  const { store, random, clock } = till;
  const notice: NoticeFacts = { id: random.uuid(), tone, problem };
  const others = store.value.notices.filter((other) => JSON.stringify(other.problem) !== JSON.stringify(problem));
  store.set({ notices: [...others, notice].slice(-mostNotices) });
  if (tone === 'good' || tone === 'quiet') clock.after(quietNoticeMs, () => dismiss(till, notice.id));
}

/** What was refused on a screen is no longer of use on the next one, where it would only cover something. */
export function leaveRefusals({ store }: Till): void {
  const notices = store.value.notices.filter(({ tone }) => tone !== 'bad');
  if (notices.length < store.value.notices.length) store.set({ notices });
}

export function dismiss({ store }: Till, id: string): void {
  store.set({ notices: store.value.notices.filter((notice) => notice.id !== id) });
}
