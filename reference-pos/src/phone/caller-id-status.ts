import type { DeviceStatus } from '../http/status.ts';
import { iso } from '../http/views.ts';
import type { CallerIdState, CallerIdTrouble } from '../peripherals/caller-id/index.ts';

/** What a salon reads when nobody is announced; each sentence says what to look at first. */
const troubleTexts: Readonly<Record<CallerIdTrouble, string>> = {
  refused:
    'Die FRITZ!Box lehnt ab. Bitte den Anrufmonitor einschalten: an einem Telefon der FRITZ!Box #96*5* wählen und auflegen.',
  timeout:
    'Die FRITZ!Box antwortet nicht. Bitte Adresse und Netzwerkkabel prüfen; vielleicht sperrt etwas den Anschluss 1012.',
  unreachable: 'Die FRITZ!Box ist nicht zu erreichen. Bitte Netzwerkkabel und Adresse prüfen.',
  'name-unknown': 'Diesen Namen kennt das Netz nicht. Bitte die Adresse der FRITZ!Box prüfen, meist fritz.box.',
  lost: 'Die Verbindung ist abgerissen. Die Kasse verbindet sich von selbst neu.',
  'port-missing': 'Das Modem ist nicht eingesteckt. Bitte den USB-Stecker prüfen.',
  'port-in-use': 'Ein anderes Programm benutzt das Modem. Bitte dort beenden.',
  'port-forbidden': 'Die Kasse darf den Anschluss des Modems nicht öffnen (unter Linux fehlt die Gruppe dialout).',
  'no-answer': 'Das Modem antwortet nicht. Bitte einmal aus- und wieder einstecken.',
  'no-caller-id': 'Dieses Modem kann keine Rufnummern anzeigen. Bitte ein Modell mit Rufnummernanzeige nehmen.',
};

/** The caller ID in a word and a sentence. */
export function callerIdStatus(state: CallerIdState): DeviceStatus {
  switch (state.state) {
    case 'not-set-up':
      return { state: 'not-set-up', text: 'Anruferkennung ist noch nicht eingerichtet.' };
    case 'connecting':
      return { state: 'connecting', text: 'Die Anruferkennung verbindet sich.' };
    case 'ready':
      return { state: 'ready', text: 'Anrufe werden angezeigt.', lastSeen: iso(state.lastSeenMs) };
    case 'failed': {
      const seen = state.lastSeenMs === undefined ? {} : { lastSeen: iso(state.lastSeenMs) };
      return { state: state.trouble, text: `Anrufe werden nicht angezeigt. ${troubleTexts[state.trouble]}`, ...seen };
    }
  }
}
