import type { Host } from '@kassensturz/host';
import type { WebAssets } from './web-pages.ts';

interface AssetsModule {
  webAssets(): Promise<WebAssets>;
}

/** The page is built beside this package; a till without it still serves its API and says so. */
const builtPage = new URL('../../web/assets.ts', import.meta.url).href;

let loaded: Promise<WebAssets> | undefined;

/** The files of the till's page, built once per process. */
export function loadWebAssets(host: Host): Promise<WebAssets> {
  loaded ??= import(builtPage).then(
    (module: AssetsModule) => module.webAssets(),
    (error: unknown) => {
      host.log.warn('web.no-page', { error: String(error) });
      return new Map();
    },
  );
  return loaded;
}
