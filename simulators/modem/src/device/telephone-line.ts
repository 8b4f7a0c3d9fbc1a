/** Who calls. `sent` is the number in exactly the characters that come over the line. */
export type LineCaller =
  | { readonly kind: 'number'; readonly sent: string; readonly name?: string }
  | { readonly kind: 'withheld' }
  | { readonly kind: 'unavailable' };

/** A call as the modem meets it; `Call` of `@kassensturz/telephone` has this shape. */
export interface LineCall {
  readonly caller: LineCaller;
  readonly ringPattern: 'A' | 'B' | 'C';
  readonly state: 'ringing' | 'answered' | 'ended';
  /** `busy` and `no such number` are heard as tones; everything else is silence. */
  readonly end: string | undefined;
  answer(): unknown;
  hangUp(): void;
  hangUpByCalled(): void;
  onChange(listener: (call: LineCall) => void): () => void;
}

/** What the modem's telephone plug goes into; `TelephoneExchange` of `@kassensturz/telephone` has this shape. */
export interface TelephoneNetwork {
  connect(device: { readonly numbers: readonly string[]; readonly channels?: number; ring(call: LineCall): void }): {
    dial(digits: string): LineCall;
    disconnect(): void;
  };
}
