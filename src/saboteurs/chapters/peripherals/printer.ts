import type { Host } from '@kassensturz/host';
import type { Place } from '../../../pos/contract.ts';
import { blankOut } from '../../blank-out.ts';
import type { Saboteur } from '../../saboteur.ts';
import { changedJson, type TamperedAnswer, withTamperedCalls, withTamperedServer } from '../../tampered-http.ts';
import { doorsOf, withTamperedNetwork } from '../../tampered-network.ts';

const rawPort = 9100;
const isPayment = ({ path }: { readonly path: string }) => path.endsWith('/payments/cash');

export const printerSaboteurs: readonly Saboteur[] = [
  {
    name: 'says-printed-and-prints-nothing',
    requirement: 'PH-01',
    variant: 'cloud',
    wrong: 'The page keeps its documents to itself and calls them printed.',
    spoil: printingNothing,
  },
  {
    name: 'proves-nothing-by-its-test-print',
    requirement: 'PH-02',
    variant: 'cloud',
    wrong: 'The set-up ends well although no test print has left the printer.',
    spoil: printingNothing,
  },
  {
    name: 'blames-the-printer-for-its-certificate',
    requirement: 'PH-03',
    variant: 'cloud',
    wrong: 'A certificate that the browser refuses at once is taken for a printer that does not answer.',
    spoil: (host, place) => (place === 'tablet' ? losingTime(host) : host),
  },
  {
    name: 'is-sure-without-an-answer',
    requirement: 'PH-04',
    variant: 'box',
    wrong: 'A print whose answer was lost is shown as printed.',
    spoil: (host, place) => (place === 'box' ? tellingJobs(host, { from: 'unknown', state: 'done' }) : host),
  },
  {
    name: 'has-one-word-for-every-trouble',
    requirement: 'PH-05',
    variant: 'box',
    wrong: 'Whatever is wrong with the printer, the till says that it is not ready.',
    spoil: (host, place) =>
      place === 'box'
        ? tellingJobs(host, { from: 'failed', state: 'failed', cause: 'offline', text: 'Fehler.' })
        : host,
  },
  {
    name: 'undoes-the-sale-without-paper',
    requirement: 'PH-06',
    variant: 'box',
    wrong: 'A sale whose receipt could not be printed is shown as failed.',
    spoil: (host, place) =>
      place === 'box'
        ? withTamperedServer(host, 80, {
            concerns: isPayment,
            answer: async (answer, request, again) => {
              const job = await printJobOf(host, answer, (path) =>
                again({ ...request, method: 'GET', path, body: empty }),
              );
              return job?.state === 'failed' ? refusal : answer;
            },
          })
        : host,
  },
  {
    name: 'reprints-without-the-mark-of-a-copy',
    requirement: 'PH-07',
    variant: 'box',
    wrong: 'A second paper of a receipt looks like the first.',
    spoil: (host, place) =>
      place === 'box'
        ? withTamperedNetwork(host, {
            concerns: ({ port }) => port === rawPort,
            rewrite: (bytes) => blankOut(bytes, /\*?\*? ?KOPIE ?\*?\*?/g),
          })
        : host,
  },
  {
    name: 'prints-with-the-wrong-code-page',
    requirement: 'PH-08',
    variant: 'cube',
    wrong: 'The printer is set to table 0, which has no euro sign.',
    spoil: (host, place) =>
      place === 'cube'
        ? withTamperedNetwork(host, {
            concerns: ({ port }) => port === rawPort,
            rewrite: (bytes) => Buffer.from(bytes.toString('latin1').replaceAll('\x1bt\x13', '\x1bt\x00'), 'latin1'),
          })
        : host,
  },
  {
    name: 'waits-for-the-printer',
    requirement: 'PH-30',
    variant: 'box',
    wrong: 'A payment is shown as finished only when its paper has come or failed.',
    spoil: (host, place) =>
      place === 'box'
        ? withTamperedServer(host, 80, {
            concerns: isPayment,
            answer: async (answer, request, again) => {
              await printJobOf(host, answer, (path) => again({ ...request, method: 'GET', path, body: empty }));
              return answer;
            },
          })
        : host,
  },
];

function printingNothing(host: Host, place: Place): Host {
  if (place !== 'tablet') return host;
  return withTamperedCalls(host, ({ port }) => port === 80, {
    concerns: ({ path }) => path.startsWith('/cgi-bin/epos/'),
    answerInstead: ({ body }) => (body.includes('<text') ? printed : undefined),
  });
}

/** Between any two looks at this clock seconds have passed: what failed at once seems to have failed slowly. */
function losingTime(host: Host): Host {
  let lostMs = 0;
  const { clock } = host;
  return {
    ...doorsOf(host),
    clock: {
      now: () => clock.now(),
      monotonic: () => {
        lostMs += 2_000;
        return clock.monotonic() + lostMs;
      },
      sleep: (ms, options) => clock.sleep(ms, options),
      after: (ms, action) => clock.after(ms, action),
      every: (ms, action) => clock.every(ms, action),
    },
  };
}

const empty = Buffer.alloc(0);
const xml = { 'content-type': 'text/xml; charset=utf-8' };

/** What a printer says of a document that it has printed. */
const printed: TamperedAnswer = {
  status: 200,
  headers: { ...xml, 'access-control-allow-origin': '*' },
  body: Buffer.from(
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>' +
      '<response success="true" code="" status="251658262" battery="0" xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print"/>' +
      '</s:Body></s:Envelope>',
  ),
};

const refusal: TamperedAnswer = {
  status: 409,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(
    JSON.stringify({ code: 'NO_PAPER', message: 'Ohne Bon kein Verkauf. Bitte den Drucker prüfen.', details: {} }),
  ),
};

interface ToldJob {
  readonly kind: string;
  readonly state: string;
}

/** Print jobs of one state are told in other words. */
function tellingJobs(
  host: Host,
  { from, ...told }: { from: string; state: string; cause?: string; text?: string },
): Host {
  return withTamperedServer(host, 80, {
    concerns: ({ path }) => path.endsWith('/jobs'),
    answer: (answer) =>
      changedJson(answer, ({ jobs }: { jobs: ToldJob[] }) => ({
        jobs: jobs.map((job) => (job.kind === 'print' && job.state === from ? { ...job, ...told } : job)),
      })),
  });
}

/** The print job of a paid receipt, once it has ended. */
async function printJobOf(
  host: Host,
  paid: TamperedAnswer,
  get: (path: string) => Promise<TamperedAnswer>,
): Promise<ToldJob | undefined> {
  const { receipt } = JSON.parse(paid.body.toString('utf8')) as { receipt?: { number: number } };
  if (!receipt) return undefined;
  for (let question = 0; question < 60; question++) {
    const { jobs } = JSON.parse((await get(`/api/v1/receipts/${receipt.number}/jobs`)).body.toString('utf8')) as {
      jobs: ToldJob[];
    };
    const job = jobs.find(({ kind }) => kind === 'print');
    if (job && job.state !== 'waiting' && job.state !== 'sent') return job;
    await host.clock.sleep(250);
  }
  return undefined;
}
