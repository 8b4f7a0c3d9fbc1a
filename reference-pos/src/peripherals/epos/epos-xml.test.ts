import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { DoesNotFit } from '../layout/lay-out.ts';
import { paper58mm } from '../layout/paper.ts';
import type { Block } from '../receipt-document.ts';
import { eposStatusXml, toEposXml } from './epos-xml.ts';

const xmlOf = (...blocks: Block[]): string => toEposXml({ width48: true, blocks });
const contentOf = (...blocks: Block[]): string =>
  /<epos-print[^>]*>(.*)<\/epos-print>/.exec(xmlOf(...blocks))?.[1] ?? '';

test('a receipt in its envelope, one namespace for all that prints', () => {
  expect(
    xmlOf(
      { type: 'text', text: 'Salon „Schön & Söhne“ <Berlin>', align: 'center', bold: true, size: 2 },
      { type: 'columns', left: 'Färben', right: '45,00 €' },
      { type: 'rule' },
      { type: 'qr', data: 'V0;Kasse-1;Kassenbeleg-V1' },
      { type: 'feed', lines: 2 },
      { type: 'cut' },
    ).replaceAll('><', '>\n<'),
  ).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="utf-8"?>
    <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">
    <s:Body>
    <epos-print xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print">
    <text lang="de" font="font_a" smooth="false"/>
    <text align="center" ul="false" em="true" width="2" height="2">Salon &quot;Schön &amp; Söhne&quot;&#10;</text>
    <text align="center" ul="false" em="true" width="2" height="2">&lt;Berlin&gt;&#10;</text>
    <text align="left" ul="false" em="false" width="1" height="1">Färben                                   45,00 €&#10;</text>
    <text align="left" ul="false" em="false" width="1" height="1">------------------------------------------------&#10;</text>
    <symbol type="qrcode_model_2" level="level_m" width="5" align="center">V0;Kasse-1;Kassenbeleg-V1</symbol>
    <feed line="2"/>
    <cut type="feed"/>
    </epos-print>
    </s:Body>
    </s:Envelope>"
  `);
});

test('is well-formed, UTF-8 without a byte-order mark, every element in the namespace of ePOS-Print', () => {
  const xml = xmlOf({ type: 'text', text: 'ä & <b> "c"' }, { type: 'cut' });
  expect(xml.startsWith('<?xml version="1.0" encoding="utf-8"?>')).toBe(true);
  expect(xml.match(/xmlns[^ >]*/g)).toEqual([
    'xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"',
    'xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print"',
  ]);
  const tree = new XMLParser({ trimValues: false }).parse(xml);
  expect(tree['s:Envelope']['s:Body']['epos-print'].text[1]).toBe('ä & <b> "c"&#10;');
});

test('data of a QR code keep their bytes', () => {
  expect(contentOf({ type: 'qr', data: 'a;b\\c=+/:&<ä\n' })).toContain(
    '>a;b\\\\c=+/:&amp;&lt;\\xC3\\xA4\\x0A</symbol>',
  );
});

test('the module size follows the paper', () => {
  const qr: Block = { type: 'qr', data: 'x'.repeat(350) };
  expect(contentOf(qr)).toContain('level="level_m" width="5"');
  expect(toEposXml({ width48: true, blocks: [qr] }, { paper: paper58mm })).toContain('width="4"');
  expect(() => xmlOf({ type: 'qr', data: 'x'.repeat(3_000) })).toThrow(DoesNotFit);
});

test('a question for the state prints nothing', () => {
  expect(eposStatusXml).toContain('epos-print"></epos-print>');
});
