import { describe, expect, it } from 'vitest';
import { createFetch, serveHttp } from '../../index.ts';
import { openShop } from '../shop.ts';

describe('F-ACK-LOST: the request is executed, its answer does not arrive', () => {
  it.each([
    { outcome: 'silence', code: 'ETIMEDOUT', tookMs: 8_000 },
    { outcome: 'reset', code: 'ECONNRESET', tookMs: 50 },
  ] as const)('$outcome: $code', async ({ outcome, code, tookMs }) => {
    const { world, tablet, tse } = openShop();
    let executed = 0;
    await world.run(() =>
      serveHttp(tse, { port: 80 }, (_request, response) => {
        executed++;
        response.end('signed');
      }),
    );
    const fetch = createFetch(tablet);
    const call = () =>
      world.run(async () => (await fetch('http://tse.example/', { method: 'POST', body: 'x' })).text());
    expect(await call()).toBe('signed');
    world.loseNextAnswer({ client: 'tablet', server: 'tse.example', outcome });
    const startMs = world.elapsedMs;
    await expect(call()).rejects.toMatchObject({ cause: { code } });
    expect(executed).toBe(2);
    expect(world.elapsedMs - startMs).toBeGreaterThanOrEqual(tookMs - 30);
    expect(world.elapsedMs - startMs).toBeLessThan(tookMs + 60);
    expect(await call()).toBe('signed');
    expect(executed).toBe(3);
  });

  it('strikes only between those two, and can be called off', async () => {
    const { world, tablet, box, tse } = openShop();
    for (const host of [box, tse])
      await world.run(() => serveHttp(host, { port: 80 }, (_q, response) => response.end('ok')));
    const callOff = world.loseNextAnswer({ client: 'tablet', server: 'tse.example' });
    const fetch = createFetch(tablet);
    const call = (name: string) => world.run(async () => (await fetch(`http://${name}/`)).text());
    expect(await call('box.local')).toBe('ok');
    callOff();
    expect(await call('tse.example')).toBe('ok');
  });
});
