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
  readonly #make: (style: TextStyle, character: string) => T;
  /** Characters come in runs of one style: the last one needs no search. */
  #last: { readonly style: TextStyle; readonly characters: Map<string, T> } | undefined;

  constructor(make: (style: TextStyle, character: string) => T) {
    this.#make = make;
  }

  of(style: TextStyle, character: string): T {
    if (this.#last?.style !== style) this.#last = { style, characters: this.#charactersOf(style) };
    const { characters } = this.#last;
    let made = characters.get(character);
    if (made === undefined) {
      if (characters.size >= MOST_CHARACTERS) characters.clear();
      made = this.#make(style, character);
      characters.set(character, made);
    }
    return made;
  }

  #charactersOf(style: TextStyle): Map<string, T> {
    let characters = this.#byObject.get(style);
    if (characters === undefined) {
      characters = this.#lookingLike(style);
      this.#byObject.set(style, characters);
    }
    return characters;
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
