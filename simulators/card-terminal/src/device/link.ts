import type { Apdu } from '../protocol/apdu.ts';

/** One cash register at the other end of a wire, seen from the terminal. */
export interface Link {
  readonly via: 'tcp' | 'serial';
  readonly remote: string;
  readonly isOpen: boolean;
  /** False when the message cannot have arrived. On TCP true says no more than that it was sent. */
  send(message: Apdu): Promise<boolean>;
  /** `reset`: both sides notice at once; `silence`: nobody is told, nothing passes. */
  cut(how: 'reset' | 'silence'): void;
}
