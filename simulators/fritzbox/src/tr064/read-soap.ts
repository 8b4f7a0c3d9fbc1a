import { plainText } from './xml-text.ts';

/** One action that somebody asks for. */
export interface SoapAction {
  readonly service: string;
  readonly action: string;
  readonly arguments: Readonly<Record<string, string>>;
}

/** Actions have a few short arguments; more than this is no request of TR-064. */
const MOST_ARGUMENTS = 32;

/** Reads a request by its `SOAPAction` header and its body; undefined when there is no action in it. */
export function readSoap(header: string | undefined, body: string): SoapAction | undefined {
  const named = /^\s*"?([^"#]{1,200})#([\w-]{1,100})"?\s*$/.exec(header ?? '');
  if (!named) return undefined;
  const [, service = '', action = ''] = named;
  const content = contentOf(body, action);
  return content === undefined ? undefined : { service, action, arguments: argumentsOf(content) };
}

const OPEN_TAG = /<(?:[\w-]{1,50}:)?([\w-]{1,100})(?:\s[^<>]{0,500})?(\/?)>/g;
const CLOSE_TAG = /<\/(?:[\w-]{1,50}:)?([\w-]{1,100})\s{0,20}>/g;

/** What stands inside the element of the action, whatever its prefix. */
function contentOf(body: string, action: string): string | undefined {
  const open = firstNamed(OPEN_TAG, body, action);
  if (!open) return undefined;
  if (open[0].endsWith('/>')) return '';
  const rest = body.slice(open.index + open[0].length);
  const close = firstNamed(CLOSE_TAG, rest, action);
  return close && rest.slice(0, close.index);
}

function firstNamed(tag: RegExp, text: string, name: string): RegExpExecArray | undefined {
  for (const match of text.matchAll(tag)) if (match[1] === name) return match;
  return undefined;
}

function argumentsOf(content: string): Readonly<Record<string, string>> {
  const found: [string, string][] = [];
  for (const match of content.matchAll(/<([\w-]{1,100})(?:\s[^<>]{0,200})?>([^<]*)<\/\1\s*>/g)) {
    if (found.length === MOST_ARGUMENTS) break;
    found.push([match[1] ?? '', plainText(match[2] ?? '').trim()]);
  }
  return Object.fromEntries(found);
}
