import { eposDocument } from '../physics.ts';
import type { Chance } from './chance.ts';

const ELEMENTS = [
  'text',
  'feed',
  'image',
  'logo',
  'barcode',
  'symbol',
  'hline',
  'vline-begin',
  'vline-end',
  'page',
  'area',
  'direction',
  'position',
  'line',
  'rectangle',
  'cut',
  'pulse',
  'sound',
  'layout',
  'command',
  'recovery',
  'rotate-begin',
  'blink',
];
const ATTRIBUTES = [
  'type',
  'align',
  'width',
  'height',
  'x',
  'y',
  'x1',
  'y1',
  'x2',
  'y2',
  'lang',
  'font',
  'unit',
  'line',
  'linespc',
  'level',
  'hri',
  'style',
  'dir',
  'key1',
  'key2',
  'drawer',
  'time',
  'mode',
  'reverse',
  'ul',
  'em',
  'dw',
  'dh',
  'color',
  'smooth',
];
const VALUES = [
  'true',
  'false',
  '0',
  '1',
  '3',
  '8',
  '255',
  '576',
  '65535',
  'center',
  'right',
  'de',
  'mul',
  'font_b',
  'qrcode_model_2',
  'pdf417_standard',
  'code128',
  'ean13',
  'level_m',
  'below',
  'thin',
  'feed',
  'no_feed',
  'drawer_2',
  'pulse_200',
  'gray16',
  'left_to_right',
  'bottom_to_top',
  'azteccode_compact',
  'datamatrix_square',
  'both',
  '-1',
  '',
  '99999999',
];
const CONTENTS = [
  '',
  'Grüße &amp; 5 €&#10;',
  '4006381333931',
  '{BSalon',
  'AAECAw==',
  '1B40',
  '\\x41\\\\',
  '<![CDATA[x]]>',
  '&unknown;',
  ']]>',
  '\u0000',
  'x'.repeat(2000),
  '日本語',
  '😀',
  '<text>inner</text>',
  '&#0;',
  '&#x110000;',
];
const JUNK = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '<?pi?>',
  '<!--',
  '-->',
  '\ufeff',
  '<x:y/>',
  '</s:Body>',
  '\u0001',
];

function element(chance: Chance, depth: number): string {
  const name = chance.pick(ELEMENTS);
  const attributes = Array.from(
    { length: chance.below(4) },
    () => `${chance.pick(ATTRIBUTES)}="${chance.pick(VALUES)}"`,
  );
  const inner = depth > 0 && chance.below(3) === 0 ? element(chance, depth - 1) : chance.pick(CONTENTS);
  return `<${[name, ...attributes].join(' ')}>${inner}</${name}>`;
}

/** ePOS documents with right and wrong elements, values and contents; half of them with their text mutilated. */
export function xmlCase(chance: Chance): string {
  const children = Array.from({ length: chance.below(5) }, () => element(chance, chance.below(9)));
  const document = eposDocument(children.join(''), chance.below(4) === 0 ? ' force="true"' : '');
  if (chance.below(2) === 0) return document;
  const at = chance.below(document.length);
  const cut = chance.below(3) === 0 ? chance.below(60) : 0;
  return document.slice(0, at) + (chance.below(2) === 0 ? chance.pick(JUNK) : '') + document.slice(at + cut);
}
