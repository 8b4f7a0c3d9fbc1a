import { type Parameter, unsigned } from './parameters.ts';
import { WireError } from './wire-error.ts';

const NO_NUMBER = 0xffffffff;

/** Parameters of one command, asked for by position and type; a wrong or missing one is `CommandDataInvalid`. */
export class Arguments {
  readonly #parameters: readonly Parameter[];

  constructor(parameters: readonly Parameter[]) {
    this.#parameters = parameters;
  }

  get count(): number {
    return this.#parameters.length;
  }

  string(at: number): string {
    const found = this.#parameters[at];
    if (found?.type !== 'string') throw new WireError('commandDataInvalid');
    return found.value;
  }

  bytes(at: number): Uint8Array {
    const found = this.#parameters[at];
    if (found?.type !== 'byteArray') throw new WireError('commandDataInvalid');
    return found.value;
  }

  short(at: number): number {
    const found = this.#parameters[at];
    if (found?.type !== 'short') throw new WireError('commandDataInvalid');
    return found.value;
  }

  /** A number sent as bytes; empty is undefined. */
  number(at: number): number | undefined {
    return unsigned(this.bytes(at));
  }

  requiredNumber(at: number): number {
    const value = this.number(at);
    if (value === undefined) throw new WireError('commandDataInvalid');
    return value;
  }

  /** A transaction number or limit; empty and FFFFFFFF mean "none". */
  optionalNumber(at: number): number | undefined {
    const value = this.number(at);
    return value === undefined || value >= NO_NUMBER ? undefined : value;
  }
}
