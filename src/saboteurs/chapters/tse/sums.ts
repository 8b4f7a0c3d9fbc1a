import type { Saboteur } from '../../saboteur.ts';
import { withTamperedCalls } from '../../tampered-http.ts';

/** Raw port of the receipt printer, which speaks no HTTP. */
const printerPort = 9100;

export const sumSaboteurs: readonly Saboteur[] = [
  {
    name: 'signs-a-cent-less',
    requirement: 'TSE-04',
    variant: 'box',
    wrong: 'The sum at 19 % that the TSE signs is a cent less than the one on the receipt.',
    spoil: (host) =>
      withTamperedCalls(host, ({ port }) => port !== printerPort, {
        concerns: ({ method }) => method === 'PUT',
        request: (request) => ({ ...request, body: aCentLess(request.body) }),
      }),
  },
];

/** What is signed stands in the request as Base64. */
function aCentLess(body: Buffer): Buffer {
  const text = body.toString('utf8').replace(/("process_data":")([^"]+)(")/, (_, before, data: string, after) => {
    const signed = Buffer.from(data, 'base64').toString('utf8');
    const wrong = signed.replace(/^(Beleg\^)(\d+\.\d\d)/, (_all, type: string, sum: string) => {
      return Number(sum) === 0 ? `${type}${sum}` : `${type}${(Number(sum) - 0.01).toFixed(2)}`;
    });
    return `${before}${Buffer.from(wrong, 'utf8').toString('base64')}${after}`;
  });
  return Buffer.from(text, 'utf8');
}
