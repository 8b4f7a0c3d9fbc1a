import { CARDS, type Card } from './cards.ts';

/** One thing a customer does. */
export type CustomerAct =
  | { readonly kind: 'tap' | 'insert' | 'swipe'; readonly card: Card }
  /** Digits; undefined is the PIN of the card, whatever it is. */
  | { readonly kind: 'pin'; readonly pin: string | undefined }
  | { readonly kind: 'tip'; readonly tipCents: number }
  | { readonly kind: 'stop' };

/** What a customer does whenever nobody says otherwise. */
export type CustomerHabit = 'waits' | 'taps' | 'inserts' | 'swipes' | 'cancels';

/** The person in front of the terminal. Acts wait until the terminal asks for them, and are forgotten with its transaction. */
export class Customer {
  /** Default `waits`: nothing happens without a verb. */
  habit: CustomerHabit = 'waits';
  /** The card that habits use. */
  card: Card = CARDS.girocard;
  /** Leaves an inserted card in the reader. */
  forgetsCard = false;
  #acts: CustomerAct[] = [];
  #hasWalkedAway = false;
  #isInTransaction = false;
  #onAct: () => void = () => {};

  /** Holds a card to the reader, contactless. */
  tap(card: Card = this.card): void {
    this.#do({ kind: 'tap', card });
  }

  insert(card: Card = this.card): void {
    this.#do({ kind: 'insert', card });
  }

  swipe(card: Card = this.card): void {
    this.#do({ kind: 'swipe', card });
  }

  /** Taps, or inserts and enters the PIN. */
  presentCard(card: Card = this.card, how: 'contactless' | 'chip' = 'contactless'): void {
    if (how === 'contactless') {
      this.tap(card);
      return;
    }
    this.insert(card);
    this.enterPin();
  }

  enterPin(pin?: string): void {
    this.#do({ kind: 'pin', pin });
  }

  enterWrongPin(): void {
    this.#do({ kind: 'pin', pin: '0000' });
  }

  giveTip(tipCents: number): void {
    this.#do({ kind: 'tip', tipCents });
  }

  /** Presses STOP. */
  cancel(): void {
    this.#do({ kind: 'stop' });
  }

  /** Leaves: nothing comes any more in this transaction, whatever was to come. */
  walkAway(): void {
    this.#acts = [];
    this.#hasWalkedAway = true;
  }

  /** For the terminal: a transaction begins; habits join in. */
  begin(asksForTip: boolean): void {
    this.#isInTransaction = true;
    if (this.#hasWalkedAway || this.#acts.length > 0) return;
    const { card } = this;
    const tip: CustomerAct[] = asksForTip ? [{ kind: 'tip', tipCents: 0 }] : [];
    const pin: CustomerAct = { kind: 'pin', pin: undefined };
    switch (this.habit) {
      case 'waits':
        return;
      case 'taps':
        this.#acts.push(...tip, { kind: 'tap', card }, pin);
        return;
      case 'inserts':
        this.#acts.push(...tip, { kind: 'insert', card }, pin);
        return;
      case 'swipes':
        this.#acts.push(...tip, { kind: 'swipe', card });
        return;
      case 'cancels':
        this.#acts.push({ kind: 'stop' });
        return;
    }
  }

  /** For the terminal: the first act of these kinds; what the customer wanted to do before it is passed over. */
  take(kinds: readonly CustomerAct['kind'][]): CustomerAct | undefined {
    const at = this.#acts.findIndex(({ kind }) => kinds.includes(kind));
    return at < 0 ? undefined : this.#acts.splice(0, at + 1).at(-1);
  }

  /** For the terminal: called with every new act. */
  watch(onAct: () => void): void {
    this.#onAct = onAct;
  }

  /** For the terminal: it is idle again; after a registration or an enquiry nobody forgets what they wanted to do. */
  end(): void {
    if (!this.#isInTransaction) return;
    this.#isInTransaction = false;
    this.#acts = [];
    this.#hasWalkedAway = false;
  }

  #do(act: CustomerAct): void {
    this.#acts.push(act);
    this.#onAct();
  }
}
