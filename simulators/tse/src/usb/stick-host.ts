import type { Clock, Host, Random } from '@kassensturz/host';

/**
 * The host as a device sees it that outlives programs: a machine that is switched off and on again has a new clock, and the
 * stick in its socket must follow it. (Its monotonic time then begins anew, by which the stick knows that power was gone.)
 */
export function livingHost(host: Pick<Host, 'clock' | 'random'>): Pick<Host, 'clock' | 'random'> {
  const clock: Clock = {
    now: () => host.clock.now(),
    monotonic: () => host.clock.monotonic(),
    sleep: (ms, options) => host.clock.sleep(ms, options),
    after: (ms, action) => host.clock.after(ms, action),
    every: (ms, action) => host.clock.every(ms, action),
  };
  const random: Random = {
    bytes: (length) => host.random.bytes(length),
    integer: (min, max) => host.random.integer(min, max),
    fraction: () => host.random.fraction(),
    uuid: () => host.random.uuid(),
    stream: (name) => host.random.stream(name),
  };
  return { clock, random };
}
