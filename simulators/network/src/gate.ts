/** Lets traffic wait while a path is cut. */
export class Gate {
  #isOpen: boolean;
  #waiting: (() => void)[] = [];

  constructor(isOpen: boolean) {
    this.#isOpen = isOpen;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  set(isOpen: boolean): void {
    this.#isOpen = isOpen;
    if (isOpen) for (const resume of this.#waiting.splice(0)) resume();
  }

  /** Resolves when the gate is open, at once if it is. */
  async passed(): Promise<void> {
    while (!this.#isOpen) await new Promise<void>((resume) => this.#waiting.push(resume));
  }
}
