/** What a modem says, line by line. */
export type ModemWord =
  | { readonly kind: 'ring' }
  | { readonly kind: 'item'; readonly tag: ItemTag; readonly value: string }
  /** The end of a command. */
  | { readonly kind: 'result'; readonly isOk: boolean }
  /** The modem talks in digits: a program before us has left it so. */
  | { readonly kind: 'numeric'; readonly code: number }
  /** It has taken the call itself, or lost one. */
  | { readonly kind: 'line busy' }
  | { readonly kind: 'text'; readonly text: string };

export type ItemTag = 'DATE' | 'TIME' | 'NMBR' | 'NAME' | 'MESG';

const longestLine = 512;
const itemPattern = /^(DATE|TIME|NMBR|NAME|MESG|DDN_NMBR)\s*=\s*(.*)$/i;

/** Cuts what a modem sends into lines at CR and LF, however often they come, and reads them. */
export class ModemReader {
  #rest = '';
  #isTooLong = false;

  take(piece: Uint8Array): readonly ModemWord[] {
    const parts = (this.#rest + Buffer.from(piece).toString('latin1')).split(/[\r\n]/);
    this.#rest = parts.pop() ?? '';
    const words: ModemWord[] = [];
    for (const part of parts) {
      const line = part.trim();
      if (line !== '' && !this.#isTooLong && line.length <= longestLine) words.push(readModemLine(line));
      this.#isTooLong = false;
    }
    if (this.#rest.length > longestLine) {
      this.#isTooLong = true;
      this.#rest = '';
    }
    return words;
  }
}

export function readModemLine(line: string): ModemWord {
  // Control characters of voice mode may stand before a word.
  const text = line.replaceAll(/\p{Cc}/gu, '').trim();
  if (/^RING( [A-C\d])?$/i.test(text)) return { kind: 'ring' };
  const item = itemPattern.exec(text);
  if (item) {
    const tag = (item[1] ?? '').toUpperCase().replace('DDN_', '') as ItemTag;
    return { kind: 'item', tag, value: (item[2] ?? '').trim() };
  }
  if (text === 'OK') return { kind: 'result', isOk: true };
  if (text === 'ERROR') return { kind: 'result', isOk: false };
  if (/^(CONNECT( .*)?|NO CARRIER|NO ANSWER|BUSY|NO DIAL ?TONE)$/.test(text)) return { kind: 'line busy' };
  if (/^\d$/.test(text)) return { kind: 'numeric', code: Number(text) };
  return { kind: 'text', text };
}
