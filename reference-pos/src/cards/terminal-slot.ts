import type { CardTerminal, TerminalState } from '../peripherals/terminal/card-terminal.ts';
import { terminalFailureText } from '../peripherals/terminal/terminal-failure.ts';
import type { TerminalSettings } from './terminal-settings.ts';

/** Makes the driver for a setting; undefined where no terminal can be driven. */
export type MakeTerminal = (settings: TerminalSettings) => CardTerminal | undefined;

/** The one terminal of this till: its settings, its driver, and what was last known of it. */
export class TerminalSlot {
  readonly #make: MakeTerminal;
  readonly #onChange: () => void;
  #settings: TerminalSettings;
  #driver: CardTerminal | undefined;
  #state: TerminalState | undefined;

  constructor(make: MakeTerminal, settings: TerminalSettings, onChange: () => void) {
    this.#make = make;
    this.#onChange = onChange;
    this.#settings = settings;
    this.#driver = make(settings);
  }

  get settings(): TerminalSettings {
    return this.#settings;
  }

  /** Undefined where the terminal is worked by hand. */
  get driver(): CardTerminal | undefined {
    return this.#driver;
  }

  get state(): TerminalState | undefined {
    return this.#state;
  }

  setUp(settings: TerminalSettings): void {
    this.#settings = settings;
    this.#driver = this.#make(settings);
    this.#state = undefined;
    this.#onChange();
  }

  /** Asks the terminal how it is. */
  async look(): Promise<TerminalState> {
    const state = this.#driver
      ? await this.#driver.state()
      : { atMs: 0, isReady: false, cause: 'not-configured' as const, text: terminalFailureText['not-configured'] };
    this.learn(state);
    return state;
  }

  learn(state: TerminalState): void {
    const isChanged = state.isReady !== this.#state?.isReady || state.cause !== this.#state?.cause;
    this.#state = state;
    if (isChanged) this.#onChange();
  }
}
