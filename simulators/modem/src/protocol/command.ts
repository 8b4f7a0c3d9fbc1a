export type ExtendedAction =
  | { readonly kind: 'execute' }
  | { readonly kind: 'read' }
  | { readonly kind: 'test' }
  | { readonly kind: 'set'; readonly value: string };

export type RegisterAction =
  | { readonly kind: 'point' }
  | { readonly kind: 'read' }
  | { readonly kind: 'write'; readonly value: number };

/** One command of a line. A register of undefined means the one that was pointed at last. */
export type Command =
  | { readonly kind: 'basic'; readonly name: string; readonly value: number }
  | { readonly kind: 'register'; readonly register: number | undefined; readonly action: RegisterAction }
  | { readonly kind: 'extended'; readonly name: string; readonly action: ExtendedAction }
  | { readonly kind: 'dial'; readonly digits: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'unreadable'; readonly text: string };
