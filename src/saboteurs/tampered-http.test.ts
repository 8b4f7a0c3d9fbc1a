import { createFetch, createWorld, type Host, serveHttp } from '@kassensturz/host';
import { expect, test } from 'vitest';
import { changedJson, type HttpTampering, withTamperedCalls, withTamperedServer } from './tampered-http.ts';

const lies: HttpTampering = {
  concerns: ({ path }) => path.startsWith('/sum'),
  answer: (answer) => changedJson(answer, ({ cents }: { cents: number }) => ({ cents: cents + 1 })),
};

/** A shop with a server that adds what it is sent, and a stream that never ends. */
async function openShop(spoil: { server?: (host: Host) => Host; till?: (host: Host) => Host }) {
  const world = createWorld({ seed: 1, start: '2026-11-24T08:50:00+01:00' });
  const [server, till, router] = [world.addHost('server'), world.addHost('till'), world.addRouter('router')];
  world.connect(server, router, { name: 'server' });
  world.connect(till, router, { name: 'till' });
  const calls: string[] = [];
  server.install(async (host) => {
    const listener = await serveHttp(spoil.server?.(host) ?? host, { port: 80 }, async (request, response) => {
      calls.push(`${request.method} ${request.url}`);
      if (request.url === '/stream') {
        response.write('first\n');
        return;
      }
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece as Buffer);
      const body =
        pieces.length > 0 ? (JSON.parse(Buffer.concat(pieces).toString()) as { cents: number }) : { cents: 0 };
      response.end(JSON.stringify(body));
    });
    return { stop: () => listener.close() };
  });
  await world.run(() => server.switchOn());
  const fetch = createFetch(spoil.till?.(till) ?? till);
  const url = `http://${server.network.addresses()[0]}`;
  const post = (path: string) =>
    world.run(async () => {
      const answer = await fetch(`${url}${path}`, { method: 'POST', body: '{"cents":100}' });
      return ((await answer.json()) as { cents: number }).cents;
    });
  return { world, fetch, url, post, calls };
}

test('what a tampered server answers is changed, and only where it is meant to be', async () => {
  const { post } = await openShop({ server: (host) => withTamperedServer(host, 80, lies) });
  expect([await post('/sum'), await post('/other'), await post('/sum/2')]).toEqual([101, 100, 101]);
});

test('what a tampered program is answered is changed', async () => {
  const { post, calls } = await openShop({ till: (host) => withTamperedCalls(host, ({ port }) => port === 80, lies) });
  expect([await post('/sum'), await post('/other')]).toEqual([101, 100]);
  expect(calls).toEqual(['POST /sum', 'POST /other']);
});

test('a request can be changed, sent twice or answered on the way', async () => {
  const { post, calls } = await openShop({
    server: (host) =>
      withTamperedServer(host, 80, {
        concerns: () => true,
        request: (request) => changedJson(request, () => ({ cents: 7 })),
        answerInstead: ({ path }) =>
          path === '/instead' ? { status: 200, headers: {}, body: Buffer.from('{"cents":3}') } : undefined,
        answer: async (answer, request, again) => {
          if (request.path === '/twice') await again(request);
          return answer;
        },
      }),
  });
  expect([await post('/sum'), await post('/twice'), await post('/instead')]).toEqual([7, 7, 3]);
  expect(calls).toEqual(['POST /sum', 'POST /twice', 'POST /twice']);
});

test('a stream passes piece by piece, and its end is noticed on both sides', async () => {
  const { world, fetch, url } = await openShop({ server: (host) => withTamperedServer(host, 80, lies) });
  const answer = await world.run(() => fetch(`${url}/stream`, { limits: { totalMs: Number.POSITIVE_INFINITY } }));
  const reader = answer.body!.getReader();
  const first = await world.run(() => reader.read());
  expect(Buffer.from(first.value!).toString()).toBe('first\n');
  world.cable('server').unplug();
  world.cable('server').plug();
  await world.run(() => reader.cancel());
});
