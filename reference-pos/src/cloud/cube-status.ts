import { germanTime } from '../fiscal/german-time.ts';
import type { DeviceStatus } from '../http/status.ts';
import { iso } from '../http/views.ts';
import type { CubeLink } from './cube-link.ts';
import type { CubePairing } from './cube-pairing.ts';

/** The cube in a word and a sentence. */
export function cubeStatus(link: CubeLink, pairing: CubePairing): DeviceStatus {
  const { cube } = pairing;
  const { state, text } = cube === undefined ? notPaired : link.isConnected ? connected : gone;
  const lastSeen = cube === undefined || link.lastHeardMs === undefined ? {} : { lastSeen: iso(link.lastHeardMs) };
  return { state, text: `${text}${refusalText(pairing)}`, ...lastSeen };
}

const notPaired = {
  state: 'not-paired',
  text: 'Noch kein Cube gekoppelt. Verkaufen geht: Diese Seite druckt, die Lade öffnet der Schlüssel.',
};

const connected = { state: 'ready', text: 'Der Cube ist verbunden; die Geräte im Salon werden von ihm bedient.' };

const gone = {
  state: 'gone',
  text: 'Der Cube ist nicht verbunden. Verkaufen geht weiter: Diese Seite druckt, die Lade öffnet der Schlüssel. Bitte Strom und Netzwerkkabel des Cubes prüfen.',
};

/** Somebody at the till should know that a second cube, or one with an old code, has knocked. */
function refusalText({ lastRefusal }: CubePairing): string {
  if (!lastRefusal) return '';
  const at = germanTime(lastRefusal.atMs);
  return lastRefusal.code === 'CUBE_ALREADY_PAIRED'
    ? ` Ein zweiter Cube wurde am ${at} abgewiesen.`
    : ` Ein Cube mit ungültigem Code wurde am ${at} abgewiesen.`;
}
