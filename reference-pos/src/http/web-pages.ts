import { type RequestHandler, Router } from 'express';

export interface WebAsset {
  readonly type: string;
  readonly body: Uint8Array | string;
}

/** The till's page, by path (`/`, `/app.js` …). */
export type WebAssets = ReadonlyMap<string, WebAsset>;

/**
 * The page may reach its own server and any printer in the salon, and load nothing from elsewhere. A cloud till is opened
 * by HTTPS and its printer may have either scheme.
 */
const contentPolicy = [
  "default-src 'self'",
  "connect-src 'self' http: https:",
  "img-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** Serves the page; any other address that a person could type shows the page too. */
export function webPages(load: () => Promise<WebAssets>): Router {
  const router = Router();
  const send: RequestHandler = async (request, response, next) => {
    const assets = await load();
    const asset = assets.get(request.path) ?? (hasEnding(request.path) ? undefined : assets.get('/'));
    if ((request.method !== 'GET' && request.method !== 'HEAD') || !asset) {
      if (assets.size === 0 && request.path === '/') {
        response
          .status(503)
          .type('text/plain; charset=utf-8')
          .send('Die Seite der Kasse ist nicht gebaut. Die Schnittstelle unter /api/v1 läuft.');
        return;
      }
      next();
      return;
    }
    response.setHeader('Content-Security-Policy', contentPolicy);
    // A till that was updated must not go on with the old page.
    response.setHeader('Cache-Control', 'no-cache');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.type(asset.type).send(typeof asset.body === 'string' ? asset.body : Buffer.from(asset.body));
  };
  router.use(send);
  router.use((_request, response) => {
    response.status(404).type('text/plain; charset=utf-8').send('Diese Seite gibt es nicht.');
  });
  return router;
}

function hasEnding(path: string): boolean {
  return /\.[a-z0-9]+$/i.test(path);
}
