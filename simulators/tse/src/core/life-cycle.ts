import { SeError } from './errors.ts';
import type { SecureElement } from './secure-element.ts';

/** Life cycle as products report it; `noTime` is an initialised TSE whose clock is unset. */
export type LifeCycle = 'notInitialized' | 'noTime' | 'active' | 'deactivated' | 'disabled';

/** What a TSE may do in which state (TR-03151 4.1.1). */
export class LifeCycleGate {
  readonly #element: SecureElement;
  #isInitialized = false;
  #isDeactivated = false;
  #isDisabled = false;

  constructor(element: SecureElement) {
    this.#element = element;
  }

  get state(): LifeCycle {
    if (this.#isDisabled) return 'disabled';
    if (!this.#isInitialized) return 'notInitialized';
    if (this.#isDeactivated) return 'deactivated';
    return this.#element.clock.isSet ? 'active' : 'noTime';
  }

  initialize(): void {
    this.#isInitialized = true;
  }

  deactivate(): void {
    this.#isDeactivated = true;
  }

  activate(): void {
    this.requireNotDisabled();
    if (!this.#isDeactivated) throw new SeError('ErrorSeApiNotDeactivated');
    this.#isDeactivated = false;
  }

  /** Final: only exports work afterwards. */
  disable(): void {
    this.#isDisabled = true;
  }

  requireNotDisabled(): void {
    if (this.#isDisabled) throw new SeError('ErrorSecureElementDisabled');
  }

  requireInitialized(): void {
    this.requireNotDisabled();
    if (!this.#isInitialized) throw new SeError('ErrorSeApiNotInitialized');
    if (this.#isDeactivated) throw new SeError('ErrorSeApiDeactivated');
  }

  requireInitializedOrDisabled(): void {
    if (!this.#isInitialized && !this.#isDisabled) throw new SeError('ErrorSeApiNotInitialized');
  }

  requireTime(): void {
    if (!this.#element.clock.isSet) throw new SeError('ErrorTimeNotSet');
  }
}
