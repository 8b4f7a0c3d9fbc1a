/**
 * Attributes of the first start tag with that local name, whatever its prefix; undefined when there is none. Reads tags
 * only (comments, CDATA and text are stepped over), which is all that a printer's one-element answer needs.
 */
export function findTag(xml: string, localName: string): Readonly<Record<string, string>> | undefined {
  // One alternative per thing that begins with `<`; quoted values may hold `>`.
  const things = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<([A-Za-z_][\w.:-]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>/g;
  for (const [, name, rest] of xml.matchAll(things)) {
    if (name === undefined) continue;
    if (name.slice(name.indexOf(':') + 1) === localName) return attributesOf(rest ?? '');
  }
  return undefined;
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name, double, single] of text.matchAll(/([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (name !== undefined) attributes[name] = unescapeXml(double ?? single ?? '');
  }
  return attributes;
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
