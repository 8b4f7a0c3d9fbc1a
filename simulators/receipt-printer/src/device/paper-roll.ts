/** How much paper is left, in dots. */
export class PaperRoll {
  static readonly FULL_MM = 80_000;
  /** What a near-end sensor leaves; adjustable on real printers, so unverified. */
  static readonly NEAR_END_MM = 3_000;
  readonly #dotsPerMm: number;
  #dots: number;

  constructor(dpi: number, lengthMm = PaperRoll.FULL_MM) {
    this.#dotsPerMm = dpi / 25.4;
    this.#dots = Math.round(lengthMm * this.#dotsPerMm);
  }

  get remainingMm(): number {
    return this.#dots / this.#dotsPerMm;
  }

  get isNearEnd(): boolean {
    return this.remainingMm <= PaperRoll.NEAR_END_MM;
  }

  get isEmpty(): boolean {
    return this.#dots <= 0;
  }

  load(lengthMm = PaperRoll.FULL_MM): void {
    this.#dots = Math.round(lengthMm * this.#dotsPerMm);
  }

  use(dots: number): void {
    this.#dots -= dots;
  }
}
