import type { Card } from './cards.ts';
import { type Charge, chargesOf, type LedgerEntry, type LedgerKind } from './ledger.ts';

export interface HostRequest {
  /** `authorise` with `isCapture` false only blocks the amount; `capture` takes it later. */
  readonly kind: 'authorise' | 'capture' | 'reverse' | 'refund';
  readonly isCapture: boolean;
  readonly id: string;
  readonly terminalId: string;
  readonly amountCents: number;
  readonly receiptNumber: number;
  readonly trace: number;
  readonly card: Card | undefined;
  readonly pin: string | undefined;
}

export type HostReply =
  | { readonly kind: 'approved' }
  | { readonly kind: 'declined'; readonly code: number; readonly text: string };

/** What the terminal experiences; `lost` was done at the host, its answer never came. */
export type HostExchange =
  | { readonly kind: 'unreachable'; readonly afterMs: number }
  | { readonly kind: 'lost'; readonly afterMs: number }
  | { readonly kind: 'answered'; readonly afterMs: number; readonly reply: HostReply };

const PIN_WRONG = 0x37;
const DECLINED = 0x05;

/** The bank behind the terminals: may be slow, down, or lose its answers. Its ledger outlives every terminal. */
export class PaymentHost {
  readonly #ledger: LedgerEntry[] = [];
  /** Time from question to answer. */
  latencyMs = 900;
  isDown = false;
  /** So many of the next answers get lost after the host has done what was asked. */
  lostAnswers = 0;
  /** A terminal waits so long for an answer. */
  patienceMs = 30_000;
  /** How long a terminal tries to reach a host that is down. */
  dialMs = 5_000;
  readonly #refusals: { readonly code: number; readonly text: string }[] = [];

  /** All that happened, in order. */
  get ledger(): readonly LedgerEntry[] {
    return this.#ledger;
  }

  /** What was charged in the end. */
  get charges(): readonly Charge[] {
    return chargesOf(this.#ledger);
  }

  /** Refuses the next authorisation with a host code (01 to 63 hex). */
  declineNext(code = DECLINED, text = 'Karte abgelehnt'): void {
    this.#refusals.push({ code, text });
  }

  exchange(request: HostRequest, at: number): HostExchange {
    if (this.isDown) return { kind: 'unreachable', afterMs: this.dialMs };
    const reply = this.#decide(request, at);
    if (this.latencyMs > this.patienceMs) return { kind: 'lost', afterMs: this.patienceMs };
    if (this.lostAnswers > 0) {
      this.lostAnswers -= 1;
      return { kind: 'lost', afterMs: this.patienceMs };
    }
    return { kind: 'answered', afterMs: this.latencyMs, reply };
  }

  #decide(request: HostRequest, at: number): HostReply {
    switch (request.kind) {
      case 'authorise':
        return this.#authorise(request, at);
      case 'refund':
        this.#write('refund', request, at);
        return { kind: 'approved' };
      case 'capture':
        if (!this.#has('capture', request.id) && this.#has('authorisation', request.id))
          this.#write('capture', request, at);
        return { kind: 'approved' };
      case 'reverse':
        return this.#reverse(request, at);
    }
  }

  #authorise(request: HostRequest, at: number): HostReply {
    const refusal = this.#refusalOf(request);
    if (refusal !== undefined) {
      this.#write('decline', request, at);
      return { kind: 'declined', ...refusal };
    }
    this.#write('authorisation', request, at);
    if (request.isCapture) this.#write('capture', request, at);
    return { kind: 'approved' };
  }

  #refusalOf({ card, pin, amountCents }: HostRequest): { code: number; text: string } | undefined {
    if (pin !== undefined && card !== undefined && pin !== card.pin) return { code: PIN_WRONG, text: 'PIN falsch' };
    const ordered = this.#refusals.shift();
    if (ordered !== undefined) return ordered;
    if (card?.refusedWith !== undefined) return { code: card.refusedWith, text: 'Karte abgelehnt' };
    if (card?.limitCents !== undefined && amountCents > card.limitCents)
      return { code: DECLINED, text: 'Limit überschritten' };
    return undefined;
  }

  /** Undoing what is not there, or twice, is no error: a terminal that knows nothing asks to be safe. */
  #reverse(request: HostRequest, at: number): HostReply {
    const isThere = ['authorisation', 'capture', 'refund'].some((kind) => this.#has(kind as LedgerKind, request.id));
    if (isThere && !this.#has('reversal', request.id)) this.#write('reversal', request, at);
    return { kind: 'approved' };
  }

  #has(kind: LedgerKind, id: string): boolean {
    return this.#ledger.some((entry) => entry.kind === kind && entry.id === id);
  }

  #write(kind: LedgerKind, request: HostRequest, at: number): void {
    const { id, terminalId, amountCents, receiptNumber, trace } = request;
    this.#ledger.push({ at, kind, id, terminalId, amountCents, receiptNumber, trace });
  }
}
