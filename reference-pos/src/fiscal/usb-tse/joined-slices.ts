import { tarMembers } from './tar-members.ts';

/**
 * Makes one archive out of the slices a stick gives: each slice is a TAR of its own with description and certificates, which
 * belong into the whole only once.
 */
export class JoinedSlices {
  readonly #names = new Set<string>();
  #highest = 0;

  /** What is new in a slice, and the highest signature counter that its file names show (0: none). */
  add(slice: Uint8Array): { readonly pieces: readonly Uint8Array[]; readonly lastCounter: number } {
    const pieces: Uint8Array[] = [];
    let lastCounter = 0;
    for (const { name, blocks } of tarMembers(slice)) {
      const counter = Number(/_Sig-(\d+)_/.exec(name)?.[1] ?? 0);
      lastCounter = Math.max(lastCounter, counter);
      // Messages follow each other by counter; only the other files are worth remembering by name.
      const isKnown = counter > 0 ? counter <= this.#highest : this.#names.has(name);
      if (isKnown) continue;
      if (counter === 0) this.#names.add(name);
      pieces.push(blocks);
    }
    this.#highest = Math.max(this.#highest, lastCounter);
    return { pieces, lastCounter };
  }
}
