import type { Pos } from '../pos.ts';
import { iso } from './views.ts';

/** One device in a plain word and a sentence; `lastSeen` is when it last answered. */
export interface DeviceStatus {
  readonly state: string;
  readonly text: string;
  readonly lastSeen?: string;
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

export type StatusReaders = Readonly<Record<string, () => DeviceStatus>>;

export function tseStatus({ desk }: Pos): DeviceStatus {
  const { state } = desk;
  switch (state.state) {
    case 'starting':
      return { state: 'starting', text: 'Die TSE wird vorbereitet.' };
    case 'ready':
      return {
        state: 'ready',
        text: 'Die TSE signiert.',
        lastSeen: iso(state.sinceMs),
        details: { kind: desk.kind, serialNumber: state.identity.serialNumber, clientId: state.identity.clientId },
      };
    case 'outage':
      return {
        state: 'outage',
        text: `${state.outage.text}. Verkaufen ist erlaubt; Belege tragen den Hinweis „TSE ausgefallen“. Bitte die Ursache unverzüglich beheben.`,
        details: {
          kind: desk.kind,
          outageId: state.outage.id,
          since: iso(state.outage.startedAtMs),
          cause: state.outage.cause,
        },
      };
  }
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
