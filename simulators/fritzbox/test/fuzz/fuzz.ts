import { SeededRandom } from '@kassensturz/host';
import { readDialled } from '../../src/device/dial-codes.ts';
import { nationalDigits } from '../../src/device/own-number.ts';
import { readDigest } from '../../src/tr064/digest.ts';
import { readSoap } from '../../src/tr064/read-soap.ts';
import { plainText, xmlText } from '../../src/tr064/xml-text.ts';

export interface FuzzReport {
  readonly cases: number;
  /** How many were read as an action, a login, a switch of the call monitor. */
  readonly read: number;
  readonly longestMs: number;
}

const SEEDS = [
  '<?xml version="1.0"?><s:Envelope><s:Body><u:GetPhonebook xmlns:u="x"><NewPhonebookID>0</NewPhonebookID></u:GetPhonebook></s:Body></s:Envelope>',
  'urn:dslforum-org:service:X_AVM-DE_OnTel:1#GetPhonebook',
  'Digest username="a", realm="b", nonce="c", uri="/d", qop=auth, nc=00000001, cnonce="e", response="f"',
  '#96*5*',
  '**610',
  '+49 (0)30 23125-201',
  '&amp;&#65;&#x41;&lt;',
] as const;
const ALPHABET = '<>&;#*"=:/0149 \r\n\tGetPhonebookDigst%{}()[]\\+-.,äß\u{1f4de}\0';

/** Feeds nonsense to everything that reads what a program or a person sends. An exception comes out with seed and case. */
export function fuzz(seed: number, cases: number, now: () => number): FuzzReport {
  const random = new SeededRandom(`fritzbox ${seed}`);
  let [read, longestMs] = [0, 0];
  for (let index = 0; index < cases; index++) {
    const text = bent(random);
    const before = now();
    try {
      if (readSoap('u#GetPhonebook', text) || readSoap(text, SEEDS[0])) read += 1;
      if (readDigest(text)) read += 1;
      if (readDialled(text).kind === 'call monitor') read += 1;
      nationalDigits(text, '30');
      if (plainText(xmlText(text)) !== text.replaceAll(/(?![\t\n\r])\p{Cc}/gu, ''))
        throw new Error('XML text does not come back.');
    } catch (cause) {
      throw new Error(`Case ${index} of seed ${seed} broke the box: ${JSON.stringify(text)}`, { cause });
    }
    longestMs = Math.max(longestMs, now() - before);
  }
  return { cases, read, longestMs };
}

/** A sensible text, bent in some places; sometimes none at all. */
function bent(random: SeededRandom): string {
  let text: string = SEEDS[random.integer(0, SEEDS.length - 1)] ?? '';
  for (let times = random.integer(0, 4); times > 0; times--) {
    const at = random.integer(0, text.length);
    const piece = ALPHABET[random.integer(0, ALPHABET.length - 1)] ?? '';
    const kind = random.integer(0, 3);
    if (kind === 0) text = text.slice(0, at) + piece + text.slice(at);
    else if (kind === 1) text = text.slice(0, at) + text.slice(at + random.integer(1, 20));
    else if (kind === 2) text = text.slice(0, at) + piece.repeat(random.integer(1, 50)) + text.slice(at + 1);
    else text = text.slice(at) + text.slice(0, at);
  }
  return text;
}
