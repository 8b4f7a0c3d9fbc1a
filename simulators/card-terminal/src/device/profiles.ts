import type { CharacterSet } from '../protocol/text.ts';

/**
 * When is the money final? `autoReversal`: not before the ECR has acknowledged `04 0F` and all prints (PA00P015, 2.2.8);
 * `keep`: a communication fault changes nothing, tag 1F1F settles it (chapter 4); `declined`: unacknowledged counts as declined
 * and was never captured (card complete).
 */
export type Finality = 'autoReversal' | 'keep' | 'declined';

/** What differs between brands. Every field may be changed alone. */
export interface TerminalProfile {
  readonly finality: Finality;
  /** `until-host`: the ECR may abort until the host is called; `ignored`: no answer at all to `06 B0`. */
  readonly abort: 'until-host' | 'ignored';
  /** Digits of the password that are looked at. */
  readonly passwordDigits: 5 | 6;
  readonly characterSet: CharacterSet;
  readonly doesStatusNeedPassword: boolean;
  readonly sendsPrintText: boolean;
  /** Sends TLV although nobody enabled it. */
  readonly forcesTlv: boolean;
  readonly reversesOnlyLast: boolean;
  /** `06 20` answers by completion only while operators may start payments. */
  readonly hidesLastWhenHandOperated: boolean;
  readonly keepsRegistration: boolean;
  /** Old terminals tell the ECR the whole card number, in BMP 22 and on slips. */
  readonly masksCardNumber: boolean;
  /** How a card paid stands in tag 2F (PA00P015); Valina terminals send its parts bare, as captures show. */
  readonly nestsPaymentTags: boolean;
}

const classic: TerminalProfile = {
  finality: 'autoReversal',
  abort: 'until-host',
  passwordDigits: 6,
  characterSet: 'cp437',
  doesStatusNeedPassword: false,
  sendsPrintText: true,
  forcesTlv: false,
  reversesOnlyLast: false,
  hidesLastWhenHandOperated: false,
  keepsRegistration: true,
  masksCardNumber: true,
  nestsPaymentTags: true,
};

export const PROFILES = {
  classic,
  'ch4-sync': { ...classic, finality: 'keep' },
  cardcomplete: {
    ...classic,
    finality: 'declined',
    passwordDigits: 5,
    characterSet: 'iso-8859-1',
    doesStatusNeedPassword: true,
    nestsPaymentTags: false,
  },
  hobex: { ...classic, sendsPrintText: false, forcesTlv: true },
  'pax-a80': { ...classic, abort: 'ignored', reversesOnlyLast: true, hidesLastWhenHandOperated: true },
} as const satisfies Readonly<Record<string, TerminalProfile>>;

export type ProfileName = keyof typeof PROFILES;
