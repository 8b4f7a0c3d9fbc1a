/** What the drawer needs of a clock: the time, and something to happen later. A host's clock fits. */
export interface Clock {
  /** Unix milliseconds. */
  now(): number;
  after(ms: number, action: () => void): { cancel(): void };
}
