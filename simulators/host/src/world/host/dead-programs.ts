import { PowerLostError } from '../../errors.ts';

let isMuted = false;

/**
 * A program whose machine has lost power gets `PowerLostError` from every door, and what it fails to catch would end
 * this process as an uncaught error. On the real machine there is no process left that could fail, so these errors, and
 * only these, go unheard. Node offers no other place to say so: a listener of our own would not silence a test runner's.
 */
export function muteDeadPrograms(): void {
  if (isMuted) return;
  isMuted = true;
  const emit = process.emit;
  process.emit = function mutedEmit(this: NodeJS.Process, ...args: unknown[]): boolean {
    const [event, reason] = args;
    const isUncaught =
      event === 'uncaughtException' || event === 'unhandledRejection' || event === 'uncaughtExceptionMonitor';
    if (isUncaught && reason instanceof PowerLostError) return true;
    return Reflect.apply(emit, this, args) as boolean;
  } as typeof process.emit;
}
