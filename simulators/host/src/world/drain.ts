// Kept aside at load time so that tests may fake timers without stopping the world.
const nextTurn = setImmediate;
const later = setTimeout;

/** A program that never stops calling setImmediate would keep a world from moving on. */
const MAX_TURNS = 10_000;

/**
 * Lets everything run that is ready to run, and returns when the process has nothing to do but wait.
 * One turn of the event loop empties the queues of ticks and promises; another is only needed while somebody has asked
 * for an immediate (Express does, now and then) or the process itself reads a file (a module loaded late).
 */
export async function drain(): Promise<void> {
  for (let turns = 0; turns < MAX_TURNS; turns++) {
    await new Promise<void>((resolve) => nextTurn(resolve));
    if (!isMoreToCome()) return;
  }
}

function isMoreToCome(): boolean {
  for (const resource of process.getActiveResourcesInfo()) {
    if (resource === 'Immediate' || resource === 'FSReqPromise' || resource === 'FSReqCallback') return true;
  }
  return false;
}

/** Gives work outside all doors (a WebAssembly module being compiled) `realMs` of real time to come to an end. */
export async function waitOutside(realMs: number): Promise<void> {
  await new Promise<void>((resolve) => later(resolve, realMs));
  await drain();
}
