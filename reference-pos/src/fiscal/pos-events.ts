/** What the till tells its screens as it happens; the screens read the rest by the ordinary routes. */
export type PosEvent =
  | { readonly type: 'sale'; readonly saleId: string; readonly state: string }
  | { readonly type: 'receipt'; readonly receiptNumber: number; readonly saleId: string }
  | { readonly type: 'job'; readonly jobId: string; readonly kind: 'print' | 'drawer'; readonly state: string }
  | { readonly type: 'closing'; readonly number: number }
  | { readonly type: 'card'; readonly key: string; readonly saleId: string; readonly state: 'open' | 'settled' }
  | { readonly type: 'cash'; readonly expectedCents: number }
  | {
      readonly type: 'status';
      readonly device: 'tse' | 'printer' | 'drawer' | 'terminal' | 'cube' | 'storage' | 'callerId';
    }
  /** Somebody calls, or does not any more. */
  | { readonly type: 'phone' }
  | { readonly type: 'capabilities' };

/** Hands events to everybody who listens; a listener must not throw. */
export class PosEvents {
  readonly #listeners = new Set<(event: PosEvent) => void>();

  listen(listener: (event: PosEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(event: PosEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
