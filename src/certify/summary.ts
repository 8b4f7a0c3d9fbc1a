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

/** The verdict words as a reader meets them; the long one may be broken where it says so. */
export const verdictNames: Readonly<Record<VerdictWord, Bilingual>> = {
  passed: { de: 'bestanden', en: 'passed' },
  failed: { de: 'verletzt', en: 'failed' },
  warned: { de: 'Warnung', en: 'warned' },
  'not applicable': { de: 'entfällt', en: 'not applicable' },
  'not exercised': { de: 'nicht geprüft', en: 'not exercised' },
  'harness error': { de: 'Prüfstand\u00adfehler', en: 'harness error' },
};

/** What one variant lacks: `1 broken, 87 not exercised`; empty when it lacks nothing. */
export function shortfallText({ failed, harnessError, notExercised }: Coverage): Bilingual {
  const counts: readonly (readonly [count: number, de: string, en: string])[] = [
    [failed, 'verletzt', 'broken'],
    [harnessError, 'mit Prüfstandfehler', 'with a harness error'],
    [notExercised, 'nicht geprüft', 'not exercised'],
  ];
  const told = counts.filter(([count]) => count > 0);
  return {
    de: told.map(([count, de]) => `${count} ${de}`).join(', '),
    en: told.map(([count, , en]) => `${count} ${en}`).join(', '),
  };
}

/** The whole result as lines of plain English, headline first. */
export function summaryLines(assessment: Assessment): string[] {
  const { conclusion, exitCode, coverage } = assessment;
  return [
    `${conclusionNames[conclusion].en} (exit code ${exitCode}). ${conclusionMeanings[conclusion].en}`,
    ...coverage.map((entry) => {
      const shortfall = shortfallText(entry).en;
      const proven = `  ${variantNames[entry.variant].en}: ${entry.passed} of ${entry.required} required rows proven`;
      return shortfall === '' ? proven : `${proven}, ${shortfall}`;
    }),
  ];
}
