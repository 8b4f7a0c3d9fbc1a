import type { Host } from '@kassensturz/host';
import type { WebAssets } from './web-pages.ts';

interface PageModule {
  webAssets(): Promise<WebAssets>;
}

/** The page as source beside this package's source, and as `dist/page.js` beside the built program. */
const places = ['../../web/assets.ts', './page.js'].map((path) => new URL(path, import.meta.url).href);

let loaded: Promise<WebAssets> | undefined;

/** The files of the till's page, put together once per process; a till without a page still serves its API and says so. */
export function loadWebAssets(host: Host): Promise<WebAssets> {
  loaded ??= load().catch((error: unknown) => {
    host.log.warn('web.no-page', { error: String(error) });
    return new Map();
  });
  return loaded;
}

async function load(): Promise<WebAssets> {
  for (const place of places) {
    const page = await import(place).catch((error: unknown) => {
      if (isMissing(error, place)) return undefined;
      throw error;
    });
    if (page) return (page as PageModule).webAssets();
  }
  throw new Error(`There is no page at ${places.join(' or ')}.`);
}

/** Whether the module itself is not there, as opposed to something it needs. */
function isMissing(error: unknown, place: string): boolean {
  const { code, url, message } = error as { code?: string; url?: string; message?: string };
  return code === 'ERR_MODULE_NOT_FOUND' && (url === place || (message ?? '').includes(new URL(place).pathname));
}
