import { type ChapterId, chapters, type Register, variants } from '../register/index.ts';
import { type Physics, physicsKinds, type ScenarioReference } from './types.ts';

const chapterIds: readonly ChapterId[] = chapters.map(({ id }) => id);
const reservedTags: readonly string[] = [...physicsKinds, ...variants].map((word) => `@${word}`);

/** A tag that means to name a requirement, a fault, a physics or a variant and names none. */
export interface WrongTag {
  readonly tag: string;
  readonly kind: 'requirement' | 'fault' | 'reserved';
  /** What was probably meant. */
  readonly meant?: string;
}

/** The physics a scenario is restricted to, or undefined when it runs under both. */
export function physicsOf(scenario: ScenarioReference): Physics | undefined {
  const named = physicsKinds.filter((physics) => scenario.tags.includes(`@${physics}`));
  return named.length === 1 ? named[0] : undefined;
}

export function isTaggedWith(scenario: ScenarioReference, requirementId: string): boolean {
  return scenario.tags.includes(`@${requirementId}`);
}

/**
 * Finds tags with a slip of the pen. A scenario whose tag is misspelt proves nothing for the requirement it means,
 * so this must be loud; a team's own tags (`@slow`, `@JIRA-1234`) are none of our business.
 */
export function findWrongTags(scenario: ScenarioReference, register: Register): WrongTag[] {
  const ids = new Set(register.requirements.map(({ id }) => id));
  const faults = new Set(register.faults.map(({ id }) => id));
  return scenario.tags.flatMap((tag): WrongTag[] => {
    const word = tag.slice(1);
    if (ids.has(word) || faults.has(word) || reservedTags.includes(tag)) return [];
    const reserved = reservedTags.find((known) => known === tag.toLowerCase());
    if (reserved !== undefined) return [{ tag, kind: 'reserved', meant: reserved.slice(1) }];
    if (/^F[-_]/i.test(word))
      return [withMeant({ tag, kind: 'fault' }, word.toUpperCase().replaceAll('_', '-'), faults)];
    const meant = meantRequirement(word);
    return meant === undefined ? [] : [withMeant({ tag, kind: 'requirement' }, meant, ids)];
  });
}

/** `ks-1`, `KS_01`, `KS-O1`, `TSS-01` → the id that was probably meant; undefined when no requirement was. */
function meantRequirement(word: string): string | undefined {
  const [, prefix, digits] = /^([a-z]{1,5})[-_]?([0-9oOlI][0-9a-zA-Z]{0,3})$/i.exec(word) ?? [];
  if (prefix === undefined || digits === undefined) return undefined;
  const letters = prefix.toUpperCase();
  const chapter =
    chapterIds.find((id) => id === letters) ??
    (/^\d\d$/.test(digits) ? chapterIds.find((id) => isOneSlipAway(letters, id)) : undefined);
  if (chapter === undefined) return undefined;
  return `${chapter}-${digits.replace(/o/gi, '0').replace(/[lI]/g, '1').padStart(2, '0')}`;
}

/** True when one letter was changed, lost, added, or two neighbours were swapped. */
function isOneSlipAway(typed: string, meant: string): boolean {
  if (typed.length === meant.length) {
    const wrong = [...typed].flatMap((letter, index) => (letter === meant[index] ? [] : [index]));
    const [first = 0, second = 0] = wrong;
    const isSwap = typed[first] === meant[second] && typed[second] === meant[first] && second === first + 1;
    return wrong.length === 1 || (wrong.length === 2 && isSwap);
  }
  const [short, long] = typed.length < meant.length ? [typed, meant] : [meant, typed];
  return (
    long.length === short.length + 1 && [...long].some((_, at) => long.slice(0, at) + long.slice(at + 1) === short)
  );
}

function withMeant(wrong: WrongTag, meant: string, known: ReadonlySet<string>): WrongTag {
  return known.has(meant) ? { ...wrong, meant } : wrong;
}
