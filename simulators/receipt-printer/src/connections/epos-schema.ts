import { EPOS_NAMESPACE, type EposElement, EposSchemaError } from './epos-document.ts';

/** Whether a value is allowed. */
type Check = (value: string) => boolean;

const oneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    values.includes(value);
const integer =
  (least: number, most: number): Check =>
  (value) =>
    /^\d{1,5}$/.test(value) && Number(value) >= least && Number(value) <= most;
const signed =
  (least: number, most: number): Check =>
  (value) =>
    /^-?\d{1,5}$/.test(value) && Number(value) >= least && Number(value) <= most;

const bool = oneOf('true', 'false', '1', '0');
const byte = integer(0, 255);
const dots = integer(0, 65535);
const align = oneOf('left', 'center', 'right');
const color = oneOf('none', 'color_1', 'color_2', 'color_3', 'color_4');
const font = oneOf('font_a', 'font_b', 'font_c', 'font_d', 'font_e', 'special_a', 'special_b');
const lineStyle = oneOf('thin', 'medium', 'thick', 'thin_double', 'medium_double', 'thick_double');
const language: Check = () => true;

interface ElementRule {
  readonly attributes: Readonly<Record<string, Check>>;
  readonly required?: readonly string[];
  readonly content?: 'text' | 'base64' | 'hex' | 'page';
}

const SYMBOL_TYPES = [
  'pdf417_standard',
  'pdf417_truncated',
  'qrcode_model_1',
  'qrcode_model_2',
  'qrcode_micro',
  'maxicode_mode_2',
  'maxicode_mode_3',
  'maxicode_mode_4',
  'maxicode_mode_5',
  'maxicode_mode_6',
  'gs1_databar_stacked',
  'gs1_databar_stacked_omnidirectional',
  'gs1_databar_expanded_stacked',
  'azteccode_fullrange',
  'azteccode_compact',
  'datamatrix_square',
  'datamatrix_rectangle_8',
  'datamatrix_rectangle_12',
  'datamatrix_rectangle_16',
];

export const BARCODE_SYSTEMS: Readonly<Record<string, number>> = {
  upc_a: 65,
  upc_e: 66,
  ean13: 67,
  jan13: 67,
  ean8: 68,
  jan8: 68,
  code39: 69,
  itf: 70,
  codabar: 71,
  code93: 72,
  code128: 73,
  gs1_128: 74,
  gs1_databar_omnidirectional: 75,
  gs1_databar_truncated: 76,
  gs1_databar_limited: 77,
  gs1_databar_expanded: 78,
  code128_auto: 79,
};

const symbolLevel: Check = (value) => /^level_[0-8lmqh]$/.test(value) || value === 'default' || integer(5, 95)(value);

/** Elements inside `page` only. */
const PAGE_ELEMENTS: Readonly<Record<string, ElementRule>> = {
  area: {
    attributes: { x: dots, y: dots, width: dots, height: dots },
    required: ['x', 'y', 'width', 'height'],
  },
  direction: {
    attributes: { dir: oneOf('left_to_right', 'bottom_to_top', 'right_to_left', 'top_to_bottom') },
    required: ['dir'],
  },
  position: { attributes: { x: dots, y: dots }, required: ['x', 'y'] },
  line: {
    attributes: { x1: dots, y1: dots, x2: dots, y2: dots, style: lineStyle },
    required: ['x1', 'y1', 'x2', 'y2'],
  },
  rectangle: {
    attributes: { x1: dots, y1: dots, x2: dots, y2: dots, style: lineStyle },
    required: ['x1', 'y1', 'x2', 'y2'],
  },
};

/** Elements of print data, in and outside a page. */
const PRINT_ELEMENTS: Readonly<Record<string, ElementRule>> = {
  text: {
    attributes: {
      lang: language,
      align,
      rotate: bool,
      linespc: byte,
      font,
      smooth: bool,
      dw: bool,
      dh: bool,
      width: integer(1, 8),
      height: integer(1, 8),
      reverse: bool,
      ul: bool,
      em: bool,
      color,
      x: dots,
      y: dots,
    },
    content: 'text',
  },
  feed: {
    attributes: { unit: byte, line: byte, linespc: byte, pos: oneOf('peeling', 'cutting', 'current_tof', 'next_tof') },
  },
  image: {
    attributes: { width: integer(1, 65535), height: integer(1, 65535), color, align, mode: oneOf('mono', 'gray16') },
    required: ['width', 'height'],
    content: 'base64',
  },
  logo: { attributes: { key1: integer(0, 255), key2: integer(0, 255), align }, required: ['key1', 'key2'] },
  barcode: {
    attributes: {
      type: oneOf(...Object.keys(BARCODE_SYSTEMS)),
      hri: oneOf('none', 'above', 'below', 'both'),
      font,
      width: integer(2, 6),
      height: integer(1, 255),
      align,
      rotate: bool,
    },
    required: ['type'],
    content: 'text',
  },
  symbol: {
    attributes: {
      type: oneOf(...SYMBOL_TYPES),
      level: symbolLevel,
      width: byte,
      height: byte,
      size: dots,
      align,
      rotate: bool,
    },
    required: ['type'],
    content: 'text',
  },
  hline: { attributes: { x1: dots, x2: dots, style: lineStyle }, required: ['x1', 'x2'] },
  'vline-begin': { attributes: { x: dots, style: lineStyle }, required: ['x'] },
  'vline-end': { attributes: { x: dots, style: lineStyle }, required: ['x'] },
  sound: {
    attributes: {
      pattern: oneOf(
        'none',
        'pattern_a',
        'pattern_b',
        'pattern_c',
        'pattern_d',
        'pattern_e',
        'error',
        'paper_end',
        ...Array.from({ length: 11 }, (_, i) => `pattern_${i}`),
      ),
      repeat: byte,
      cycle: integer(1000, 25500),
    },
  },
  command: { attributes: {}, content: 'hex' },
};

const CUTS = ['no_feed', 'feed', 'reserve', 'no_feed_fullcut', 'feed_fullcut', 'reserve_fullcut'];
const length = signed(-9999, 15500);

/** Elements outside a page only. */
const TOP_ELEMENTS: Readonly<Record<string, ElementRule>> = {
  page: { attributes: {}, content: 'page' },
  cut: { attributes: { type: oneOf(...CUTS) } },
  pulse: {
    attributes: {
      drawer: oneOf('drawer_1', 'drawer_2'),
      time: oneOf('pulse_100', 'pulse_200', 'pulse_300', 'pulse_400', 'pulse_500'),
    },
  },
  layout: {
    attributes: {
      type: oneOf('receipt', 'receipt_bm', 'label', 'label_bm'),
      width: integer(290, 600),
      height: length,
      'margin-top': length,
      'margin-bottom': length,
      'offset-cut': length,
      'offset-label': length,
    },
  },
  recovery: { attributes: {} },
  reset: { attributes: {} },
  'rotate-begin': { attributes: {} },
  'rotate-end': { attributes: {} },
  'batch-begin': { attributes: {} },
  'batch-end': { attributes: {} },
};

const OUTSIDE = { ...PRINT_ELEMENTS, ...TOP_ELEMENTS };
const INSIDE = { ...PRINT_ELEMENTS, ...PAGE_ELEMENTS };

/** The children that are print data: those of another namespace are passed over, as printers do. */
export function printElements(parent: EposElement): readonly EposElement[] {
  return parent.children.filter((child) => child.namespace === EPOS_NAMESPACE);
}

/** Checks all print data before anything is printed. Throws `EposSchemaError`. */
export function checkPrintData(print: EposElement): void {
  for (const name of Object.keys(print.attributes)) {
    if (name !== 'force' || !bool(print.attributes['force']!)) {
      throw new EposSchemaError(`epos-print has no attribute ${name}="${print.attributes[name]}".`);
    }
  }
  for (const element of printElements(print)) checkElement(element, OUTSIDE);
}

function checkElement(element: EposElement, rules: Readonly<Record<string, ElementRule>>): void {
  const rule = Object.hasOwn(rules, element.name) ? rules[element.name] : undefined;
  if (rule === undefined) throw new EposSchemaError(`There is no element ${element.name} here.`);
  for (const [name, value] of Object.entries(element.attributes)) {
    const check = Object.hasOwn(rule.attributes, name) ? rule.attributes[name] : undefined;
    if (check === undefined || !check(value)) {
      throw new EposSchemaError(`${element.name} does not take ${name}="${value}".`);
    }
  }
  for (const name of rule.required ?? []) {
    if (element.attributes[name] === undefined) throw new EposSchemaError(`${element.name} needs ${name}.`);
  }
  checkContent(element, rule.content);
}

function checkContent(element: EposElement, content: ElementRule['content']): void {
  const children = printElements(element);
  if (content === 'page') {
    for (const child of children) checkElement(child, INSIDE);
    return;
  }
  if (children.length > 0) throw new EposSchemaError(`${element.name} has no child elements.`);
  const text = element.text.replace(/\s+/g, '');
  if (content === undefined && text !== '') throw new EposSchemaError(`${element.name} has no content.`);
  if (content === 'hex' && (text.length % 2 !== 0 || !/^[0-9a-f]*$/i.test(text))) {
    throw new EposSchemaError('command takes pairs of hexadecimal digits.');
  }
  if (content === 'base64' && !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw new EposSchemaError('image takes base64.');
}
