/**
 * Everything the till refuses, with what the person at the till reads: what happened, what is safe, what to do.
 * `{name}` is filled in from the details.
 */
export const posErrors = {
  AMOUNT_NOT_READABLE: {
    status: 422,
    message:
      'Diesen Betrag kann die Kasse nicht lesen. Es wurde nichts gebucht. Bitte nur Ziffern mit Komma oder Punkt eingeben, zum Beispiel 50,00.',
  },
  REQUEST_NOT_VALID: {
    status: 422,
    message:
      'Die Eingabe ist unvollständig oder falsch ({field}: {problem}). Es wurde nichts gebucht. Bitte prüfen und neu eingeben.',
  },
  ROUTE_UNKNOWN: { status: 404, message: 'Diese Adresse gibt es an der Kasse nicht. Bitte die Kasse neu laden.' },
  NOT_SIGNED_IN: {
    status: 401,
    message:
      'Niemand ist angemeldet oder die Anmeldung ist abgelaufen. Gespeicherte Verkäufe sind sicher. Bitte mit PIN anmelden.',
  },
  SIGN_IN_REFUSED: { status: 401, message: 'Name oder PIN stimmt nicht. Bitte noch einmal eingeben.' },
  SIGN_IN_SLOWED: {
    status: 429,
    message: 'Zu viele falsche Versuche. Bitte {seconds} Sekunden warten und dann noch einmal anmelden.',
  },
  RIGHT_MISSING: {
    status: 403,
    message:
      'Dafür fehlt die Berechtigung. Es wurde nichts geändert. Bitte jemanden mit Berechtigung ({right}) anmelden lassen.',
  },
  ARTICLE_UNKNOWN: {
    status: 422,
    message: 'Den Artikel „{articleId}“ gibt es nicht. Die Position wurde nicht gebucht. Bitte den Artikel neu wählen.',
  },
  STAFF_UNKNOWN: {
    status: 422,
    message: 'Die Person „{staffId}“ gibt es nicht. Die Position wurde nicht gebucht. Bitte die Person neu wählen.',
  },
  PRICE_NEEDS_REASON: {
    status: 422,
    message: 'Ein geänderter Preis braucht einen Grund. Die Position wurde nicht gebucht. Bitte den Grund angeben.',
  },
  PRICE_NEEDED: {
    status: 422,
    message:
      'Für diese Position braucht es einen Betrag, mindestens {least} €. Sie wurde nicht gebucht. Bitte den Betrag eingeben.',
  },
  ARTICLE_NOT_OFFERED: {
    status: 409,
    message:
      'Diese Art Gutschein wird nicht mehr verkauft. Die Position wurde nicht gebucht. Schon verkaufte bleiben einlösbar.',
  },
  VOUCHER_ONE_BY_ONE: {
    status: 422,
    message: 'Gutscheine werden einzeln gebucht, jeder mit seiner Nummer. Die Position wurde nicht gebucht.',
  },
  VOUCHER_PRICE_FIXED: {
    status: 422,
    message:
      'Der Wert dieses Gutscheins steht fest. Die Position wurde nicht gebucht. Bitte den passenden Gutschein wählen.',
  },
  VOUCHER_UNKNOWN: {
    status: 404,
    message: 'Einen gültigen Gutschein {number} gibt es nicht. Es wurde nichts eingelöst. Bitte die Nummer prüfen.',
  },
  VOUCHER_EMPTY: {
    status: 409,
    message: 'Auf dem Gutschein {number} ist nichts mehr. Es wurde nichts eingelöst.',
  },
  VOUCHER_USED: {
    status: 409,
    message:
      'Der Gutschein {number} aus diesem Beleg ist schon (zum Teil) eingelöst. Es wurde nichts geändert. Der Beleg kann nicht mehr storniert werden.',
  },
  NOTHING_TO_SETTLE: {
    status: 409,
    message:
      'In diesem Verkauf ist nichts, was so bezahlt werden kann. Es wurde nichts geändert. Bitte die Positionen prüfen.',
  },
  SETTLE_TOO_MUCH: {
    status: 422,
    message: 'So können hier höchstens {most} € verrechnet werden. Es wurde nichts geändert. Bitte den Betrag prüfen.',
  },
  DISCOUNT_TOO_MUCH: {
    status: 422,
    message: 'Ein Nachlass kann höchstens {most} € betragen. Es wurde nichts geändert. Bitte den Betrag prüfen.',
  },
  STILL_DUE: {
    status: 409,
    message: 'In diesem Verkauf sind noch {due} € offen. Er wurde nicht abgeschlossen. Bitte erst bezahlen.',
  },
  SETTLED_ALREADY: {
    status: 409,
    message:
      'In diesem Verkauf ist schon ein Gutschein oder eine Anzahlung verrechnet. Es wurde nichts geändert. Bitte erst diese Position entfernen.',
  },
  TIP_NEEDS_MORE: {
    status: 422,
    message:
      'Zu zahlen sind {due} €, mit Trinkgeld muss es mehr sein. Es wurde nichts gebucht. Bitte den Betrag prüfen.',
  },
  TIP_NOT_OWED: {
    status: 409,
    message: '{name} stehen noch {owed} € Trinkgeld zu. Es wurde nichts ausgezahlt. Bitte den Betrag prüfen.',
  },
  TIP_NEEDS_PERSON: {
    status: 422,
    message:
      'Trinkgeld wird an eine Person ausgezahlt, damit stimmt, wem noch etwas zusteht. Es wurde nichts gebucht. Bitte über /tips/payouts mit staffId auszahlen.',
  },
  RECEIPT_IS_FINAL: {
    status: 409,
    message:
      'Ein fertiger Beleg wird nie geändert oder gelöscht, auch nicht seine Zahlart. Beleg {number} ist unverändert. Bitte stornieren und neu buchen.',
  },
  RECEIPT_CANCELLED: {
    status: 409,
    message: 'Beleg {number} ist schon storniert. Es wurde nichts geändert.',
  },
  RECEIPT_NOT_CANCELLABLE: {
    status: 409,
    message:
      'Beleg {number} kann nicht storniert werden ({because}). Es wurde nichts geändert. Bitte neu buchen, was zu berichtigen ist.',
  },
  LINE_NOT_RETURNABLE: {
    status: 409,
    message:
      'Davon können noch {most} Stück zurückgenommen werden. Es wurde nichts gebucht. Bitte Beleg und Menge prüfen.',
  },
  SALE_UNKNOWN: {
    status: 404,
    message: 'Diesen Verkauf kennt die Kasse nicht. Bitte die Liste der offenen Verkäufe neu laden.',
  },
  SALE_ID_IN_USE: {
    status: 409,
    message:
      'Diese Verkaufsnummer gehört schon zu einem anderen Verkauf. Es wurde nichts geändert. Bitte einen neuen Verkauf beginnen.',
  },
  SALE_NOT_OPEN: {
    status: 409,
    message:
      'Dieser Verkauf ist nicht mehr offen ({state}). Er ist sicher gespeichert und unverändert. Bitte einen neuen Verkauf beginnen.',
  },
  SALE_ALREADY_PAID: {
    status: 409,
    message: 'Dieser Verkauf ist schon bezahlt: Beleg {receiptNumber}. Es wurde nicht noch einmal kassiert.',
  },
  SALE_BEING_PAID: {
    status: 409,
    message:
      'Dieser Verkauf wird gerade bezahlt. Es wurde nicht noch einmal kassiert. Bitte kurz warten und den Verkauf neu laden.',
  },
  SALE_IS_EMPTY: {
    status: 409,
    message: 'In diesem Verkauf steht keine Position. Bitte erst etwas eingeben oder den Verkauf abbrechen.',
  },
  LINE_ID_IN_USE: {
    status: 409,
    message:
      'Diese Positionsnummer ist schon für etwas anderes benutzt. Es wurde nichts gebucht. Bitte die Position neu eingeben.',
  },
  LINE_UNKNOWN: { status: 404, message: 'Diese Position gibt es in dem Verkauf nicht. Bitte den Verkauf neu laden.' },
  TENDERED_TOO_LITTLE: {
    status: 422,
    message:
      'Gegeben sind {tendered} €, zu zahlen sind {total} €. Es wurde nichts kassiert. Bitte den gegebenen Betrag prüfen.',
  },
  PAYMENT_KEY_IN_USE: {
    status: 409,
    message:
      'Dieser Zahlungsschlüssel gehört schon zu einer anderen Zahlung. Es wurde nichts kassiert. Bitte die Zahlung neu beginnen.',
  },
  PAYMENT_NOT_PART: {
    status: 422,
    message:
      'Zu zahlen sind noch {due} €, {amount} € sind kein Teil davon. Es wurde nichts kassiert. Bitte den Betrag prüfen.',
  },
  PAYMENT_UNDER_WAY: {
    status: 409,
    message:
      'Für diesen Verkauf ist noch eine Kartenzahlung offen. Es wurde nichts geändert. Bitte erst am Kartenterminal nachsehen und diese Zahlung klären.',
  },
  CARD_NOT_CONFIRMED: {
    status: 422,
    message:
      'Eine Kartenzahlung von Hand wird erst gebucht, wenn das Terminal „genehmigt“ zeigt. Es wurde nichts gebucht. Bitte am Terminal kassieren und dann bestätigen.',
  },
  PAYMENT_UNKNOWN: { status: 404, message: 'Diese Zahlung kennt die Kasse nicht. Bitte den Verkauf neu laden.' },
  PAYMENT_NOT_OPEN: {
    status: 409,
    message: 'Diese Zahlung ist schon entschieden ({state}). Es wurde nichts geändert. Bitte den Verkauf neu laden.',
  },
  PAID_ALREADY: {
    status: 409,
    message:
      'Für diesen Verkauf sind schon {paid} € bezahlt. Es wurde nichts geändert. Bitte erst die Zahlung zurückgeben.',
  },
  TERMINAL_BY_HAND: {
    status: 409,
    message:
      'Das Kartenterminal wird von Hand bedient; diese Kasse kann es nicht ansprechen. Bitte den Betrag am Terminal eintippen und hier bestätigen.',
  },
  CARD_PAYMENT_UNCLEAR: {
    status: 409,
    message:
      'Eine Kartenzahlung über {amount} € ist noch ungeklärt. Bis das Terminal gesagt hat, ob sie belastet wurde, kann niemand mit Karte zahlen. Bar geht es weiter. Bitte die ungeklärte Zahlung öffnen.',
  },
  CARD_PAYMENT_RUNNING: {
    status: 409,
    message:
      'Am Kartenterminal läuft gerade eine andere Zahlung dieser Kasse. Es wurde nichts belastet. Bitte kurz warten.',
  },
  CARD_REFUND_BY_HAND: {
    status: 409,
    message:
      'Auf eine Karte zurückzahlen kann nur, wer am Terminal eine Gutschrift eintippt. Bitte dort tun und hier von Hand bestätigen.',
  },
  CARD_NOT_UNCLEAR: {
    status: 409,
    message: 'Diese Kartenzahlung ist nicht ungeklärt; es gibt nichts zu entscheiden. Bitte den Verkauf neu laden.',
  },
  PAPER_NUMBER_TAKEN: {
    status: 409,
    message:
      'Der Handbeleg {paperNumber} ist schon nacherfasst. Es wurde nichts geändert. Bitte die Nummer auf dem Papier prüfen.',
  },
  PAPER_FROM_THE_FUTURE: {
    status: 422,
    message: 'Der Handbeleg kann nicht aus der Zukunft sein. Es wurde nichts geändert. Bitte Datum und Uhrzeit prüfen.',
  },
  RECEIPT_LINK_UNKNOWN: {
    status: 404,
    message: 'Unter dieser Adresse gibt es keinen Beleg. Bitte im Salon nach dem Beleg fragen.',
  },
  RECEIPT_UNKNOWN: { status: 404, message: 'Den Beleg {number} gibt es nicht.' },
  CASH_NOT_ENOUGH: {
    status: 409,
    message:
      'In der Kasse sind laut Kassenbuch nur {expected} €. Die Bewegung wurde nicht gebucht. Bitte den Betrag prüfen.',
  },
  MOVEMENT_KEY_IN_USE: {
    status: 409,
    message:
      'Dieser Schlüssel gehört schon zu einer anderen Kassenbewegung. Es wurde nichts gebucht. Bitte die Bewegung neu eingeben.',
  },
  CLOSING_UNDER_WAY: {
    status: 409,
    message:
      'Gerade wird der Tagesabschluss gemacht. Es wurde nichts gebucht. Bitte kurz warten, dann geht es mit dem neuen Tag weiter.',
  },
  CLOSING_HAS_OPEN_SALES: {
    status: 409,
    message:
      'Es gibt noch offene oder geparkte Verkäufe ({count}). Der Tag wurde nicht abgeschlossen. Bitte jeden Verkauf kassieren oder abbrechen.',
  },
  CLOSING_HAS_UNFINISHED: {
    status: 409,
    message:
      'Ein Vorgang wird gerade noch fertig gebucht. Der Tag wurde nicht abgeschlossen. Bitte kurz warten und noch einmal abschließen.',
  },
  CLOSING_NUMBER_TAKEN: {
    status: 409,
    message:
      'Den Tagesabschluss {number} gibt es schon; der nächste ist {next}. Es wurde nicht noch einmal abgeschlossen. Bitte die Seite neu laden.',
  },
  CLOSING_KEY_IN_USE: {
    status: 409,
    message:
      'Dieser Schlüssel gehört schon zu einem Tagesabschluss mit anderer Zählung. Es wurde nichts gebucht. Bitte den Abschluss neu beginnen.',
  },
  NOTHING_TO_CLOSE: {
    status: 409,
    message:
      'Seit dem letzten Tagesabschluss ist nichts geschehen, und die Kasse stimmt. Es wurde kein neuer Abschluss gemacht.',
  },
  DEPOSIT_TOO_LARGE: {
    status: 422,
    message:
      'Gezählt sind {counted} €; mehr kann nicht zur Bank. Der Tag wurde nicht abgeschlossen. Bitte die Bankeinzahlung prüfen.',
  },
  CLOSING_UNKNOWN: { status: 404, message: 'Den Tagesabschluss {number} gibt es nicht.' },
  NOTHING_TO_EXPORT: {
    status: 404,
    message:
      'In diesem Zeitraum gibt es keinen Tagesabschluss und deshalb nichts zu exportieren. Bitte den Zeitraum prüfen oder erst den Tag abschließen.',
  },
  NOT_IN_THIS_VARIANT: { status: 409, message: '{text}' },
  JOB_UNKNOWN: {
    status: 404,
    message: 'Diesen Auftrag gibt es nicht. Es wurde nichts geändert. Bitte die Kasse neu laden.',
  },
  DEVICE_UNKNOWN: {
    status: 404,
    message: 'Dieses Gerät gibt es an dieser Kasse nicht. Es wurde nichts geändert. Es gibt: {known}.',
  },
  TSE_KIND_NOT_IN_VARIANT: {
    status: 409,
    message:
      'In der Cloudkasse kann nur eine Cloud-TSE gewählt werden, kein TSE-Stick. Es wurde nichts geändert. Für einen TSE-Stick braucht es einen Kassenserver im Salon.',
  },
  TSE_NOT_SET_UP: {
    status: 409,
    message:
      'Für diese Art TSE sind an dieser Kasse keine Zugangsdaten hinterlegt. Es wurde nichts geändert. Bitte unter „TSE wechseln“ die neue TSE eintragen.',
  },
  TSE_KNOWN_ALREADY: {
    status: 409,
    message: 'Diese TSE kennt die Kasse schon. Es wurde nichts geändert. Bitte die Daten der neuen TSE eingeben.',
  },
  TSE_CHANGE_RUNNING: {
    status: 409,
    message:
      'Ein Wechsel zu einer anderen TSE ist schon begonnen. Es wurde nichts geändert. Bitte ihn zu Ende führen oder abbrechen.',
  },
  TSE_CHANGE_UNKNOWN: { status: 404, message: 'Diesen TSE-Wechsel gibt es nicht. Bitte die Seite neu laden.' },
  TSE_CHANGE_OVER: {
    status: 409,
    message:
      'Dieser TSE-Wechsel ist abgeschlossen oder abgebrochen. Es wurde nichts geändert. Bitte die Seite neu laden.',
  },
  TSE_STEP_NOT_NEXT: {
    status: 409,
    message:
      'Dieser Schritt ist noch nicht dran oder schon erledigt. Es wurde nichts geändert. Bitte der Reihe nach vorgehen.',
  },
  TSE_NEW_NOT_READY: {
    status: 409,
    message:
      'Die neue TSE lässt sich nicht einrichten: {cause}. Die bisherige TSE bleibt in Gebrauch. Bitte Zugangsdaten und Verbindung prüfen und den Schritt wiederholen.',
  },
  TSE_UNKNOWN: { status: 404, message: 'Diese TSE gibt es an dieser Kasse nicht.' },
  TSE_EXPORT_UNKNOWN: {
    status: 404,
    message: 'Zu diesem TSE-Export gibt es keine Datei. Bitte die Liste neu laden.',
  },
  TSE_NOT_REACHABLE: {
    status: 503,
    message:
      'Die TSE gibt den Export gerade nicht heraus: {cause}. Alle Belege sind gespeichert. Bitte später noch einmal versuchen.',
  },
  STORAGE_FULL: {
    status: 507,
    message:
      'Der Speicher der Kasse ist voll. Neue Verkäufe sind gesperrt; alles Gespeicherte ist sicher, laufende Verkäufe können beendet werden. Bitte Daten exportieren und Platz schaffen.',
  },
  STORAGE_FAILED: {
    status: 503,
    message:
      'Die Kasse kann nicht mehr sicher speichern und nimmt deshalb nichts mehr an. Bestätigte Belege sind gespeichert. Bitte die Kasse neu starten; bleibt es dabei, den Datenträger tauschen lassen.',
  },
  CUBE_ALREADY_PAIRED: {
    status: 409,
    message:
      'Zu diesem Salon gehört schon ein Cube. Es wurde nichts geändert. Bitte erst den bisherigen Cube auf der Geräteseite entkoppeln und dann einen neuen Code erzeugen.',
  },
  CUBE_CODE_NOT_VALID: {
    status: 403,
    message:
      'Dieser Kopplungscode gilt nicht: Er ist falsch, schon benutzt oder abgelaufen. Der Cube wurde nicht gekoppelt. Bitte an der Kasse auf der Geräteseite einen neuen Code erzeugen.',
  },
  CUBE_REFUSED: { status: 401, message: 'Dieser Cube gehört nicht zu diesem Salon. Bitte den Cube neu koppeln.' },
  INTERNAL: {
    status: 500,
    message:
      'In der Kasse ist ein unerwarteter Fehler aufgetreten. Bestätigte Belege sind gespeichert. Bitte die Kasse neu laden und den Verkauf prüfen.',
  },
} as const satisfies Record<string, { status: number; message: string }>;

export type PosErrorCode = keyof typeof posErrors;
export type PosErrorDetails = Readonly<Record<string, string | number | boolean>>;

/** A refusal by the till: stable `code`, German sentence for the person at the till, details as data. */
export class PosError extends Error {
  readonly code: PosErrorCode;
  readonly details: PosErrorDetails;

  constructor(code: PosErrorCode, options: { readonly details?: PosErrorDetails; readonly cause?: unknown } = {}) {
    const details = options.details ?? {};
    const text = posErrors[code].message.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? '–'));
    super(text, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'PosError';
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return posErrors[this.code].status;
  }
}
