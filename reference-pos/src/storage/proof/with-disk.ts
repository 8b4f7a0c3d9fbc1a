import type { Disk, Host } from '@kassensturz/host';

/** The same host with another disk. */
export function withDisk({ name, clock, network, serial, random, log }: Host, disk: Disk): Host {
  return { name, clock, network, disk, serial, random, log };
}
