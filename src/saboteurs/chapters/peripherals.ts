import { createFetch, type Host } from '@kassensturz/host';
import type { Saboteur } from '../saboteur.ts';
import { withTamperedNetwork } from '../tampered-network.ts';

export const peripheralSaboteurs: readonly Saboteur[] = [
  {
    name: 'kicks-the-drawer-in-the-cloud',
    requirement: 'PH-17',
    variant: 'cloud',
    wrong: 'The page sends a kick to the drawer although the plain cloud till has none.',
    spoil: (host, place) => (place === 'tablet' ? kickingWithEveryPrint(host) : host),
  },
];

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
