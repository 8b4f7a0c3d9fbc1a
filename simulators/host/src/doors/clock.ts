/** Something that was scheduled and can be called off; calling off twice is harmless. */
export interface Timer {
  cancel(): void;
}

/** Door 1: time. The only source of it for every program in the house. */
export interface Clock {
  /** Wall time in Unix milliseconds, UTC. May jump when somebody sets the clock. */
  now(): number;
  /** Milliseconds since this host was switched on; never goes back, does not jump with the wall clock. */
  monotonic(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when it is aborted first. */
  sleep(ms: number, options?: { readonly signal?: AbortSignal }): Promise<void>;
  /** Calls `action` once after `ms` milliseconds. */
  after(ms: number, action: () => void): Timer;
  /** Calls `action` every `ms` milliseconds until cancelled. */
  every(ms: number, action: () => void): Timer;
}
