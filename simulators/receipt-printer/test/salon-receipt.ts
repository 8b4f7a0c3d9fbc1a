import { encodeCharacter } from '../src/protocol/code-pages.ts';

const ESC = 0x1b;
const GS = 0x1d;

/** `text` in a character code table. */
export function inPage(text: string, page: number): Uint8Array {
  return Uint8Array.from(text, (character) => encodeCharacter(character, page) ?? character.charCodeAt(0));
}

const QR_DATA =
  'V0;955002-00;Kassenbeleg-V1;Beleg^46.50_0.00_0.00_0.00_0.00^46.50:Bar;18;112;2026-11-23T09:30:00.000Z;' +
  '2026-11-23T09:34:12.000Z;ecdsa-plain-SHA256;unixTime;MEQCIAy4P9k+7x9saDO0uRZ4El8QwN+qTgYiv1DIaJIMWRiuAiAt+saFDGjK2Yi5Cxgy7PprXQ5O0seRgx4ltdpW9REvwA==;' +
  'BHhWOeisRpPBTGQ1W4VUH95TXx2GARf8e2NYZXJoInjtGqnxJ8sZ3CQpYgjI+LYEmW5A37sLWHsyU7nSJUBemyU=';

function columns(left: string, right: string, width: number): string {
  return left.padEnd(width - right.length) + right;
}

/** A German salon's receipt as bytes for 48 columns, with umlauts and € in PC858. */
export function salonReceipt(width = 48, moduleDots = 6): Uint8Array {
  const parts: Uint8Array[] = [];
  const raw = (...bytes: readonly number[]) => parts.push(Uint8Array.from(bytes));
  const line = (text = '') => parts.push(inPage(`${text}\n`, 19));
  raw(ESC, 0x40, ESC, 0x74, 19, ESC, 0x61, 1, GS, 0x21, 0x11);
  line('Salon Schöne');
  raw(GS, 0x21, 0x00);
  line('Inh. Jürgen Groß · Müllerstraße 12');
  line('13353 Berlin · Tel. 030 4567 890');
  line('St.-Nr. 37/123/45678');
  raw(ESC, 0x61, 0);
  line();
  line(columns('Rechnung 2026-000112', '23.11.2026 10:34', width));
  line('Es bediente Sie: Zoë');
  line('─'.repeat(width));
  line(columns('Waschen, Schneiden, Föhnen', '39,00 A', width));
  line('  Länge: mittel');
  line(columns('2 × Haarkur „Grün & Süß“'.replace(/[„“]/g, '"').replace('×', 'x'), '7,50 A', width));
  raw(ESC, 0x45, 1, GS, 0x21, 0x01);
  line(columns('SUMME', '46,50 €', width));
  raw(ESC, 0x45, 0, GS, 0x21, 0x00);
  line(columns('Bar gegeben', '50,00 €', width));
  line(columns('Rückgeld', '3,50 €', width));
  line();
  line(columns('A 19 %   netto 39,08   MwSt 7,42', 'brutto 46,50', width));
  line('─'.repeat(width));
  raw(ESC, 0x4d, 1);
  line('TSE 955002-00 · Transaktion 18 · Signatur 112');
  line('Start 2026-11-23T09:30:00.000Z  Ende 2026-11-23T09:34:12.000Z');
  raw(ESC, 0x4d, 0, ESC, 0x61, 1);
  const data = Buffer.from(QR_DATA);
  const length = data.length + 3;
  raw(GS, 0x28, 0x6b, 4, 0, 0x31, 0x41, 0x32, 0, GS, 0x28, 0x6b, 3, 0, 0x31, 0x43, moduleDots);
  raw(GS, 0x28, 0x6b, 3, 0, 0x31, 0x45, 0x31, GS, 0x28, 0x6b, length & 0xff, length >> 8, 0x31, 0x50, 0x30);
  parts.push(data);
  raw(GS, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30);
  line('Vielen Dank für Ihren Besuch!');
  raw(GS, 0x56, 66, 0);
  return Buffer.concat(parts);
}

export { QR_DATA };
