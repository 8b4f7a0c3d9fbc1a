/** Who calls; `sent` is the number in exactly the characters the network passes on. */
export type NetworkCaller =
  | { readonly kind: 'number'; readonly sent: string }
  | { readonly kind: 'withheld' }
  | { readonly kind: 'unavailable' };

/** A call as the box meets it; `Call` of `@kassensturz/telephone` has this shape. */
export interface NetworkCall {
  readonly caller: NetworkCaller;
  /** E.164 digits. */
  readonly called: string;
  readonly state: 'ringing' | 'answered' | 'ended';
  readonly end: string | undefined;
  readonly extension: number | undefined;
  answer(options?: { readonly extension?: number }): unknown;
  hangUp(): void;
  hangUpByCalled(): void;
  onChange(listener: (call: NetworkCall) => void): () => void;
}

/** What the box's line goes to; `TelephoneExchange` of `@kassensturz/telephone` has this shape. */
export interface TelephoneNetwork {
  connect(device: { readonly numbers: readonly string[]; readonly channels?: number; ring(call: NetworkCall): void }): {
    dial(digits: string, from?: string): NetworkCall;
    disconnect(): void;
  };
}
