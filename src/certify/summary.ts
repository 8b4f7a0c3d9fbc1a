import { variantNames } from './reasons.ts';
import type { Assessment, Bilingual, Conclusion, Coverage, VerdictWord } from './types.ts';

/** The verdict of the whole run as a headline. */
export const conclusionNames: Readonly<Record<Conclusion, Bilingual>> = {
  conformant: { de: 'Konform', en: 'Conformant' },
  'not conformant': { de: 'Nicht konform', en: 'Not conformant' },
  'harness error': { de: 'Fehler im Prüfstand', en: 'Harness error' },
  incomplete: { de: 'Unvollständig', en: 'Incomplete' },
};

/** What the conclusion means, in a sentence. */
export const conclusionMeanings: Readonly<Record<Conclusion, Bilingual>> = {
  conformant: {
    de: 'Alle Muss-Anforderungen der gewählten Varianten wurden geprüft und eingehalten.',
    en: 'Every MUST of the chosen variants was exercised and kept.',
  },
  'not conformant': {
    de: 'Mindestens eine Muss-Anforderung wurde verletzt.',
    en: 'At least one MUST was broken.',
  },
  'harness error': {
    de: 'Der Prüfstand selbst hat versagt; über die betroffenen Anforderungen ist nichts bewiesen.',
    en: 'The test bench itself failed; nothing is proven about the requirements concerned.',
  },
  incomplete: {
    de: 'Was geprüft wurde, wurde eingehalten; ein Teil der Muss-Anforderungen wurde noch nicht geprüft.',
    en: 'What was exercised was kept; some MUST requirements have not been exercised yet.',
  },
};

/** The verdict words as a reader meets them. */
export const verdictNames: Readonly<Record<VerdictWord, Bilingual>> = {
  passed: { de: 'bestanden', en: 'passed' },
  failed: { de: 'verletzt', en: 'failed' },
  warned: { de: 'Warnung', en: 'warned' },
  'not applicable': { de: 'entfällt', en: 'not applicable' },
  'not exercised': { de: 'nicht geprüft', en: 'not exercised' },
  'harness error': { de: 'Prüfstandfehler', en: 'harness error' },
};

/** How far one variant got: `box: 27 of 114 required rows proven, 87 not exercised`. */
export function coverageText({ variant, required, passed, failed, harnessError, notExercised }: Coverage): Bilingual {
  const rest: readonly (readonly [count: number, de: string, en: string])[] = [
    [failed, 'verletzt', 'broken'],
    [harnessError, 'mit Prüfstandfehler', 'with a harness error'],
    [notExercised, 'nicht geprüft', 'not exercised'],
  ];
  const told = rest.filter(([count]) => count > 0);
  return {
    de: `${variantNames[variant].de}: ${[`${passed} von ${required} Muss-Anforderungen bewiesen`, ...told.map(([count, de]) => `${count} ${de}`)].join(', ')}`,
    en: `${variantNames[variant].en}: ${[`${passed} of ${required} required rows proven`, ...told.map(([count, , en]) => `${count} ${en}`)].join(', ')}`,
  };
}

/** The whole result as lines of plain English, headline first. */
export function summaryLines(assessment: Assessment): string[] {
  const { conclusion, exitCode, coverage } = assessment;
  return [
    `${conclusionNames[conclusion].en} (exit code ${exitCode}). ${conclusionMeanings[conclusion].en}`,
    ...coverage.map((entry) => `  ${coverageText(entry).en}`),
  ];
}
