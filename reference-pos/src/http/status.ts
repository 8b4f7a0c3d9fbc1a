import type { DeskState } from '../fiscal/tse-desk.ts';
import { callerIdStatus } from '../phone/caller-id-status.ts';
import type { Pos } from '../pos.ts';
import { capabilitiesOf } from './capabilities.ts';
import { tseWarnings } from './tse-warnings.ts';
import { iso } from './views.ts';

/** One device in a plain word and a sentence; `lastSeen` is when it last answered. */
export interface DeviceStatus {
  readonly state: string;
  readonly text: string;
  readonly lastSeen?: string;
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

/** How the variant's own devices are; undefined where nobody knows more than the capabilities say. */
export type StatusReaders = Readonly<Record<string, () => DeviceStatus | undefined>>;

export function tseStatus(pos: Pos): DeviceStatus {
  const { state, kind } = pos.desk;
  switch (state.state) {
    case 'resting':
    case 'starting':
      return { state: 'starting', text: 'Die TSE wird vorbereitet.', details: { kind } };
    case 'ready':
      return readyTse(pos, state);
    case 'outage':
      return failingTse(pos, state);
  }
}

function failingTse({ inventory, desk }: Pos, { outage }: Extract<DeskState, { state: 'outage' }>): DeviceStatus {
  const { id, startedAtMs, cause, text } = outage;
  const details = { kind: desk.kind, outageId: id, since: iso(startedAtMs), cause };
  if (inventory.forNew().id !== inventory.main.id) {
    return {
      state: 'spare',
      text: `${text}. Die Ersatz-TSE signiert. Bitte die Ursache unverzüglich beheben.`,
      details,
    };
  }
  return {
    state: 'outage',
    text: `${text}. Verkaufen ist erlaubt; Belege tragen den Hinweis „TSE ausgefallen“. Bitte die Ursache unverzüglich beheben.`,
    details,
  };
}

function readyTse(pos: Pos, { identity, sinceMs }: Extract<DeskState, { state: 'ready' }>): DeviceStatus {
  const { serialNumber, clientId, certificateEndsAtMs: endsAtMs } = identity;
  const device = pos.records.tseDevices.find(pos.inventory.main.id);
  const warnings = device ? tseWarnings(pos, device) : [];
  const [first] = warnings;
  const { signaturesLeft, freeBytes } = pos.desk.health;
  return {
    state: first?.code ?? 'ready',
    text: first ? `Die TSE signiert. ${warnings.map(({ text }) => text).join(' ')}` : 'Die TSE signiert.',
    lastSeen: iso(Math.max(sinceMs, pos.desk.seenAtMs ?? 0)),
    details: {
      kind: pos.desk.kind,
      serialNumber,
      clientId,
      ...(endsAtMs === undefined ? {} : { certificateEndsAt: iso(endsAtMs) }),
      ...(signaturesLeft === undefined ? {} : { signaturesLeft }),
      ...(freeBytes === undefined ? {} : { freeBytes }),
    },
  };
}

/** The internet as far as this till notices it: by its cloud TSE, and otherwise not at all (KS-17). */
export function internetStatus({ desk, config }: Pos): DeviceStatus {
  if (config.variant !== 'box') return { state: 'ok', text: 'Der Server steht im Internet.' };
  if (desk.kind === 'usb') return { state: 'not-needed', text: 'Diese Kasse braucht zum Verkaufen kein Internet.' };
  const { state } = desk;
  if (state.state === 'ready') return { state: 'ok', text: 'Die Cloud-TSE ist erreichbar.' };
  const isAway = state.state === 'outage' && ['unreachable', 'timeout'].includes(state.outage.cause);
  return isAway
    ? {
        state: 'unreachable',
        text: 'Die Cloud-TSE ist nicht erreichbar; vielleicht fehlt das Internet. Verkaufen geht weiter.',
      }
    : { state: 'unknown', text: 'Ob das Internet geht, ist gerade nicht bekannt.' };
}

/** Devices this variant has only by hand or not at all, in the words of the capabilities. */
export function limitStatuses(pos: Pos): Readonly<Record<'drawer' | 'terminal' | 'callerId', DeviceStatus>> {
  const { drawer, terminal, callerId, texts } = capabilitiesOf(pos);
  return {
    drawer: { state: drawer, text: texts.drawer },
    terminal: { state: terminal, text: texts.terminal },
    callerId:
      pos.phone && callerId !== 'none' ? callerIdStatus(pos.phone.state()) : { state: callerId, text: texts.callerId },
  };
}

export function storageStatus({ store }: Pos): DeviceStatus {
  const health = store.health();
  const { freeBytes, totalBytes, usedBytes, reserveBytes } = health;
  // A simulated disk may be without limit; JSON has no word for that.
  const room = Number.isFinite(totalBytes) ? { freeBytes, totalBytes } : {};
  const details = { ...room, usedBytes, reserveBytes };
  switch (health.state) {
    case 'ok':
      return { state: 'ok', text: 'Alles Bestätigte ist sicher gespeichert.', details };
    case 'low':
      return { state: 'low', text: 'Der Speicher wird knapp. Bitte bald Platz schaffen.', details };
    case 'full':
      return {
        state: 'full',
        text: 'Der Speicher ist voll: keine neuen Verkäufe. Gespeichertes ist sicher. Bitte exportieren und Platz schaffen.',
        details,
      };
    case 'failed':
    case 'closed':
      return {
        state: 'failed',
        text: 'Der Speicher meldet Fehler; die Kasse nimmt nichts mehr an. Bitte neu starten, sonst den Datenträger tauschen.',
        details,
      };
  }
}
