import type { Saboteur } from '../../saboteur.ts';
import { changedJson, withTamperedServer } from '../../tampered-http.ts';

const isServer = (place: string) => place === 'box' || place === 'provider';

export const receiptSaboteurs: readonly Saboteur[] = [
  {
    name: 'offers-no-receipt-without-paper',
    requirement: 'LAW-10',
    variant: 'box',
    wrong: 'When the printer is off the customer gets no receipt at all.',
    spoil: (host, place) =>
      isServer(place)
        ? withTamperedServer(host, 80, {
            concerns: ({ method, path }) => method === 'POST' && path.endsWith('/digital'),
            answerInstead: () => ({
              status: 409,
              headers: { 'content-type': 'application/json' },
              body: Buffer.from(JSON.stringify({ code: 'PRINTER_FIRST', message: 'Bitte erst drucken.', details: {} })),
            }),
          })
        : host,
  },
  {
    name: 'numbers-the-links-of-its-receipts',
    requirement: 'LAW-11',
    variant: 'cloud',
    wrong: 'The link of a digital receipt ends in its number: whoever has one has them all.',
    spoil: (host, place) => {
      if (!isServer(place)) return host;
      const secrets = new Map<string, string>();
      return withTamperedServer(host, 80, {
        concerns: ({ path }) => path.endsWith('/digital') || path.includes('/beleg/'),
        request: (request) => {
          const number = /\/beleg\/(\d+)$/.exec(request.path)?.[1];
          const secret = number && secrets.get(number);
          return secret ? { ...request, path: `/api/v1/beleg/${secret}` } : request;
        },
        answer: (answer, { path }) => {
          const number = /\/receipts\/(\d+)\/digital$/.exec(path)?.[1];
          if (!number || answer.status >= 300) return answer;
          return changedJson(answer, (body: { url?: string }) => {
            secrets.set(number, body.url?.split('/').at(-1) ?? '');
            return { ...body, url: body.url?.replace(/[^/]+$/, number) };
          });
        },
      });
    },
  },
];
