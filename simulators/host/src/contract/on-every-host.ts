import { describe, it } from 'vitest';
import { ALL_PHYSICS, type Site } from './site.ts';

/** Declares one promise of a door, kept under both physics. */
export function promise(door: string, sentence: string, check: (site: Site) => Promise<void>): void {
  describe(door, () => {
    it.each(ALL_PHYSICS)(`$name: ${sentence}`, async (physics) => {
      const site = await physics.open();
      try {
        await site.run(() => check(site));
      } finally {
        site.close();
      }
    });
  });
}

/** The code of whatever a call fails with. */
export async function codeOf(work: () => unknown): Promise<unknown> {
  try {
    await work();
  } catch (error) {
    return (error as { readonly code?: unknown }).code;
  }
  return 'did not fail';
}
