/**
 * An address as typed (`192.168.2.50`, `http://…`, `https://printer.local:8043/`) as an origin, with its path if one was
 * given; empty text stays empty, and what is no address is undefined.
 */
export function readPrinterAddress(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  const full = /^https?:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`;
  if (/\s/.test(full) || !URL.canParse(full)) return undefined;
  const url = new URL(full);
  if (url.hostname === '' || url.username !== '' || url.password !== '') return undefined;
  return url.pathname === '/' && url.search === '' ? url.origin : url.href;
}
