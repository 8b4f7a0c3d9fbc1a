import { blankOut } from '../../blank-out.ts';
import type { Saboteur } from '../../saboteur.ts';
import { changedJson, withTamperedServer } from '../../tampered-http.ts';
import { withTamperedNetwork } from '../../tampered-network.ts';

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
    name: 'has-no-picture-of-an-unsigned-receipt',
    requirement: 'LAW-10',
    variant: 'box',
    wrong: 'The link of a receipt that the TSE did not sign leads nowhere.',
    spoil: (host, place) => {
      if (!isServer(place)) return host;
      let isUnsigned = false;
      return withTamperedServer(host, 80, {
        concerns: ({ method, path }) => path.includes('/beleg/') || (method === 'POST' && path.includes('/payments')),
        answerInstead: ({ path }) =>
          isUnsigned && path.includes('/beleg/') ? { status: 404, headers: {}, body: Buffer.from('') } : undefined,
        answer: (answer, { path }) => {
          if (path.includes('/payments')) isUnsigned = answer.body.includes('"outage"');
          return answer;
        },
      });
    },
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
  {
    name: 'leaves-the-town-out',
    requirement: 'LAW-01',
    variant: 'box',
    wrong: 'The receipt names the business without its full address.',
    spoil: (host) =>
      withTamperedNetwork(host, {
        concerns: ({ port }) => port === 80 || port === 9100,
        rewrite: (bytes) => blankOut(bytes, /10999 Berlin/g),
      }),
  },
  {
    name: 'refuses-to-sell-without-tse',
    requirement: 'LAW-13',
    variant: 'box',
    wrong: 'While the TSE is down nobody can pay.',
    spoil: (host, place) =>
      isServer(place)
        ? withTamperedServer(host, 80, {
            concerns: ({ method, path }) => method === 'POST' && path.includes('/payments'),
            answer: (answer) =>
              answer.body.includes('"outage"')
                ? {
                    ...answer,
                    status: 503,
                    body: Buffer.from(
                      JSON.stringify({ code: 'TSE_DOWN', message: 'Ohne TSE kein Verkauf.', details: {} }),
                    ),
                  }
                : answer,
          })
        : host,
  },
  {
    name: 'keeps-only-what-was-printed',
    requirement: 'LAW-14',
    variant: 'box',
    wrong: 'A receipt that did not come out of the printer is not recorded.',
    spoil: (host, place) => {
      if (!isServer(place)) return host;
      let hasPrinted = false;
      let sentBytes = 0;
      const watching = withTamperedNetwork(host, {
        concerns: ({ port }) => port === 9100,
        rewrite: (bytes) => {
          sentBytes += bytes.length;
          hasPrinted = sentBytes > 600; // enquiries are short; what is longer is a receipt
          return bytes;
        },
      });
      return withTamperedServer(watching, 80, {
        concerns: ({ method, path }) => method === 'GET' && path.startsWith('/api/v1/receipts?'),
        answer: (answer) => (hasPrinted ? answer : changedJson(answer, () => ({ receipts: [] }))),
      });
    },
  },
  {
    name: 'prints-late-entries-like-others',
    requirement: 'LAW-15',
    variant: 'box',
    wrong: 'A receipt entered later from paper does not say so.',
    spoil: (host) =>
      withTamperedNetwork(host, {
        concerns: ({ port }) => port === 80 || port === 9100,
        rewrite: (bytes) => blankOut(bytes, /NACHERFASSUNG|Handbeleg \d+[ -~]*/g),
      }),
  },
  {
    name: 'backdates-late-entries',
    requirement: 'LAW-15',
    variant: 'cloud',
    wrong: 'A late entry is exported with the time of its paper, as if it had been signed then.',
    spoil: (host, place) =>
      isServer(place)
        ? withTamperedServer(host, 80, {
            concerns: ({ method, path }) => method === 'GET' && path.startsWith('/api/v1/receipts?'),
            answer: (answer) =>
              changedJson(answer, ({ receipts }: { receipts: { lateEntry?: { writtenAt: string } }[] }) => ({
                receipts: receipts.map((receipt) =>
                  receipt.lateEntry ? { ...receipt, startedAt: receipt.lateEntry.writtenAt } : receipt,
                ),
              })),
          })
        : host,
  },
];
