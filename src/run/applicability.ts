import { loadRegister } from '../register/index.ts';
import type { RunParameters } from './run-features.ts';

const variantTags = new Set(['@cloud', '@cube', '@box']);
const physicsTags = new Set(['@simulated', '@live']);
const requirementTag = /^@([A-Z]{2,3}-\d{2,3})$/;

let requirements: ReadonlyMap<string, { readonly variants: readonly string[] }> | undefined;

/** Requirement ids among the tags of a scenario. */
export function requirementIds(tags: readonly string[]): readonly string[] {
  return tags.flatMap((tag) => requirementTag.exec(tag)?.[1] ?? []);
}

/**
 * Whether a scenario belongs into a run: its variant and physics tags allow it, and at least one of the requirements
 * it is tagged with concerns the variant. A scenario without requirement (people's own features) belongs everywhere.
 */
export function applies(tags: readonly string[], run: Pick<RunParameters, 'variant' | 'physics'>): boolean {
  const allowed = (group: ReadonlySet<string>, own: string) => {
    const named = tags.filter((tag) => group.has(tag));
    return named.length === 0 || named.includes(own);
  };
  if (!allowed(variantTags, `@${run.variant}`) || !allowed(physicsTags, `@${run.physics}`)) return false;
  if (run.physics === 'live' && tags.includes('@root') && process.getuid?.() !== 0) return false;
  const ids = requirementIds(tags);
  if (ids.length === 0) return true;
  requirements ??= new Map(loadRegister().requirements.map((row) => [row.id, row]));
  return ids.some((id) => requirements?.get(id)?.variants.includes(run.variant) ?? true);
}

/** Cucumber tag expression that selects exactly the scenarios that apply. */
export function tagExpressionFor(run: Pick<RunParameters, 'variant' | 'physics'>): string {
  const otherPhysics = run.physics === 'simulated' ? '@live' : '@simulated';
  return `(not (@cloud or @cube or @box) or @${run.variant}) and (not ${otherPhysics} or @${run.physics})`;
}
