import { createFetch, createWorld, type Host, nodeHost, serveHttp } from '@kassensturz/host';
import { millisecondsOf } from './stopwatch.ts';
import type { Benchmark } from './types.ts';

const requests = 2000;

async function requestsPerSecond(client: Host, url: string): Promise<number> {
  const fetch = createFetch(client);
  const ms = await millisecondsOf(async () => {
    for (let index = 0; index < requests; index++) await (await fetch(url)).text();
  });
  return (requests / ms) * 1000;
}

async function simulated(): Promise<number> {
  const world = createWorld({ seed: 1 });
  const router = world.addRouter('router');
  for (const name of ['client', 'server']) world.connect(world.addHost(name), router);
  return world.run(async () => {
    await world.host('client').switchOn();
    await world.host('server').switchOn();
    await serveHttp(world.host('server'), { port: 80 }, (_request, response) => response.end('ok'));
    return requestsPerSecond(world.host('client'), `http://${world.host('server').network.addresses()[0]}:80/`);
  });
}

async function loopback(): Promise<number> {
  const host = nodeHost({ name: 'bench', log: 'silent' });
  const listener = await serveHttp(host, { port: 0 }, (_request, response) => response.end('ok'));
  const rate = await requestsPerSecond(host, `http://${listener.address}:${listener.port}/`);
  await listener.close();
  return rate;
}

export const networkHttp: Benchmark = {
  id: 'network.http',
  title: 'HTTP requests over the simulated network',
  unit: 'requests/s',
  comparedWith: 'loopback',
  measure: async () => {
    await simulated();
    return { value: await simulated(), baseline: await loopback() };
  },
};
