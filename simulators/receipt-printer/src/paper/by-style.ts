import type { TextStyle } from './ink.ts';

/** Characters kept for one way of drawing them; a printer that uses more begins anew. */
const MOST_CHARACTERS = 1000;
const MOST_STYLES = 64;

/**
 * What has been made of characters, kept for each way of drawing them. Every receipt has style objects of its own, so what
 * counts is what they say.
 */
export class ByStyle<T> {
  readonly #byObject = new WeakMap<TextStyle, Map<string, T>>();
  readonly #byLook = new Map<string, Map<string, T>>();

  of(style: TextStyle, character: string, make: () => T): T {
    let characters = this.#byObject.get(style);
    if (characters === undefined) {
      characters = this.#lookingLike(style);
      this.#byObject.set(style, characters);
    }
    let made = characters.get(character);
    if (made === undefined) {
      if (characters.size >= MOST_CHARACTERS) characters.clear();
      made = make();
      characters.set(character, made);
    }
    return made;
  }

  #lookingLike({ font, widthScale, heightScale, isBold, isTurned }: TextStyle): Map<string, T> {
    const look = `${font} ${widthScale} ${heightScale} ${isBold} ${isTurned}`;
    let characters = this.#byLook.get(look);
    if (characters === undefined) {
      if (this.#byLook.size >= MOST_STYLES) this.#byLook.clear();
      characters = new Map();
      this.#byLook.set(look, characters);
    }
    return characters;
  }
}
