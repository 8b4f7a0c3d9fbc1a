type With = (text: string) => string;

/** Words about calls and about the device that tells who calls. */
export interface PhoneWords {
  readonly calls: string;
  readonly ringing: string;
  readonly close: With;
  readonly withheld: Readonly<Record<'withheld' | 'unavailable' | 'not-sent', string>>;
  readonly unknown: string;
  readonly several: (count: number) => string;
  readonly newCustomer: string;
  readonly newCustomerTitle: string;
  readonly name: string;
  readonly number: string;
  readonly save: string;
  readonly cancel: string;
  readonly saved: With;
  readonly nameMissing: string;
  readonly lastVisit: string;
  readonly neverHere: string;
  readonly nextAppointment: string;
  readonly noAppointment: string;
  readonly formula: string;
  readonly blocked: string;
  readonly called: With;
  readonly setUp: Readonly<
    Record<
      | 'title'
      | 'none'
      | 'fritzbox'
      | 'modem'
      | 'host'
      | 'hostHint'
      | 'path'
      | 'pathHint'
      | 'areaCode'
      | 'areaCodeHint'
      | 'save'
      | 'saved'
      | 'causes',
      string
    >
  >;
  /** What to look at first, by kind of device. */
  readonly causes: Readonly<Record<'fritzbox' | 'modem', readonly string[]>>;
  readonly troubles: Readonly<Record<string, string>>;
  /** One word each for the chip. */
  readonly words: Readonly<Record<string, string>>;
}

export const phoneDe: PhoneWords = {
  calls: 'Anrufe',
  ringing: 'Anruf',
  close: (who) => `Anruf von ${who} schließen`,
  withheld: {
    withheld: 'Nummer unterdrückt',
    unavailable: 'Nummer unterdrückt oder nicht bekannt',
    'not-sent': 'Nummer nicht übermittelt',
  },
  unknown: 'Unbekannte Nummer',
  several: (count) => `${count} Kunden mit dieser Nummer`,
  newCustomer: 'Neuer Kunde',
  newCustomerTitle: 'Neuen Kunden anlegen',
  name: 'Name',
  number: 'Telefon',
  save: 'Speichern',
  cancel: 'Abbrechen',
  saved: (name) => `${name} ist angelegt.`,
  nameMissing: 'Bitte einen Namen eingeben. Es wurde nichts gespeichert.',
  lastVisit: 'Zuletzt da',
  neverHere: 'noch nie da gewesen',
  nextAppointment: 'Nächster Termin',
  noAppointment: 'keiner',
  formula: 'Rezeptur',
  blocked: 'Gesperrt',
  called: (number) => `auf ${number}`,
  setUp: {
    title: 'Anruferkennung einrichten',
    none: 'Keine',
    fritzbox: 'FRITZ!Box',
    modem: 'Modem (U.S. Robotics)',
    host: 'Adresse der FRITZ!Box',
    hostHint: 'meist fritz.box oder 192.168.178.1',
    path: 'Anschluss des Modems',
    pathHint: 'zum Beispiel /dev/ttyACM0 oder COM3',
    areaCode: 'Eigene Vorwahl',
    areaCodeHint: 'für Nummern, die ohne Vorwahl ankommen',
    save: 'Übernehmen',
    saved: 'Anruferkennung ist eingerichtet. Mit „Testen“ prüfen oder kurz selbst anrufen.',
    causes: 'Wenn nichts angezeigt wird',
  },
  causes: {
    fritzbox: [
      'Ist der Anrufmonitor eingeschaltet? An einem Telefon der FRITZ!Box #96*5* wählen und nach dem Ton auflegen. (Aus: #96*4*)',
      'Darf die Kasse hinein? In der FRITZ!Box unter Heimnetz › Netzwerk › Netzwerkeinstellungen „Zugriff für Anwendungen zulassen“ einschalten.',
      'Sperrt etwas den Anschluss 1012? Gastnetz, Firewall oder ein zweiter Router dazwischen lassen ihn oft nicht durch.',
      'Stimmt die Adresse? Im Browser muss sich darunter die Oberfläche der FRITZ!Box öffnen.',
    ],
    modem: [
      'Steckt das Modem im USB-Anschluss und in der Telefonbuchse?',
      'Ist die Rufnummernanzeige (CLIP) für diesen Anschluss freigeschaltet? Ohne sie klingelt es nur.',
      'Benutzt ein anderes Programm das Modem? Dann dort beenden.',
      'Zeigt das Modem in Deutschland keine Nummern, hilft oft ein anderes Land (Befehl AT+GCI=B5).',
    ],
  },
  troubles: {},
  words: {
    refused: 'abgelehnt',
    timeout: 'antwortet nicht',
    unreachable: 'nicht erreichbar',
    'name-unknown': 'Name unbekannt',
    'port-missing': 'nicht eingesteckt',
    'port-in-use': 'belegt',
    'port-forbidden': 'nicht erlaubt',
    'no-answer': 'antwortet nicht',
    'no-caller-id': 'kann keine Nummern',
  },
};

export const phoneEn: PhoneWords = {
  calls: 'Calls',
  ringing: 'Call',
  close: (who) => `Close the call from ${who}`,
  withheld: {
    withheld: 'Number withheld',
    unavailable: 'Number withheld or not known',
    'not-sent': 'Number not transmitted',
  },
  unknown: 'Unknown number',
  several: (count) => `${count} customers with this number`,
  newCustomer: 'New customer',
  newCustomerTitle: 'Add a new customer',
  name: 'Name',
  number: 'Phone',
  save: 'Save',
  cancel: 'Cancel',
  saved: (name) => `${name} has been added.`,
  nameMissing: 'Please enter a name. Nothing was saved.',
  lastVisit: 'Last visit',
  neverHere: 'never been here',
  nextAppointment: 'Appointment',
  noAppointment: 'none',
  formula: 'Formula',
  blocked: 'Blocked',
  called: (number) => `to ${number}`,
  setUp: {
    title: 'Set up caller ID',
    none: 'None',
    fritzbox: 'FRITZ!Box',
    modem: 'U.S. Robotics modem',
    host: 'Address of the FRITZ!Box',
    hostHint: 'usually fritz.box or 192.168.178.1',
    path: 'Port of the modem',
    pathHint: 'for example /dev/ttyACM0 or COM3',
    areaCode: 'Own area code',
    areaCodeHint: 'for numbers that arrive without one',
    save: 'Apply',
    saved: 'Caller ID is set up. Press “Test”, or give yourself a short call.',
    causes: 'If nothing is shown',
  },
  causes: {
    fritzbox: [
      'Is the call monitor switched on? Dial #96*5* on a phone of the FRITZ!Box and hang up after the tone. (Off: #96*4*)',
      'May the till come in? In the FRITZ!Box, under Home Network › Network › Network Settings, switch on “Allow access for applications”.',
      'Does something block port 1012? A guest network, a firewall or a second router in between often does.',
      'Is the address right? In a browser it must open the pages of the FRITZ!Box.',
    ],
    modem: [
      'Is the modem plugged into USB and into the telephone socket?',
      'Is caller ID (CLIP) enabled for this line? Without it the telephone only rings.',
      'Is another program using the modem? Then close it there.',
      'If the modem shows no numbers in Germany, another country often helps (command AT+GCI=B5).',
    ],
  },
  troubles: {
    'not-set-up': 'Caller ID is not set up yet.',
    connecting: 'Caller ID is connecting.',
    ready: 'Calls are shown.',
    refused:
      'Calls are not shown. The FRITZ!Box refuses. Switch on the call monitor: dial #96*5* on a phone of the FRITZ!Box and hang up.',
    timeout:
      'Calls are not shown. The FRITZ!Box does not answer. Check address and network cable; port 1012 may be blocked.',
    unreachable: 'Calls are not shown. The FRITZ!Box cannot be reached. Check network cable and address.',
    'name-unknown': 'Calls are not shown. The network does not know this name. Check the address, usually fritz.box.',
    lost: 'Calls are not shown. The connection has broken; the till reconnects by itself.',
    'port-missing': 'Calls are not shown. The modem is not plugged in. Check the USB plug.',
    'port-in-use': 'Calls are not shown. Another program is using the modem. Close it there.',
    'port-forbidden':
      "Calls are not shown. The till may not open the modem's port (on Linux, group dialout is missing).",
    'no-answer': 'Calls are not shown. The modem does not answer. Unplug it once and plug it in again.',
    'no-caller-id': 'Calls are not shown. This modem cannot show numbers. Use a model with caller ID.',
  },
  words: {
    refused: 'refused',
    timeout: 'no answer',
    unreachable: 'out of reach',
    'name-unknown': 'name unknown',
    'port-missing': 'not plugged in',
    'port-in-use': 'in use',
    'port-forbidden': 'not allowed',
    'no-answer': 'no answer',
    'no-caller-id': 'shows no numbers',
  },
};
