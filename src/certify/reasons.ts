import type { Bilingual, Physics, Variant } from './types.ts';

/** Names of variants and physics as a reader knows them. */
export const variantNames: Readonly<Record<Variant, Bilingual>> = {
  cloud: { de: 'Cloud', en: 'cloud' },
  cube: { de: 'Cloud mit Cube', en: 'cloud with cube' },
  box: { de: 'Box', en: 'box' },
};

export const physicsNames: Readonly<Record<Physics, Bilingual>> = {
  simulated: { de: 'simuliert', en: 'simulated' },
  live: { de: 'echt', en: 'live' },
};

/** The reasons a verdict can have, each once, in both languages. */
export const reasons = {
  otherVariants: (id: string, variants: readonly Variant[]): Bilingual => ({
    de: `${id} gilt nur für: ${variants.map((variant) => variantNames[variant].de).join(', ')}.`,
    en: `${id} applies to ${variants.map((variant) => variantNames[variant].en).join(' and ')} only.`,
  }),
  noScenario: (id: string): Bilingual => ({
    de: `Noch kein Szenario trägt @${id}.`,
    en: `No scenario is tagged @${id} yet.`,
  }),
  otherPhysics: (physics: Physics): Bilingual => ({
    de: `Die Szenarien dazu laufen nur unter der anderen Physik (@${physics}).`,
    en: `Its scenarios run under ${physics} physics only (@${physics}).`,
  }),
  otherSelection: (id: string): Bilingual => ({
    de: `Die Szenarien mit @${id} waren für diesen Lauf nicht ausgewählt.`,
    en: `The scenarios tagged @${id} were not selected for this run.`,
  }),
  allSkipped: (count: number): Bilingual => ({
    de: count === 1 ? 'Das einzige Szenario wurde übersprungen.' : `Alle ${count} Szenarien wurden übersprungen.`,
    en: count === 1 ? 'Its only scenario was skipped.' : `All ${count} scenarios were skipped.`,
  }),
  someSkipped: (skipped: number, count: number): Bilingual => ({
    de: `${skipped} von ${count} Szenarien übersprungen.`,
    en: `${skipped} of ${count} scenarios skipped.`,
  }),
  noRun: (): Bilingual => ({ de: 'Dieser Lauf fand nicht statt.', en: 'This run did not take place.' }),
  unknownId: (id: string, meant: string | undefined): Bilingual => ({
    de: `${id} steht nicht im Anforderungsregister${meant === undefined ? '' : `; gemeint ist wohl ${meant}`}.`,
    en: `${id} is not in the requirement register${meant === undefined ? '' : `; probably ${meant} is meant`}.`,
  }),
  scenarioSays: (name: string, message: string): Bilingual => ({
    de: `„${name}“: ${message}`,
    en: `“${name}”: ${message}`,
  }),
} as const;

/** Several reasons as one text. */
export function joinReasons(list: readonly Bilingual[]): Bilingual | undefined {
  if (list.length === 0) return undefined;
  return { de: list.map(({ de }) => de).join(' '), en: list.map(({ en }) => en).join(' ') };
}
