/** Why a terminal did not do what it was asked, in words that a till can act on. */
export type TerminalFailure =
  | 'not-configured'
  | 'not-found'
  | 'refused'
  | 'not-a-terminal'
  | 'silent'
  | 'connection-lost'
  | 'busy'
  | 'password'
  | 'currency'
  | 'declined'
  | 'stopped'
  | 'card'
  | 'limit'
  | 'host-away'
  | 'needs-initialisation'
  | 'needs-end-of-day'
  | 'needs-service'
  | 'maintenance'
  | 'paper'
  | 'card-inserted'
  | 'not-possible'
  | 'time-over'
  | 'already-reversed'
  | 'nothing-stored'
  | 'bridge-away';

const address =
  'Vielleicht ist es aus, das Netzwerkkabel steckt nicht, oder es hat eine andere Adresse bekommen (Anzeige des Terminals mit den Einstellungen vergleichen).';

/** What happened and what to do. What was charged, and what is safe, is said by the till. */
export const terminalFailureText: Readonly<Record<TerminalFailure, string>> = {
  'not-configured': 'Es ist kein Kartenterminal eingerichtet. Bitte in den Einstellungen einrichten.',
  'not-found': `Das Kartenterminal ist nicht erreichbar. ${address}`,
  refused:
    'Unter der Adresse des Kartenterminals nimmt niemand ZVT an. Vielleicht hat es eine andere Adresse, oder es steht auf Handbetrieb (ohne Kasse). Bitte Adresse und Einstellung „Kassenanbindung / ZVT“ am Terminal prüfen.',
  'not-a-terminal':
    'Unter der eingestellten Adresse antwortet kein ZVT-Terminal. Bitte Adresse und Port in den Einstellungen prüfen.',
  silent:
    'Das Kartenterminal nimmt die Verbindung an und antwortet nicht. Vielleicht steht es auf Handbetrieb, oder es ist gerade beschäftigt. Bitte die Anzeige des Terminals ansehen.',
  'connection-lost': 'Die Verbindung zum Kartenterminal ist abgerissen. Bitte Kabel und Strom des Terminals prüfen.',
  busy: 'Das Kartenterminal ist gerade beschäftigt, vielleicht mit einer anderen Kasse oder von Hand. Bitte kurz warten und noch einmal versuchen.',
  password: 'Das Kartenterminal lehnt das Kassenpasswort ab. Bitte das Passwort in den Einstellungen prüfen.',
  currency: 'Das Kartenterminal ist nicht auf Euro eingestellt. Bitte den Betreiber des Terminals anrufen.',
  declined: 'Die Karte wurde abgelehnt. Es wurde nichts belastet. Bitte eine andere Karte oder Zahlart wählen.',
  stopped: 'Die Zahlung wurde am Terminal abgebrochen oder die Zeit war um. Es wurde nichts belastet.',
  card: 'Das Terminal kann diese Karte nicht annehmen. Es wurde nichts belastet. Bitte eine andere Karte oder Zahlart wählen.',
  limit: 'Der Betrag liegt über der Grenze des Terminals oder der Karte. Es wurde nichts belastet.',
  'host-away':
    'Das Kartenterminal erreicht seinen Betreiber nicht. Es wurde nichts belastet. Vielleicht fehlt das Internet; bar geht es weiter.',
  'needs-initialisation':
    'Das Kartenterminal muss neu angemeldet werden (Initialisierung). Bitte am Terminal auslösen.',
  'needs-end-of-day': 'Das Kartenterminal verlangt erst einen Kassenschnitt. Bitte den Kassenschnitt auslösen.',
  'needs-service': 'Das Kartenterminal meldet eine Störung. Bitte den Betreiber des Terminals anrufen.',
  maintenance: 'Das Kartenterminal wird gerade gewartet oder aktualisiert. Bitte einige Minuten warten.',
  paper: 'Das Kartenterminal hat kein Papier. Bitte eine Rolle einlegen.',
  'card-inserted': 'Im Kartenterminal steckt noch eine Karte. Bitte entnehmen und noch einmal versuchen.',
  'not-possible': 'Das Kartenterminal kann das nicht. Es wurde nichts belastet.',
  'time-over': 'Das Kartenterminal hat zu lange nicht geantwortet.',
  'already-reversed': 'Diese Zahlung ist am Terminal schon storniert.',
  'nothing-stored': 'Das Kartenterminal hat diese Zahlung nicht gespeichert.',
  'bridge-away': 'Der Cube im Salon ist nicht verbunden; das Kartenterminal ist über ihn angeschlossen.',
};
