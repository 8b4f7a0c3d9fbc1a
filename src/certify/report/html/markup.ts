import type { Bilingual } from '../../types.ts';

/** Markup that is safe to put into a page as it is. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Content = Html | string | number | false | undefined | readonly Content[];

/** Template for markup: whatever is put in as text is escaped, whatever is markup already stays so. */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return new Html(parts.reduce((text, part, index) => text + render(contents[index - 1]) + part));
}

/** Text for a page or a quoted attribute. Control characters, which no page may hold, become a visible sign. */
export function escapeText(text: string): string {
  return (
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must go.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g, '␦')
  );
}

/** The same words in both languages; the page shows one of them. */
export function bilingual({ de, en }: Bilingual): Html {
  return de === en ? html`${de}` : html`<span lang="de">${de}</span><span lang="en">${en}</span>`;
}

/** Shorthand for words that stand in the page itself. */
export function words(de: string, en: string): Html {
  return bilingual({ de, en });
}

function render(content: Content): string {
  if (content === undefined || content === false) return '';
  if (content instanceof Html) return content.text;
  if (typeof content === 'string' || typeof content === 'number') return escapeText(String(content));
  return content.map(render).join('');
}
