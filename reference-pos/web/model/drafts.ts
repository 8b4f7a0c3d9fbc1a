import type { Facts, KnownUser, Language } from './facts.ts';
import type { Keep } from './ports.ts';
import type { Store } from './store.ts';

/** What a reload of the page must not lose; all of it is a session or a draft (CK-01). */
type Draft = Pick<Facts, 'session' | 'sale' | 'payment' | 'card' | 'receiptToShow' | 'print' | 'drawer' | 'unreported'>;

/** What belongs to this device rather than to a person or a sale. */
interface Device {
  readonly language?: Language;
  readonly printerUrl?: string;
  readonly knownUsers?: readonly KnownUser[];
}

/** Raised when the form of the kept text changes; texts of another form are not read. */
const form = 1;

/** Puts kept facts back and keeps them from now on. A broken or foreign text counts as none. */
export function keepFacts(store: Store<Facts>, drafts: Keep | undefined, device: Keep | undefined): void {
  restoreDevice(store, read<Device>(device));
  restoreDraft(store, read<Draft>(drafts));
  let lastDraft = '';
  let lastDevice = '';
  store.listen(() => {
    lastDraft = write(drafts, draftOf(store.value), lastDraft);
    lastDevice = write(device, deviceOf(store.value), lastDevice);
  });
}

function restoreDevice(store: Store<Facts>, device: Device | undefined): void {
  if (!device) return;
  const { language, printerUrl, knownUsers } = device;
  const { printer } = store.value;
  if (language) store.set({ language });
  if (knownUsers) store.set({ knownUsers });
  if (printerUrl) store.set({ printer: { ...printer, ownUrl: printerUrl } });
}

function restoreDraft(store: Store<Facts>, draft: Draft | undefined): void {
  if (!draft) return;
  const { payment } = draft;
  // Whatever was under way when the page went away has to be asked for.
  const asked = payment?.phase === 'sending' ? { ...payment, phase: 'unclear' as const } : payment;
  store.set({ ...draft, payment: asked });
}

const draftOf = ({
  session,
  sale,
  payment,
  card,
  receipt,
  receiptToShow,
  print,
  drawer,
  unreported,
}: Facts): Draft => ({
  ...(session ? { session } : {}),
  ...(sale ? { sale } : {}),
  ...(payment ? { payment } : {}),
  ...(card ? { card } : {}),
  ...(receipt ? { receiptToShow: receipt.receipt.number } : receiptToShow ? { receiptToShow } : {}),
  ...(print ? { print } : {}),
  ...(drawer ? { drawer } : {}),
  unreported,
});

const deviceOf = ({ language, printer, knownUsers }: Facts): Device => ({
  language,
  knownUsers,
  ...(printer.ownUrl ? { printerUrl: printer.ownUrl } : {}),
});

function read<T>(keep: Keep | undefined): T | undefined {
  const text = keep?.read();
  if (!text) return undefined;
  try {
    const kept = JSON.parse(text) as { form?: unknown; facts?: T };
    return kept.form === form ? kept.facts : undefined;
  } catch {
    // Not ours, or torn: begin afresh; everything that counts is on the server.
    return undefined;
  }
}

function write(keep: Keep | undefined, facts: object, last: string): string {
  const text = JSON.stringify({ form, facts });
  if (text !== last) keep?.write(text);
  return text;
}
