import { isCents, parseAmount } from '../till/money.ts';
import { PosError } from '../till/pos-error.ts';

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Reads a JSON object from a request field by field; everything that does not fit is refused with the field's name. */
export class Fields {
  readonly #object: Readonly<Record<string, unknown>>;
  readonly #path: string;

  constructor(value: unknown, path = '') {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      throw notValid(path || 'body', 'ein Objekt fehlt');
    this.#object = value as Record<string, unknown>;
    this.#path = path;
  }

  /** Refuses fields that mean nothing here: a misspelt one must not be passed over. */
  only(...names: readonly string[]): this {
    const stranger = Object.keys(this.#object).find((name) => !names.includes(name));
    if (stranger !== undefined) throw notValid(this.#name(stranger.slice(0, 40)), 'unbekanntes Feld');
    return this;
  }

  has(name: string): boolean {
    return this.#object[name] !== undefined;
  }

  /** The field as it came, for somebody else to read. */
  value(name: string): unknown {
    return this.#object[name];
  }

  object(name: string): Fields {
    return new Fields(this.#object[name], this.#name(name));
  }

  /** A list of objects, each to be read by itself. */
  objects(name: string, maximum: number): readonly Fields[] {
    const value = this.#object[name];
    if (!Array.isArray(value)) throw notValid(this.#name(name), 'eine Liste fehlt');
    if (value.length > maximum) throw notValid(this.#name(name), `höchstens ${maximum} Einträge`);
    return value.map((entry, at) => new Fields(entry, `${this.#name(name)}[${at}]`));
  }

  /** The object itself, for data that somebody else will read. */
  asIs(): Readonly<Record<string, unknown>> {
    return this.#object;
  }

  /** Whatever stands there, for data that somebody else will read; nothing is null. */
  anything(name: string): unknown {
    return this.#object[name] ?? null;
  }

  text(name: string, maximum = 200): string {
    const value = this.#object[name];
    if (typeof value !== 'string' || value.trim() === '') throw notValid(this.#name(name), 'Text fehlt');
    if (value.length > maximum) throw notValid(this.#name(name), `höchstens ${maximum} Zeichen`);
    return value;
  }

  /** Text of a shape; `what` says it in words. */
  matching(name: string, pattern: RegExp, what: string): string {
    const value = this.#object[name];
    if (typeof value !== 'string' || !pattern.test(value)) throw notValid(this.#name(name), what);
    return value;
  }

  optionalText(name: string, maximum?: number): string | undefined {
    return this.has(name) ? this.text(name, maximum) : undefined;
  }

  /** Text that may be missing or blank; what that means is for the trade to say. */
  blankOrText(name: string, maximum?: number): string {
    const value = this.#object[name];
    return value === undefined || (typeof value === 'string' && value.trim() === '') ? '' : this.text(name, maximum);
  }

  /** A key made by the client, in lower case. */
  uuid(name: string): string {
    const value = this.#object[name];
    if (typeof value !== 'string' || !uuidPattern.test(value)) throw notValid(this.#name(name), 'UUID fehlt');
    return value.toLowerCase();
  }

  wholeNumber(name: string, minimum: number, maximum: number): number {
    const value = this.#object[name];
    if (typeof value !== 'number' || !Number.isInteger(value) || value < minimum || value > maximum) {
      throw notValid(this.#name(name), `ganze Zahl von ${minimum} bis ${maximum}`);
    }
    return value;
  }

  /** Cents that are not negative. */
  cents(name: string): number {
    const value = this.#object[name];
    if (!isCents(value) || value < 0)
      throw new PosError('AMOUNT_NOT_READABLE', { details: { field: this.#name(name) } });
    return value;
  }

  /** Cents that may be negative: money for the customer. */
  signedCents(name: string): number {
    const value = this.#object[name];
    if (!isCents(value)) throw new PosError('AMOUNT_NOT_READABLE', { details: { field: this.#name(name) } });
    return value;
  }

  /** Cents as a number in `<name>Cents`, or as typed text in `<name>` (OPS-02). */
  amount(name: string): number {
    if (this.has(`${name}Cents`)) return this.cents(`${name}Cents`);
    const value = this.#object[name];
    if (typeof value !== 'string') throw new PosError('AMOUNT_NOT_READABLE', { details: { field: this.#name(name) } });
    return parseAmount(value);
  }

  flag(name: string): boolean {
    const value = this.#object[name] ?? false;
    if (typeof value !== 'boolean') throw notValid(this.#name(name), 'true oder false');
    return value;
  }

  oneOf<T extends string>(name: string, choices: readonly T[]): T {
    const value = this.#object[name];
    const choice = choices.find((candidate) => candidate === value);
    if (choice === undefined) throw notValid(this.#name(name), `eines von ${choices.join(', ')}`);
    return choice;
  }

  #name(name: string): string {
    return this.#path ? `${this.#path}.${name}` : name;
  }
}

/** A key in an address; a wrong one is answered like one that is not there. */
export function isUuid(text: string): boolean {
  return uuidPattern.test(text);
}

export function notValid(field: string, problem: string): PosError {
  return new PosError('REQUEST_NOT_VALID', { details: { field, problem } });
}
