import { type HttpListener, type Running, serveHttp } from '@kassensturz/host';
import type { AppParts } from './http/app.ts';
import { createApp } from './http/app.ts';
import { loadWebAssets } from './http/load-web-assets.ts';
import type { Pos } from './pos.ts';

/** A till that answers. */
export interface RunningPos extends Running {
  readonly address: string;
  readonly port: number;
}

/** Opens the till's front door and gets it ready to sell; reading works while the TSE is still being prepared. */
export async function servePos(pos: Pos, parts: Omit<AppParts, 'assets'>): Promise<RunningPos> {
  const { host, config } = pos;
  const listener = await serveHttp(host, config.http, createApp(pos, { ...parts, assets: () => loadWebAssets(host) }));
  host.log.info('pos.listening', { variant: config.variant, address: listener.address, port: listener.port });
  await pos.start();
  return { address: listener.address, port: listener.port, stop: () => stop(pos, listener) };
}

async function stop(pos: Pos, listener: HttpListener): Promise<void> {
  await listener.close();
  await pos.stop();
  pos.host.log.info('pos.stopped');
}
