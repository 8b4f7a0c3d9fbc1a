/**
 * What a paper has to say is the law's; in which words is the till's. Each pattern takes the ways in which German tills say it.
 */
export const paperWords = {
  /** The TSE has failed; in the text without line breaks, for large letters wrap. */
  outage:
    /(TSE|Sicherheitseinrichtung).{0,30}(ausgefallen|Ausfall|gestört|Störung|nicht erreichbar|nicht verfügbar|defekt|außer Betrieb|Fehler)|(Ausfall|Störung).{0,10}(TSE|Sicherheitseinrichtung)|(nicht |un)signiert|ohne TSE/i,
  /** The receipt is none: a test TSE has signed it. */
  invalid: /ungültig|nicht gültig|kein gültiger|ohne Gültigkeit/i,
  /** Nothing was sold, somebody has practised. */
  practice: /Übung|Training|Schulung/i,
  /** It was written by hand and entered later. */
  lateEntry: /Nacherfass|nacherfasst|Nachbuchung|nachgetragen|nachträglich|handschriftlich|Handbeleg/i,
} as const;

/** The heading of a receipt with its number. */
export function receiptNumbered(number: number): RegExp {
  return new RegExp(`(Beleg|Bon|Rechnung|Quittung)[^\\d\\n]{0,12}${number}\\b`, 'i');
}
