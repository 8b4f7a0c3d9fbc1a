import type { OwnNumber } from './own-number.ts';
import type { PhoneBook } from './phone-book.ts';

export interface FritzBoxOptions {
  /** Default `FRITZ!Box 7590`. */
  readonly model?: string;
  /** Default `8.02`. */
  readonly firmware?: string;
  /** Own numbers; default one, `030 23125 100`. */
  readonly numbers?: readonly (string | OwnNumber)[];
  /** Without its 0; default `30`. */
  readonly areaCode?: string;
  /** How many calls at once; default 2. */
  readonly channels?: number;
  /** Was the call monitor switched on? Boxes come with it off; default false. */
  readonly hasCallMonitor?: boolean;
  /** Does the call monitor stay on over a restart? Default true (reports differ, unverified). */
  readonly keepsCallMonitor?: boolean;
  /** How many programs may listen at once; one more is closed at once. Default 5 (unverified). */
  readonly mostClients?: number;
  /** Who may ask over TR-064. Default `fritz1234` with password `salon-demo`. */
  readonly login?: { readonly user: string; readonly password: string };
  readonly phoneBooks?: readonly PhoneBook[];
  /** Callers that the box rejects at once. */
  readonly blocked?: readonly string[];
}

export const DEFAULT_OPTIONS = {
  model: 'FRITZ!Box 7590',
  firmware: '8.02',
  numbers: ['030 23125 100'],
  areaCode: '30',
  channels: 2,
  hasCallMonitor: false,
  keepsCallMonitor: true,
  mostClients: 5,
  login: { user: 'fritz1234', password: 'salon-demo' },
  phoneBooks: [{ name: 'Telefonbuch', entries: [] }],
  blocked: [],
} as const satisfies Required<FritzBoxOptions>;
