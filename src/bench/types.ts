/** One line of `npm run bench`. All figures of a line are measured in the same run, so that their ratio means something. */
export interface Figure {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly value: number;
  /** The same unit, measured on what the figure is compared with. */
  readonly baseline?: number;
  /** value ÷ baseline. */
  readonly ratio?: number;
}

export interface Benchmark {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  /** What `baseline` is, for the table. */
  readonly comparedWith?: string;
  readonly measure: () => Promise<{ readonly value: number; readonly baseline?: number }>;
}
