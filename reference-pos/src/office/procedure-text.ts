import type { Variant } from '../config.ts';

/** The procedure text (Verfahrensdokumentation) an inspector is handed, as the running program works; German, as the office reads it. */
export function procedureText(variant: Variant): readonly { readonly title: string; readonly text: string }[] {
  return [
    {
      title: 'Aufzeichnung',
      text: 'Jede Position wird mit der Eingabe einzeln und dauerhaft gespeichert. Stornierte Positionen bleiben sichtbar. Fertige Belege, Kassenbewegungen und Abschlüsse werden nie geändert oder gelöscht; eine Hash-Kette zeigt Eingriffe.',
    },
    {
      title: 'Absicherung',
      text: 'Mit der ersten Position beginnt die TSE-Transaktion, mit der Zahlung endet sie. Fällt die TSE aus, wird weiterverkauft; Beginn, Ende und Ursache des Ausfalls werden selbsttätig aufgezeichnet, die Belege tragen den Hinweis. Nichts wird nachträglich signiert.',
    },
    {
      title: 'Belege',
      text: 'Zu jedem Verkauf entsteht sofort ein Beleg. Er wird gedruckt oder mit Zustimmung als Bild hinter einem Link zum Mitnehmen ausgegeben. Nachdrucke tragen das Wort KOPIE.',
    },
    {
      title: 'Korrekturen',
      text: 'Eine Korrektur ist ein neuer Beleg mit negativen Beträgen und Verweis auf den ursprünglichen, gebucht am Tag der Korrektur. Abgeschlossene Tage bleiben unverändert.',
    },
    {
      title: 'Kasse und Abschluss',
      text: 'Der Sollbestand ist jederzeit abrufbar. Der Tagesabschluss zählt nach Stückelung, bucht die Differenz und trägt eine fortlaufende Nummer.',
    },
    {
      title: 'Totalausfall',
      text: 'Bei vollständigem Ausfall werden nummerierte Handbelege geschrieben und danach als Nacherfassung gebucht; sie tragen Nummer und Zeit des Handbelegs und werden mit der Zeit der Erfassung signiert.',
    },
    { title: 'Speicherort', text: storage[variant] },
    {
      title: 'Zugang',
      text: 'Jede Person meldet sich mit eigener PIN an; Rechte hängen an der Rolle. Alle Handlungen stehen mit Person und Sekunde im Journal. Prüfer lesen und exportieren, mehr nicht; auch das steht im Journal.',
    },
    {
      title: 'Aufbewahrung',
      text: 'Aufzeichnungen werden während der Aufbewahrungsfrist nicht gelöscht; das Programm kennt keinen Weg, sie zu löschen.',
    },
  ];
}

const storage: Readonly<Record<Variant, string>> = {
  cloud:
    'Die Daten liegen auf dem Server des Anbieters. Die Browser im Salon halten nur Anmeldung und angefangene Eingaben.',
  cube: 'Die Daten liegen auf dem Server des Anbieters. Der Cube im Salon bedient die Geräte und hält keine Belegdaten.',
  box: 'Die Daten liegen auf dem Kassenserver im Salon.',
};
