import { layOut, type PaperItem, type TextStyle } from '../layout/lay-out.ts';
import { type Paper, paper80mm } from '../layout/paper.ts';
import type { ReceiptDocument } from '../receipt-document.ts';
import { escapeXml, symbolData } from './xml-text.ts';

export interface EposXmlOptions {
  /** Default: 80 mm, 48 columns. */
  readonly paper?: Paper;
  /** Language that picks the printer's characters (default `de`). */
  readonly lang?: string;
  /** Opens the drawer on pin 2 before the first line (PH-18); default: no kick. */
  readonly kicksDrawer?: boolean;
}

const soap = 'http://schemas.xmlsoap.org/soap/envelope/';
const eposPrint = 'http://www.epson-pos.com/schemas/2011/03/epos-print';

/**
 * A receipt as ePOS-Print XML in its SOAP envelope, UTF-8 without a byte-order mark. The namespace stands once, on
 * `epos-print`, and its children inherit it: a printer answers "success" and prints nothing when they are in none.
 * Throws `DoesNotFit` for a QR code that the paper is too narrow for.
 */
export function toEposXml(document: ReceiptDocument, options: EposXmlOptions = {}): string {
  const items = layOut(document, options.paper ?? paper80mm);
  const opening = `<text lang="${escapeXml(options.lang ?? 'de')}" font="font_a" smooth="false"/>`;
  const kick = options.kicksDrawer ? '<pulse drawer="drawer_1" time="pulse_200"/>' : '';
  return envelope(kick + opening + items.map(element).join(''));
}

/** A request that prints nothing and is answered with the printer's state. */
export const eposStatusXml = envelope('');

function envelope(content: string): string {
  return (
    '<?xml version="1.0" encoding="utf-8"?>' +
    `<s:Envelope xmlns:s="${soap}"><s:Body>` +
    `<epos-print xmlns="${eposPrint}">${content}</epos-print>` +
    '</s:Body></s:Envelope>'
  );
}

function element(item: PaperItem): string {
  switch (item.type) {
    case 'line':
      return `<text ${styleAttributes(item)}>${escapeXml(item.text)}&#10;</text>`;
    case 'qr': {
      const size = `level="level_${item.level.toLowerCase()}" width="${item.moduleDots}"`;
      return `<symbol type="qrcode_model_2" ${size} align="center">${symbolData(item.data)}</symbol>`;
    }
    case 'feed':
      return item.lines === 0 ? '' : `<feed line="${item.lines}"/>`;
    case 'cut':
      return '<cut type="feed"/>';
    default:
      return item satisfies never;
  }
}

/** Attributes stay in force for what follows, so every line states all of them. */
function styleAttributes({ align, bold, underline, size }: TextStyle): string {
  return `align="${align}" ul="${underline}" em="${bold}" width="${size}" height="${size}"`;
}
