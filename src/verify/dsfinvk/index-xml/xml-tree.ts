import { SaxesParser } from 'saxes';
import { Malformed } from '../../malformed.ts';

/** An element of index.xml. */
export interface XmlElement {
  readonly name: string;
  readonly line: number;
  readonly children: readonly XmlElement[];
  /** Text between the tags, as it is. */
  readonly text: string;
}

export interface XmlDocument {
  readonly root: XmlElement;
  /** What follows `<!DOCTYPE`. */
  readonly doctype: string | undefined;
}

interface Open {
  name: string;
  line: number;
  children: Open[];
  text: string;
}

/** Reads a well-formed document; entities beyond the five of XML are refused. Throws Malformed. */
export function readXml(text: string): XmlDocument {
  const parser = new SaxesParser();
  const open: Open[] = [];
  let root: Open | undefined;
  let doctype: string | undefined;
  parser.on('error', (error) => {
    throw new Malformed(error.message);
  });
  parser.on('doctype', (content) => {
    doctype = content.trim();
  });
  parser.on('opentag', ({ name }) => {
    const element = { name, line: parser.line, children: [], text: '' };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  const addText = (part: string) => {
    const element = open.at(-1);
    if (element) element.text += part;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(text).close();
  if (!root) throw new Malformed('there is no element');
  return { root, doctype };
}

export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return element.children.find((child) => child.name === name);
}

export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

export function textOf(element: XmlElement, name: string): string | undefined {
  return childOf(element, name)?.text;
}
