import type { PrintFailure } from './print-outcome.ts';

/** What the cashier reads: what happened, and what to do. That the sale is safe is said by the till. */
export const failureText: Readonly<Record<PrintFailure, string>> = {
  'paper-end': 'Das Bonpapier ist zu Ende. Bitte eine neue Rolle einlegen, dann den Bon noch einmal drucken.',
  'cover-open': 'Der Deckel des Bondruckers ist offen. Bitte schließen, dann den Bon noch einmal drucken.',
  cutter:
    'Der Abschneider des Bondruckers klemmt. Bitte Deckel öffnen, Papierrest entfernen, Deckel schließen; den Bon von Hand abreißen.',
  mechanical: 'Der Bondrucker meldet eine Störung seiner Mechanik. Bitte Papierstau prüfen, dann noch einmal drucken.',
  'too-hot': 'Der Druckkopf des Bondruckers ist zu heiß. Bitte einige Minuten warten, dann noch einmal drucken.',
  unrecoverable: 'Der Bondrucker ist gestört. Bitte aus- und wieder einschalten; bleibt es dabei, den Service rufen.',
  offline: 'Der Bondrucker ist nicht bereit. Bitte die Anzeige am Drucker prüfen und die Papiertaste drücken.',
  busy: 'Der Bondrucker antwortet nicht; vielleicht druckt gerade eine andere Kasse. Bitte gleich noch einmal drucken.',
  'not-found':
    'Der Bondrucker ist nicht erreichbar. Bitte prüfen, ob er eingeschaltet ist, das Netzwerkkabel steckt und die Adresse stimmt, dann noch einmal drucken.',
  'not-a-printer':
    'Unter der eingestellten Adresse antwortet kein Bondrucker. Bitte die Adresse des Druckers in den Einstellungen prüfen.',
  timeout: 'Der Bondrucker hat den Druck nicht bestätigt. Bitte nachsehen, ob der Bon vollständig gedruckt ist.',
  'connection-lost':
    'Die Verbindung zum Bondrucker ist beim Drucken abgerissen. Bitte nachsehen, ob der Bon vollständig gedruckt ist.',
  'blocked-by-browser':
    'Der Browser lässt die Verbindung zum Bondrucker nicht zu. Bitte in den Einstellungen des Browsers für diese Seite den Zugriff auf Geräte im lokalen Netzwerk erlauben.',
  'mixed-content':
    'Diese Seite ist verschlüsselt (https), der Bondrucker wird ohne Verschlüsselung (http) angesprochen; das lässt der Browser nicht zu. Bitte die Adresse des Druckers unter „Geräte“ mit https:// eintragen.',
  certificate:
    'Der Browser vertraut dem Zertifikat des Bondruckers nicht. Bitte die Adresse des Druckers einmal im Browser öffnen und das Zertifikat annehmen; hilft das nicht, prüfen, ob der Drucker eingeschaltet ist.',
  rejected: 'Der Bondrucker hat den Auftrag nicht angenommen. Bitte den Service rufen.',
  'does-not-fit':
    'Der Bon passt nicht auf dieses Papier. Bitte die Papierbreite in den Einstellungen prüfen oder breiteres Papier verwenden.',
};
