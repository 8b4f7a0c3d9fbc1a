import type { Keep } from '../model/index.ts';

/** One text in the browser's storage. A browser that allows none (private window, full) works without it. */
export function browserKeep(storageOf: () => Storage, name: string): Keep {
  return {
    read: () => attempt(() => storageOf().getItem(name) ?? undefined),
    write: (text) => attempt(() => storageOf().setItem(name, text)),
  };
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    // Storage is a comfort (a reload goes on where it was), never a need: everything that counts is on the server.
    return undefined;
  }
}
