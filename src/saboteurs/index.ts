import type { Host } from '@kassensturz/host';
import { HarnessError } from '../errors.ts';
import type { MachineProgram, PosAdapter, PosSite } from '../pos/contract.ts';
import { boxSaboteurs } from './chapters/box.ts';
import { cardSaboteurs } from './chapters/cards.ts';
import { cloudSaboteurs } from './chapters/cloud.ts';
import { dailyWorkSaboteurs } from './chapters/daily-work.ts';
import { lawSaboteurs } from './chapters/law.ts';
import { peripheralSaboteurs } from './chapters/peripherals.ts';
import { telephoneSaboteurs } from './chapters/telephone.ts';
import { tseSaboteurs } from './chapters/tse.ts';
import type { Saboteur } from './saboteur.ts';

export const saboteurs: readonly Saboteur[] = [
  ...cloudSaboteurs,
  ...boxSaboteurs,
  ...peripheralSaboteurs,
  ...cardSaboteurs,
  ...telephoneSaboteurs,
  ...tseSaboteurs,
  ...lawSaboteurs,
  ...dailyWorkSaboteurs,
];

/** Wraps a POS so that one of its machines is wrong in the way of the saboteur. */
export function sabotage(adapter: PosAdapter, name: string): PosAdapter {
  const saboteur = saboteurs.find((candidate) => candidate.name === name);
  if (!saboteur) {
    throw new HarnessError(
      'USAGE',
      `no saboteur "${name}"; there are: ${saboteurs.map((known) => known.name).join(', ')}`,
    );
  }
  return { ...adapter, name: `${adapter.name} (${name})`, install: (site) => adapter.install(spoilt(site, saboteur)) };
}

function spoilt(site: PosSite, { spoil }: Saboteur): PosSite {
  const { machines } = site;
  return {
    ...site,
    machines: {
      install: (place, program) =>
        machines.install(
          place,
          wrongProgram(program, (host) => spoil(host, place)),
        ),
      switchOn: (place) => machines.switchOn(place),
      switchOff: (place) => machines.switchOff(place),
      endpoint: (from, to, port) => machines.endpoint(from, to, port),
      host: (place) => spoil(machines.host(place), place),
    },
  };
}

function wrongProgram(program: MachineProgram, spoil: (host: Host) => Host): MachineProgram {
  return { ...program, inProcess: (host) => program.inProcess(spoil(host)) };
}
