import type { Saboteur } from '../saboteur.ts';
import { changedJson, withTamperedServer } from '../tampered-http.ts';

/** Tills that take goods back in another way than the customer was told. */
export const dailyWorkSaboteurs: readonly Saboteur[] = [
  {
    name: 'takes-goods-back-for-nothing',
    requirement: 'OPS-08',
    variant: 'box',
    wrong: 'Who brings goods back for a complaint voucher gets none.',
    spoil: (host, place) =>
      place === 'box'
        ? withTamperedServer(host, 80, {
            concerns: ({ method, path }) => method === 'POST' && path.endsWith('/returns'),
            request: (request) => changedJson(request, (wish: object) => ({ ...wish, asVoucher: false })),
          })
        : host,
  },
];
