import type { Variant } from '../config.ts';
import { receiptDuty } from '../office/receipt-duty.ts';
import type { Pos } from '../pos.ts';
import type { PaymentMethod } from '../till/payment.ts';
import type { StaffMember } from '../till/staff.ts';
import { isKickByPage } from './kick-by-page.ts';
import { terminalNow } from './terminal-status.ts';

export type CallerIdOffer = 'none' | 'not-set-up' | 'fritzbox' | 'modem';

/** What the running till can do right now; a cube that is gone takes its devices along (CK-12). */
export interface Capabilities {
  readonly variant: Variant;
  readonly printer: 'epos-from-browser' | 'escpos';
  /** `kick-by-page`: a pulse inside the page's print job, when somebody has switched that on (PH-18). */
  readonly drawer: 'by-key' | 'kick' | 'kick-by-page';
  readonly terminal: 'by-hand' | 'zvt';
  /** What tells who calls; `none` where the till offers no such thing (PH-22). */
  readonly callerId: CallerIdOffer;
  /** Kinds of TSE that can be chosen in this variant. */
  readonly tse: readonly ('cloud' | 'usb')[];
  readonly methods: readonly PaymentMethod[];
  readonly eposPrinterUrl?: string;
  /** Width of the paper in the salon's printer, in mm. */
  readonly paperMm: 58 | 80;
  /** Plain words for the settings page (CK-11). */
  readonly texts: Readonly<Record<'printer' | 'drawer' | 'terminal' | 'callerId' | 'tse', string>>;
  /** Who may sign in; told only inside the salon's own network, never by a server on the internet. */
  readonly users?: readonly { readonly user: string; readonly name: string }[];
  /** Whether every receipt has to be handed out without being asked for (LAW-12). */
  readonly isReceiptDue: boolean;
  readonly isTestBench: true;
}

/** What the cashier reads when the drawer has to be opened by hand (PH-17). */
export const drawerByKeyText = 'Lade bitte mit dem Schlüssel öffnen';

export function capabilitiesOf(pos: Pos): Capabilities {
  const { config, delivery, staff, records } = pos;
  const terminal = terminalNow(pos);
  const callerId = callerIdOffer(pos);
  const isServer = delivery.channel() === 'server';
  const drawer = isServer
    ? 'kick'
    : isKickByPage(records.settings) && config.variant === 'cloud'
      ? 'kick-by-page'
      : 'by-key';
  return {
    variant: config.variant,
    printer: isServer ? 'escpos' : 'epos-from-browser',
    drawer,
    terminal,
    callerId,
    tse: config.variant === 'box' ? ['cloud', 'usb'] : ['cloud'],
    methods: ['cash', 'card'],
    paperMm: config.paperMm ?? 80,
    ...(config.eposPrinter ? { eposPrinterUrl: config.eposPrinter.url } : {}),
    texts: {
      printer: isServer
        ? 'Bondrucker im Salon, direkt angesteuert'
        : 'Bondrucker nur mit ePOS, gedruckt von dieser Seite aus',
      drawer: drawerTexts[drawer],
      terminal:
        terminal === 'zvt' ? 'Kartenterminal bekommt den Betrag von selbst (ZVT)' : 'Kartenterminal nur von Hand',
      callerId: callerIdTexts[callerId],
      tse: config.variant === 'box' ? 'Cloud-TSE oder TSE-Stick' : 'Nur Cloud-TSE',
    },
    ...(config.variant === 'box' ? { users: usersOf(staff) } : {}),
    isReceiptDue: receiptDuty(records.settings).holdsAt(pos.host.clock.now()),
    isTestBench: true,
  };
}

const drawerTexts = {
  kick: 'Kassenlade öffnet sich nach dem Bezahlen',
  'kick-by-page': 'Kassenlade öffnet sich mit dem Druckauftrag dieser Seite',
  'by-key': 'Kassenlade öffnet sich nicht von selbst: bitte mit dem Schlüssel öffnen',
} as const;

const callerIdTexts: Readonly<Record<CallerIdOffer, string>> = {
  none: 'Keine Anruferkennung',
  'not-set-up': 'Anruferkennung ist möglich, aber noch nicht eingerichtet',
  fritzbox: 'Anrufe zeigt die FRITZ!Box an',
  modem: 'Anrufe zeigt das Modem an',
};

/** What this till offers just now: a device beside a cube is gone with the cube. */
export function callerIdOffer(pos: Pick<Pos, 'config' | 'delivery' | 'phone'>): CallerIdOffer {
  const { config, delivery, phone } = pos;
  if (!phone || (config.variant !== 'box' && delivery.channel() !== 'server')) return 'none';
  return phone.device?.kind ?? 'not-set-up';
}

function usersOf(staff: readonly StaffMember[]) {
  return staff.flatMap(({ user, name }) => (user ? [{ user, name }] : []));
}
