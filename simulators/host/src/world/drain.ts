// Kept aside at load time so that tests may fake timers without stopping the world.
const nextTurn = setImmediate;
const later = setTimeout;

/** A program that never stops calling setImmediate, or a read that never ends, must not keep a world from moving on. */
const MAX_TURNS = 10_000;

/** Requests that were still open after so many turns; a pipe that nobody writes to is no reason to wait. */
let endlessRequests = 0;

/**
 * Lets everything run that is ready to run, and returns when the process has nothing to do but wait.
 * One turn of the event loop empties the queues of ticks and promises. Another is needed only while a library has asked for
 * an immediate, or while the process itself reads a file (a module loaded late).
 */
export async function drain(): Promise<void> {
  for (let turns = 0; turns < MAX_TURNS; turns++) {
    await new Promise<void>((resolve) => nextTurn(resolve));
    const { hasImmediates, requests } = whatIsComing();
    endlessRequests = Math.min(endlessRequests, requests);
    if (!hasImmediates && requests === endlessRequests) return;
  }
  endlessRequests = whatIsComing().requests;
}

function whatIsComing(): { readonly hasImmediates: boolean; readonly requests: number } {
  let hasImmediates = false;
  let requests = 0;
  for (const resource of process.getActiveResourcesInfo()) {
    if (resource === 'Immediate') hasImmediates = true;
    else if (resource === 'FSReqPromise' || resource === 'FSReqCallback') requests++;
  }
  return { hasImmediates, requests };
}

/** Gives work outside all doors (a WebAssembly module being compiled) `realMs` of real time to come to an end. */
export async function waitOutside(realMs: number): Promise<void> {
  await new Promise<void>((resolve) => later(resolve, realMs));
  await drain();
}
