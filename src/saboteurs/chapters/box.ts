import { LateDisk } from '../late-disk.ts';
import type { Saboteur } from '../saboteur.ts';
import { doorsOf, withTamperedNetwork } from '../tampered-network.ts';
import { closesOnlyOnline } from './law/day.ts';

export const boxSaboteurs: readonly Saboteur[] = [
  closesOnlyOnline,
  {
    name: 'prints-before-storing',
    requirement: 'KS-10',
    variant: 'box',
    wrong: 'The receipt is printed first and stored afterwards: a power cut in between leaves paper without a record.',
    spoil: (host) => {
      const disk = new LateDisk(host.disk);
      const withDisk = { ...doorsOf(host), disk };
      return withTamperedNetwork(withDisk, { concerns: ({ port }) => port === 9100, afterWrite: () => disk.flush() });
    },
  },
];
