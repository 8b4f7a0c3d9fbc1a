import type { Host } from '@kassensturz/host';
import type { Saboteur } from '../../saboteur.ts';
import { changedJson, type TamperedAnswer, withTamperedServer } from '../../tampered-http.ts';
import { withTamperedNetwork } from '../../tampered-network.ts';
import { requestOf } from './requests.ts';

const rawPort = 9_100;
const zvtPort = 20_007;

interface Told {
  readonly payment: { readonly key: string; readonly saleId: string; readonly phase: string };
}

export const byTerminalSaboteurs: readonly Saboteur[] = [
  {
    name: 'books-a-card-without-the-terminal',
    requirement: 'PH-11',
    variant: 'box',
    wrong: 'The card payment is recorded as soon as the key is pressed; the terminal never gets the amount.',
    spoil: (host, place) => (place === 'box' ? withoutTerminal(host) : host),
  },
  {
    name: 'sends-another-amount',
    requirement: 'PH-11',
    variant: 'cube',
    wrong: 'The terminal is sent ten times the amount.',
    spoil: (host, place) =>
      place === 'cube' ? rewriting(host, (bytes) => (isAuthorisation(bytes) ? timesTen(bytes) : bytes)) : host,
  },
  {
    name: 'counts-a-declined-card-as-paid',
    requirement: 'PH-12',
    variant: 'box',
    wrong: 'A card that the terminal refused is recorded as a payment.',
    spoil: (host, place) => (place === 'box' ? payingAfter(host, 'declined') : host),
  },
  {
    name: 'counts-a-lost-result-as-unpaid',
    requirement: 'PH-13',
    variant: 'box',
    wrong: 'When the result is lost, the till says that nothing was paid, and drops a sale whose card was charged.',
    spoil: (host, place) => (place === 'box' ? deciding(host, false) : host),
  },
  {
    name: 'counts-a-lost-result-as-paid',
    requirement: 'PH-13',
    variant: 'box',
    wrong: 'When the result is lost, the till says that the sale is paid, without asking the terminal.',
    spoil: (host, place) => (place === 'box' ? deciding(host, true) : host),
  },
  {
    name: 'pays-again-instead-of-asking',
    requirement: 'PH-13',
    variant: 'box',
    wrong: 'When the result is lost, the till sends the amount once more instead of asking for the last result.',
    spoil: (host, place) => (place === 'box' ? payingAgain(host) : host),
  },
  {
    name: 'prints-the-whole-card-number',
    requirement: 'PH-14',
    variant: 'box',
    wrong: 'The number of the card is printed whole.',
    spoil: (host, place) =>
      place === 'box'
        ? withTamperedNetwork(host, {
            concerns: ({ port }) => port === rawPort,
            rewrite: (bytes) =>
              Buffer.from(bytes.toString('latin1').replace(/#{8,}4281/g, '6725999999990004281'), 'latin1'),
          })
        : host,
  },
  {
    name: 'forgets-what-the-terminal-reported',
    requirement: 'PH-14',
    variant: 'box',
    wrong: 'Nothing of what the terminal says about the card stays with the sale.',
    spoil: (host, place) =>
      place === 'box'
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
    name: 'calls-every-terminal-fault-an-error',
    requirement: 'PH-15',
    variant: 'box',
    wrong: 'Whatever keeps the terminal away, the till says "error 17" and offers nothing.',
    spoil: (host, place) =>
      place === 'box'
        ? withTamperedServer(host, 80, {
            concerns: ({ path }) => path.includes('/card-payments') || path.endsWith('/payments/terminal'),
            answer: (answer) =>
              changedJson(answer, (told: Partial<Told>) =>
                told.payment?.phase === 'declined'
                  ? { ...told, payment: { ...told.payment, cause: 'other', text: 'Fehler 17.' } }
                  : told,
              ),
          })
        : host,
  },
];

function withoutTerminal(host: Host): Host {
  return withTamperedServer(host, 80, {
    concerns: ({ path }) => path.endsWith('/payments/terminal'),
    request: (request) => {
      const { key } = JSON.parse(request.body.toString()) as { key: string };
      return requestOf(request, 'POST', request.path.replace(/terminal$/, 'card'), { key, manual: true });
    },
    answer: (answer, request) => {
      const { key } = JSON.parse(request.body.toString()) as { key: string };
      return recordedAs(answer, key, /sales\/([^/]+)/.exec(request.path)?.[1] ?? '');
    },
  });
}

/** What the server answered to a payment by hand, in the form of a payment by the terminal. */
function recordedAs(answer: TamperedAnswer, key: string, saleId: string): TamperedAnswer {
  const payment = { key, saleId, amountCents: 0, phase: 'recorded', text: '', needsCashier: false, isManual: true };
  return changedJson(answer, (paid: object) => ({ payment, paid }));
}

/** Records by hand whatever came to that end. */
function payingAfter(host: Host, phase: string): Host {
  return withTamperedServer(host, 80, {
    concerns: ({ method, path }) => method === 'GET' && /card-payments\/[0-9a-f-]+$/.test(path),
    answer: async (answer, request, again) => {
      const { payment } = JSON.parse(answer.body.toString()) as Partial<Told>;
      if (payment?.phase !== phase) return answer;
      const body = { key: host.random.uuid(), manual: true };
      const paid = await again(requestOf(request, 'POST', `/api/v1/sales/${payment.saleId}/payments/card`, body));
      return recordedAs(paid, payment.key, payment.saleId);
    },
  });
}

/** Decides an unclear payment by itself. */
function deciding(host: Host, wasPaid: boolean): Host {
  return withTamperedServer(host, 80, {
    concerns: ({ method, path }) => method === 'GET' && /card-payments\/[0-9a-f-]+$/.test(path),
    answer: async (answer, request, again) => {
      const { payment } = JSON.parse(answer.body.toString()) as Partial<Told>;
      if (payment?.phase !== 'unclear') return answer;
      await again(requestOf(request, 'POST', `${request.path}/decision`, { wasPaid }));
      return again(requestOf(request, 'GET', request.path));
    },
  });
}

function payingAgain(host: Host): Host {
  let paid: Buffer | undefined;
  return rewriting(host, (bytes) => {
    if (isAuthorisation(bytes)) paid = bytes;
    const isQuestion = bytes[0] === 0x06 && bytes[1] === 0x20;
    return isQuestion && paid ? paid : bytes;
  });
}

function rewriting(host: Host, rewrite: (bytes: Buffer) => Buffer): Host {
  return withTamperedNetwork(host, { concerns: ({ port }) => port === zvtPort, rewrite });
}

const isAuthorisation = (bytes: Buffer): boolean => bytes[0] === 0x06 && bytes[1] === 0x01;

/** BMP 04, six bytes of digits, stands first in the command: one digit to the left. */
function timesTen(bytes: Buffer): Buffer {
  const wrong = Buffer.from(bytes);
  wrong.write(`${bytes.toString('hex', 4, 10).slice(1)}0`, 4, 'hex');
  return wrong;
}
