import { styleText } from 'node:util';
import type { VerdictWord } from '../types.ts';

export type Style = Parameters<typeof styleText>[0];

/** Colours a text, or leaves it alone where colours are not wanted. */
export type Paint = (style: Style, text: string) => string;

export function createPaint(colour: boolean): Paint {
  return (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text);
}

/** Short words for the cells of the matrix; the legend explains the three that are not the verdict's own. */
export const cellWords: Readonly<Record<VerdictWord, { readonly word: string; readonly style: Style }>> = {
  passed: { word: 'passed', style: 'green' },
  failed: { word: 'FAILED', style: ['red', 'bold'] },
  warned: { word: 'warned', style: 'yellow' },
  'not applicable': { word: '–', style: 'dim' },
  'not exercised': { word: 'open', style: 'dim' },
  'harness error': { word: 'ERROR', style: ['magenta', 'bold'] },
};

/** Breaks words into lines of at most `width` columns, each begun with `indent`. */
export function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(indent + line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  return line === '' ? lines : [...lines, indent + line];
}

/** Cuts a text to `width` columns and shows that it was cut. */
export function shorten(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1)).trimEnd()}…`;
}
