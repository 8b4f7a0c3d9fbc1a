import { createFetch, type Host } from '@kassensturz/host';
import type { Saboteur } from '../../saboteur.ts';
import { changedJson, withTamperedServer } from '../../tampered-http.ts';
import { withTamperedNetwork } from '../../tampered-network.ts';

const rawPort = 9100;
/** DLE DC4 1: the drawer's pulse in real time. */
const realTimeKick = Buffer.from([0x10, 0x14, 0x01]);

export const drawerSaboteurs: readonly Saboteur[] = [
  {
    name: 'kicks-the-drawer-in-the-cloud',
    requirement: 'PH-17',
    variant: 'cloud',
    wrong: 'The page sends a kick to the drawer although the plain cloud till has none.',
    spoil: (host, place) => (place === 'tablet' ? kickingWithEveryPrint(host) : host),
  },
  {
    name: 'kicks-the-drawer-twice',
    requirement: 'PH-19',
    variant: 'box',
    wrong: 'Every kick of the drawer is sent a second time, in case the first got lost.',
    spoil: (host, place) =>
      place === 'box'
        ? withTamperedNetwork(host, {
            concerns: ({ port }) => port === rawPort,
            rewrite: (bytes) => (bytes.includes(realTimeKick) ? Buffer.concat([bytes, bytes]) : bytes),
          })
        : host,
  },
  {
    name: 'swallows-the-kick',
    requirement: 'PH-19',
    variant: 'cube',
    wrong: 'The cube says that it opened the drawer and sends no kick.',
    spoil: (host, place) =>
      place === 'cube'
        ? withTamperedNetwork(host, {
            concerns: ({ port }) => port === rawPort,
            rewrite: (bytes) => (bytes.includes(realTimeKick) ? Buffer.alloc(0) : bytes),
          })
        : host,
  },
  {
    name: 'calls-a-jammed-drawer-open',
    requirement: 'PH-19',
    variant: 'box',
    wrong: 'A drawer that stayed shut is shown as opened, so nobody offers to try again.',
    spoil: (host, place) =>
      place === 'box'
        ? withTamperedServer(host, 80, {
            concerns: ({ path }) => path.endsWith('/jobs'),
            answer: (answer) =>
              changedJson(answer, ({ jobs }: { jobs: { kind: string }[] }) => ({
                jobs: jobs.map((job) => (job.kind === 'drawer' ? { ...job, state: 'done' } : job)),
              })),
          })
        : host,
  },
  {
    name: 'lets-the-apprentice-open-the-drawer',
    requirement: 'PH-20',
    variant: 'box',
    wrong: 'Whoever asks gets the drawer opened without a sale, with somebody else’s right.',
    spoil: (host, place) => (place === 'box' ? openingForEverybody(host) : host),
  },
  {
    name: 'forgets-who-opened-the-drawer',
    requirement: 'PH-20',
    variant: 'cube',
    wrong: 'The journal says nothing about openings of the drawer.',
    spoil: (host, place) =>
      place === 'provider'
        ? withTamperedServer(host, 80, {
            concerns: ({ path }) => path.startsWith('/api/v1/log'),
            answer: (answer) =>
              changedJson(answer, ({ entries }: { entries: { event: string }[] }) => ({
                entries: entries.filter(({ event }) => !event.startsWith('drawer.')),
              })),
          })
        : host,
  },
  {
    name: 'never-minds-an-open-drawer',
    requirement: 'PH-21',
    variant: 'box',
    wrong: 'A drawer that has stood open for long is shown like one that was just opened.',
    spoil: (host, place) =>
      place === 'box'
        ? withTamperedServer(host, 80, {
            concerns: ({ path }) => path === '/api/v1/status',
            answer: (answer) =>
              changedJson(answer, (status: { devices?: Record<string, { state: string }> }) => {
                const drawer = status.devices?.['drawer'];
                if (drawer?.state === 'left-open') drawer.state = 'open';
                return status;
              }),
          })
        : host,
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

/** Signs in as the owner where the right is missing, and asks again in her name. */
function openingForEverybody(host: Host): Host {
  return withTamperedServer(host, 80, {
    concerns: ({ path }) => path === '/api/v1/drawer/openings',
    answer: async (answer, request, again) => {
      if (answer.status !== 403) return answer;
      const session = await again({
        ...request,
        path: '/api/v1/session',
        body: Buffer.from(JSON.stringify({ user: 'petra', pin: '739104' })),
      });
      const { token } = JSON.parse(session.body.toString('utf8')) as { token: string };
      return again({ ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } });
    },
  });
}
