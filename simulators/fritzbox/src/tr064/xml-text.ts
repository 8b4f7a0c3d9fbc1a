const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text as it may stand in XML; control characters that XML forbids are left out. */
export function xmlText(text: string): string {
  return text.replaceAll(/(?![\t\n\r])\p{Cc}/gu, '').replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** `<name>text</name>`. */
export function element(name: string, text: string | number): string {
  return `<${name}>${xmlText(String(text))}</${name}>`;
}

/** Text of XML as a program reads it. */
export function plainText(xml: string): string {
  return xml
    .replaceAll(/&#(\d{1,7});/g, (_, code) => character(Number(code)))
    .replaceAll(/&#x([\da-f]{1,6});/gi, (_, code) => character(Number.parseInt(code, 16)))
    .replaceAll(/&(lt|gt|quot|apos);/g, (_, name) => ({ lt: '<', gt: '>', quot: '"', apos: "'" })[name as 'lt'])
    .replaceAll('&amp;', '&');
}

function character(code: number): string {
  return code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
}
