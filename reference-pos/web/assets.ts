import { fileURLToPath } from 'node:url';
import { deviceSvg, lookCss } from '@kassensturz/look';
import { type BuildOptions, buildSync } from 'esbuild';
import { iconFile, indexHtml } from './index-html.ts';

export interface WebAsset {
  readonly type: string;
  readonly body: Uint8Array;
}

const options = {
  absWorkingDir: fileURLToPath(new URL('.', import.meta.url)),
  entryPoints: { app: 'view/main.tsx' },
  outdir: '/',
  assetNames: '[name]-[hash]',
  bundle: true,
  write: false,
  format: 'esm',
  target: 'es2022',
  conditions: ['kassensturz-source'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  loader: { '.woff2': 'file' },
  minify: true,
  legalComments: 'none',
  logLevel: 'silent',
} as const satisfies BuildOptions;

let built: Promise<Map<string, WebAsset>> | undefined;

/**
 * The till's page as files by path (`/`, `/app.js`, `/app.css`, fonts), bundled once per process. The work is done without
 * yielding, so that a simulated world in which a till starts loses no virtual time to it.
 */
export function webAssets(): Promise<Map<string, WebAsset>> {
  built ??= new Promise((resolve) => resolve(bundle()));
  return built;
}

function bundle(): Map<string, WebAsset> {
  const { outputFiles } = buildSync(options);
  const assets = new Map(outputFiles.map(({ path, contents }) => [path, { type: typeOf(path), body: contents }]));
  const style = new TextDecoder().decode(assets.get('/app.css')?.body);
  assets.set('/app.css', text(typeOf('/app.css'), `${lookCss()}\n${style}`));
  const page = text('text/html; charset=utf-8', indexHtml);
  assets.set('/', page).set('/index.html', page);
  return assets.set(iconFile, text('image/svg+xml', deviceSvg('drawer', { sizePx: 64 })));
}

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
};

const typeOf = (path: string): string => types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';

const text = (type: string, content: string): WebAsset => ({ type, body: new TextEncoder().encode(content) });
