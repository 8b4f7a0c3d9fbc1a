import type { DeviceStatus } from '../http/status.ts';
import { iso } from '../http/views.ts';
import type { CubeLink } from './cube-link.ts';

/** The cube in a word and a sentence. */
export function cubeStatus(link: CubeLink): DeviceStatus {
  const lastSeen = link.lastHeardMs === undefined ? {} : { lastSeen: iso(link.lastHeardMs) };
  return link.isConnected
    ? { state: 'ready', text: 'Der Cube ist verbunden; die Geräte im Salon werden von ihm bedient.', ...lastSeen }
    : {
        state: 'gone',
        text: 'Der Cube ist nicht verbunden. Verkaufen geht weiter: Diese Seite druckt, die Lade öffnet der Schlüssel. Bitte Strom und Netzwerkkabel des Cubes prüfen.',
        ...lastSeen,
      };
}
