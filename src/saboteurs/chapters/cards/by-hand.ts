import type { Host } from '@kassensturz/host';
import type { Saboteur } from '../../saboteur.ts';
import { changedJson, type HttpTampering, withTamperedServer } from '../../tampered-http.ts';
import { requestOf } from './requests.ts';

const closing: HttpTampering = {
  concerns: ({ method, path }) => method === 'POST' && path.endsWith('/terminal/closing'),
  answer: (answer) =>
    changedJson(answer, (told: { tillCents: number }) => ({
      ...told,
      state: 'done',
      terminalCents: told.tillCents,
      differenceCents: 0,
      text: 'Die Summen stimmen überein.',
    })),
};

export const byHandSaboteurs: readonly Saboteur[] = [
  {
    name: 'books-a-card-before-it-is-confirmed',
    requirement: 'PH-09',
    variant: 'cloud',
    wrong: 'The card payment is recorded with the first line, before the cashier has confirmed anything.',
    spoil: (host, place) => (place === 'provider' ? bookingAtOnce(host) : host),
  },
  {
    name: 'forgets-that-a-card-was-by-hand',
    requirement: 'PH-09',
    variant: 'cloud',
    wrong: 'A payment confirmed by hand is recorded as if a terminal had told it.',
    spoil: (host, place) =>
      place === 'provider'
        ? withTamperedServer(host, 80, {
            concerns: ({ method, path }) => method === 'GET' && path.includes('/sales/'),
            answer: (answer) =>
              changedJson(answer, (sale: { payments?: { details: object }[] }) => ({
                ...sale,
                payments: (sale.payments ?? []).map((payment) => ({ ...payment, details: {} })),
              })),
          })
        : host,
  },
  {
    name: 'hides-the-difference-of-a-typed-sum',
    requirement: 'PH-10',
    variant: 'cloud',
    wrong: 'Whatever sum of the terminal is typed, the till says that it is the same as its own.',
    spoil: (host, place) => (place === 'provider' ? withTamperedServer(host, 80, closing) : host),
  },
  {
    name: 'hides-the-difference-of-the-kassenschnitt',
    requirement: 'PH-16',
    variant: 'box',
    wrong: "The terminal's Kassenschnitt is always told to be equal.",
    spoil: (host, place) => (place === 'box' ? withTamperedServer(host, 80, closing) : host),
  },
];

function bookingAtOnce(host: Host): Host {
  return withTamperedServer(host, 80, {
    concerns: ({ method, path }) => method === 'POST' && path.endsWith('/sales'),
    answer: async (answer, request, again) => {
      const { id } = JSON.parse(request.body.toString()) as { id: string };
      const body = { key: host.random.uuid(), manual: true };
      await again(requestOf(request, 'POST', `/api/v1/sales/${id}/payments/card`, body));
      return answer;
    },
  });
}
