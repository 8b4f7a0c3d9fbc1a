import { createFetch, type Host } from '@kassensturz/host';
import { HarnessError } from '../errors.ts';
import type { MachineProgram, Place, PosAdapter, PosSite } from '../pos/contract.ts';
import type { Variant } from '../salon/plan.ts';
import { LateDisk } from './late-disk.ts';
import { doorsOf, withTamperedNetwork } from './tampered-network.ts';

/** A POS that is wrong in one way, and the requirement whose check must go red because of it. */
export interface Saboteur {
  readonly name: string;
  readonly requirement: string;
  readonly variant: Variant;
  /** What this till does wrong, in one sentence. */
  readonly wrong: string;
  /** The same host with the fault built in, for the machine at that place. */
  readonly spoil: (host: Host, place: Place) => Host;
}

const printerPorts = new Set([80, 9100]);

export const saboteurs: readonly Saboteur[] = [
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
  {
    name: 'forgets-the-outage-note',
    requirement: 'TSE-07',
    variant: 'box',
    wrong: 'The receipt of a sale without TSE does not say so.',
    spoil: (host) =>
      withTamperedNetwork(host, {
        concerns: ({ port }) => printerPorts.has(port),
        rewrite: (bytes) => blankOut(bytes, /TSE[ -~]*(ausgefallen|Ausfall|nicht erreichbar)[ -~]*/gi),
      }),
  },
  {
    name: 'kicks-the-drawer-in-the-cloud',
    requirement: 'PH-17',
    variant: 'cloud',
    wrong: 'The page sends a kick to the drawer although the plain cloud till has none.',
    spoil: (host, place) => (place === 'tablet' ? kickingWithEveryPrint(host) : host),
  },
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

/** Replaces text by blanks of the same length, so that lengths in the protocol stay true. */
function blankOut(bytes: Buffer, pattern: RegExp): Buffer {
  return Buffer.from(
    bytes.toString('latin1').replace(pattern, (match) => ' '.repeat(match.length)),
    'latin1',
  );
}

const kick =
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>' +
  '<epos-print xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print"><pulse drawer="drawer_1" time="pulse_100"/></epos-print>' +
  '</s:Body></s:Envelope>';

function kickingWithEveryPrint(host: Host): Host {
  const kicked = new Set<string>();
  return withTamperedNetwork(host, {
    concerns: ({ port, host: address }) => {
      const url = `http://${address}:${port}/cgi-bin/epos/service.cgi?devid=local_printer&timeout=10000`;
      if (port === 80 && !kicked.has(url)) {
        kicked.add(url);
        void createFetch(host)(url, {
          method: 'POST',
          headers: { 'content-type': 'text/xml; charset=utf-8' },
          body: kick,
        }).catch(() => {
          kicked.delete(url); // that was not the printer, or it is off
        });
      }
      return false;
    },
  });
}
