import type { Language, Problem } from '../facts.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import type { Words } from './words.ts';

const languages: Readonly<Record<Language, Words>> = { de, en };

export const wordsOf = (language: Language): Words => languages[language];

/** A problem as a sentence; what a language has no words for is said as the server said it. */
export function problemText(problem: Problem, words: Words): string {
  if (problem.kind === 'own') return words.problems[problem.code];
  const { code, message, details } = problem.refusal;
  const template = words.refusals[code];
  return template === undefined ? message : fill(template, details);
}

const fill = (template: string, details: Readonly<Record<string, unknown>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? '–'));

export type { DeviceWord, Words } from './words.ts';
