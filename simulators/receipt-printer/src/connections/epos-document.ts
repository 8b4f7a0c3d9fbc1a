import { SaxesParser, type SaxesTagNS } from 'saxes';

export const EPOS_NAMESPACE = 'http://www.epson-pos.com/schemas/2011/03/epos-print';
export const SOAP_NAMESPACE = 'http://schemas.xmlsoap.org/soap/envelope/';

/** An element of an ePOS document: local name, attributes without a namespace, own text. */
export interface EposElement {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly EposElement[];
  readonly text: string;
}

/** What a request says: the `epos-print` element, and the parameters of the SOAP header when there are any. */
export interface EposRequest {
  readonly print: EposElement;
  readonly header: Readonly<Record<string, string>>;
  readonly hasHeader: boolean;
}

/** The document is not what the service takes; the reason is for people. */
export class EposSchemaError extends Error {
  readonly code = 'SchemaError';
}

interface OpenElement {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Record<string, string>;
  readonly children: EposElement[];
  text: string;
}

/** Envelope, Body, epos-print, page, and what stands in a page; the header is no deeper. */
const DEEPEST = 6;

/** Reads a request. Document types are refused, so no entity can grow; depth is bounded. Throws `EposSchemaError`. */
export function parseEposRequest(xml: string): EposRequest {
  if (xml.startsWith('\ufeff'))
    throw new EposSchemaError('The document begins with a byte-order mark; send UTF-8 without one.');
  return readRequest(parseTree(xml));
}

function parseTree(xml: string): EposElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: OpenElement[] = [];
  let root: OpenElement | undefined;
  const refuse = (reason: string): never => {
    throw new EposSchemaError(reason);
  };
  parser.on('error', (error) => refuse(error.message));
  parser.on('doctype', () => refuse('Document types are not allowed.'));
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8') refuse(`Encoding ${encoding} is not UTF-8.`);
  });
  parser.on('opentag', (tag: SaxesTagNS) => {
    if (open.length >= DEEPEST) refuse(`Elements are nested deeper than ${DEEPEST}.`);
    const element = openElement(tag);
    root ??= element;
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  return root ?? refuse('There is no element.');
}

function openElement(tag: SaxesTagNS): OpenElement {
  const attributes: Record<string, string> = {};
  for (const attribute of Object.values(tag.attributes)) {
    if (attribute.uri === '') attributes[attribute.local] = attribute.value;
  }
  return { name: tag.local, namespace: tag.uri, attributes, children: [], text: '' };
}

function readRequest(root: EposElement): EposRequest {
  if (isEposPrint(root)) return { print: root, header: {}, hasHeader: false };
  if (root.name !== 'Envelope' || root.namespace !== SOAP_NAMESPACE) {
    throw new EposSchemaError(`The root element is ${root.name}; expected a SOAP 1.1 Envelope or epos-print.`);
  }
  const body = root.children.find((child) => child.name === 'Body' && child.namespace === SOAP_NAMESPACE);
  const print = body?.children.find(isEposPrint);
  if (print === undefined) throw new EposSchemaError('The SOAP Body holds no epos-print element of its namespace.');
  const head = root.children.find((child) => child.name === 'Header' && child.namespace === SOAP_NAMESPACE);
  const parameter = head?.children.find((child) => child.name === 'parameter' && child.namespace === EPOS_NAMESPACE);
  const header = Object.fromEntries((parameter?.children ?? []).map((child) => [child.name, child.text.trim()]));
  return { print, header, hasHeader: parameter !== undefined };
}

function isEposPrint(element: EposElement): boolean {
  return element.name === 'epos-print' && element.namespace === EPOS_NAMESPACE;
}
