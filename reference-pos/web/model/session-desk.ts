import { type KnownUser, own, refused, type Session } from './facts.ts';
import type { TillTimer } from './ports.ts';
import type { Till } from './till.ts';
import type { SessionAnswer } from './wire.ts';

const mostKnownUsers = 8;

export interface SessionDeskOptions {
  readonly usesCookie: boolean;
  readonly idleLockMs: number;
  readonly onSignedIn: () => Promise<void>;
  readonly onSignedOut: () => void;
}

/** Who is at the till. Locks itself when nobody touches it; an open sale is kept and goes on after the next sign-in. */
export class SessionDesk {
  readonly #till: Till;
  readonly #options: SessionDeskOptions;
  #lock: TillTimer | undefined;

  constructor(till: Till, options: SessionDeskOptions) {
    this.#till = till;
    this.#options = options;
  }

  async signIn(user: string, pin: string): Promise<void> {
    const { store, api } = this.#till;
    if (store.value.signIn.isBusy) return;
    store.set({ signIn: { isBusy: true } });
    api.token = undefined;
    const answer = await api.post<SessionAnswer>('/session', { user, pin });
    if (answer.kind !== 'ok') {
      const problem = answer.kind === 'refused' ? refused(answer.refusal) : own('no-answer');
      store.set({ signIn: { isBusy: false, problem } });
      return;
    }
    this.#remember({ user, name: answer.value.user.name });
    await this.#enter(answer.value);
    store.set({ signIn: { isBusy: false } });
  }

  /** Asks the server whether the session of this tab still lives (after a reload). */
  async resume(): Promise<void> {
    const { store, api } = this.#till;
    const kept = store.value.session;
    if (!this.#options.usesCookie && !kept?.token) return store.set({ isSessionKnown: true, session: undefined });
    api.token = kept?.token;
    const answer = await api.get<SessionAnswer>('/session');
    if (answer.kind === 'ok') await this.#enter({ ...answer.value, ...(kept?.token ? { token: kept.token } : {}) });
    else if (answer.kind === 'refused') store.set({ isSessionKnown: true, session: undefined });
  }

  async signOut(): Promise<void> {
    const { api } = this.#till;
    if (!this.#till.store.value.session) return;
    const ended = api.delete('/session');
    this.leave();
    await ended;
    api.token = undefined;
  }

  /** The session is over, for whatever reason. */
  leave(): void {
    this.#lock?.cancel();
    this.#till.store.set({ session: undefined, isSessionKnown: true });
    this.#options.onSignedOut();
  }

  /** Somebody touched the till. */
  touch(): void {
    this.#lock?.cancel();
    if (!this.#till.store.value.session) return;
    this.#lock = this.#till.clock.after(this.#options.idleLockMs, () => void this.signOut());
  }

  async #enter({ token, user, rights }: SessionAnswer): Promise<void> {
    const { store, api } = this.#till;
    const keepsToken = !this.#options.usesCookie && token !== undefined;
    const session: Session = { user, rights, ...(keepsToken ? { token } : {}) };
    api.token = keepsToken ? token : undefined;
    store.set({ session, isSessionKnown: true });
    this.touch();
    await this.#options.onSignedIn();
  }

  #remember(known: KnownUser): void {
    const { store } = this.#till;
    const others = store.value.knownUsers.filter(({ user }) => user !== known.user);
    store.set({ knownUsers: [known, ...others].slice(0, mostKnownUsers) });
  }
}
