export type Tone = 'good' | 'warn' | 'bad' | 'quiet';
export type Screen = 'loading' | 'sign-in' | 'sale' | 'payment' | 'card' | 'receipt' | 'devices' | 'day' | 'office';
export type DeviceKind =
  | 'server'
  | 'internet'
  | 'tse'
  | 'printer'
  | 'drawer'
  | 'terminal'
  | 'callerId'
  | 'storage'
  | 'cube';

/** Money as data and as it stands on the screen. */
export interface Amount {
  readonly cents: number;
  readonly text: string;
}
