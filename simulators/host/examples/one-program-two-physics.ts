import { createFetch, createWorld, type Host, nodeHost, type Running, serveHttp } from '@kassensturz/host';

/** A program: it knows nothing but its host. */
async function timeServer(host: Host): Promise<Running & { readonly port: number }> {
  const listener = await serveHttp(host, { port: 0 }, (_request, response) => {
    response.end(new Date(host.clock.now()).toISOString());
  });
  return { port: listener.port, stop: () => listener.close() };
}

async function ask(client: Host, server: Host, address: string): Promise<string> {
  const running = await timeServer(server);
  const response = await createFetch(client)(`http://${address}:${running.port}/`);
  const text = await response.text();
  await running.stop();
  return text;
}

/** The same program in a world on New Year's Eve and on this machine now. */
export async function oneProgramTwoPhysics(): Promise<{ readonly simulated: string; readonly real: string }> {
  const world = createWorld({ start: '2026-12-31T22:59:59Z' });
  const [server, client] = [world.addHost('server'), world.addHost('client')];
  world.connect(server, client);
  const machine = nodeHost({ log: 'silent' });
  return {
    simulated: await world.run(() => ask(client, server, 'server.local')),
    real: await ask(machine, machine, '127.0.0.1'),
  };
}
