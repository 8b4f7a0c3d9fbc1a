import type { Host } from '@kassensturz/host';
import type { Saboteur } from '../saboteur.ts';
import type { TamperedAnswer } from '../tampered-http.ts';
import { withTamperedServer } from '../tampered-http.ts';
import { withCallMonitorLines, withoutSecondCallMonitor } from '../tampered-telephone.ts';

interface ToldCall {
  readonly id: string;
  readonly withheld?: string;
  readonly customers: readonly object[];
}

export const telephoneSaboteurs: readonly Saboteur[] = [
  {
    name: 'keeps-the-card-after-the-call',
    requirement: 'PH-23',
    variant: 'box',
    wrong: 'The card of a caller who has hung up stays.',
    spoil: (host) => {
      const seen = new Map<string, ToldCall>();
      return telling(host, (calls) => {
        for (const call of calls) seen.set(call.id, call);
        return [...seen.values()];
      });
    },
  },
  {
    name: 'shows-one-call-of-two',
    requirement: 'PH-23',
    variant: 'cube',
    wrong: 'The second caller takes the card of the first.',
    spoil: (host) => telling(host, (calls) => calls.slice(-1)),
  },
  {
    name: 'takes-withheld-for-unknown',
    requirement: 'PH-24',
    variant: 'box',
    wrong: 'A withheld number is shown as a number called P.',
    spoil: (host) =>
      telling(host, (calls) =>
        calls.map(({ withheld, ...call }) => (withheld === undefined ? call : { ...call, number: 'P' })),
      ),
  },
  {
    name: 'knows-no-0049',
    requirement: 'PH-25',
    variant: 'box',
    wrong: 'A number that begins with 0049 finds nobody.',
    spoil: (host) => withCallMonitorLines(host, (line) => line.replace(/;0049/, ';0050')),
  },
  {
    name: 'knows-no-brackets',
    requirement: 'PH-25',
    variant: 'cube',
    wrong: 'A number with brackets finds nobody.',
    spoil: (host) => withCallMonitorLines(host, (line) => line.replace(/;\(/, ';x')),
  },
  {
    name: 'names-the-first-of-a-family',
    requirement: 'PH-26',
    variant: 'box',
    wrong: 'Of several customers with one number only the first is shown.',
    spoil: (host) =>
      telling(host, (calls) => calls.map((call) => ({ ...call, customers: call.customers.slice(0, 1) }))),
  },
  {
    name: 'gives-the-call-monitor-up',
    requirement: 'PH-27',
    variant: 'box',
    wrong: 'After the FRITZ!Box has restarted, nobody connects to it any more.',
    spoil: withoutSecondCallMonitor,
  },
  {
    name: 'says-error-instead-of-a-cause',
    requirement: 'PH-28',
    variant: 'box',
    wrong: 'When the call monitor is off, the page only says that there is an error.',
    spoil: (host) =>
      answering(host, /^\/api\/v1\/(status|devices\/callerId\/test)/, (body) =>
        body.replaceAll(/"callerId":\{[^}]*\}/g, '"callerId":{"state":"failed","text":"Fehler 17."}'),
      ),
  },
  {
    name: 'offers-caller-id-in-the-cloud',
    requirement: 'PH-22',
    variant: 'cloud',
    wrong: 'The plain cloud till offers a caller ID that cannot work there.',
    spoil: (host) =>
      answering(host, /^\/api\/v1\/capabilities/, (body) =>
        body.replace('"callerId":"none"', '"callerId":"not-set-up"').replace('Keine Anruferkennung', 'Anruferkennung'),
      ),
  },
];

/** A till that tells its screens other calls than there are. */
function telling(host: Host, change: (calls: readonly ToldCall[]) => readonly object[]): Host {
  return answering(host, /^\/api\/v1\/phone\/calls/, (body) => {
    const told = JSON.parse(body) as { readonly calls?: readonly ToldCall[] };
    return JSON.stringify({ calls: change(told.calls ?? []) });
  });
}

function answering(host: Host, path: RegExp, rewrite: (body: string) => string): Host {
  return withTamperedServer(host, 80, {
    concerns: (request) => path.test(request.path),
    answer: (answer) => (answer.status === 200 ? rewritten(answer, rewrite) : answer),
  });
}

function rewritten(answer: TamperedAnswer, rewrite: (body: string) => string): TamperedAnswer {
  return { ...answer, body: Buffer.from(rewrite(answer.body.toString('utf8'))) };
}
