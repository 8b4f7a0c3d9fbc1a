/** Who calls, as the exchange passes it on. `sent` is the number in exactly the characters that go over the line. */
export type Caller =
  | { readonly kind: 'number'; readonly sent: string; readonly e164: string; readonly name?: string }
  | { readonly kind: 'withheld' }
  | { readonly kind: 'unavailable' };
