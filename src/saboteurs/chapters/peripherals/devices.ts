import type { Saboteur } from '../../saboteur.ts';
import { changedJson, withTamperedServer } from '../../tampered-http.ts';

export const deviceSaboteurs: readonly Saboteur[] = [
  {
    name: 'forgets-when-a-device-was-seen',
    requirement: 'PH-29',
    variant: 'box',
    wrong: 'The page about devices says nothing about when they were last heard of.',
    spoil: (host, place) =>
      place === 'box'
        ? withTamperedServer(host, 80, {
            concerns: ({ path }) => path === '/api/v1/status',
            answer: (answer) =>
              changedJson(answer, (status: { devices?: Record<string, { lastSeen?: string }> }) => {
                for (const device of Object.values(status.devices ?? {})) delete device.lastSeen;
                return status;
              }),
          })
        : host,
  },
  {
    name: 'passes-every-test',
    requirement: 'PH-29',
    variant: 'cube',
    wrong: 'The test button says that everything is fine, whatever came of the test.',
    spoil: (host, place) =>
      place === 'provider'
        ? withTamperedServer(host, 80, {
            concerns: ({ path }) => path.startsWith('/api/v1/jobs/'),
            answer: (answer) =>
              changedJson(answer, (job: { state?: string }) =>
                job.state === 'failed' ? { ...job, state: 'done' } : job,
              ),
          })
        : host,
  },
];
