import { fileURLToPath } from 'node:url';
import { deviceSvg, fontFaceCss, lookCss } from '@kassensturz/look';
import { type BuildResult, build, type Plugin } from 'esbuild';
import { iconFile, indexHtml } from './index-html.ts';

export interface WebAsset {
  readonly type: string;
  readonly body: Uint8Array;
}

const here = fileURLToPath(new URL('.', import.meta.url));

let built: Promise<Map<string, WebAsset>> | undefined;

/** The till's page as files by path (`/`, `/app.js`, `/app.css`, fonts): bundled once per process, from source. */
export function webAssets(): Promise<Map<string, WebAsset>> {
  built ??= bundle();
  return built;
}

async function bundle(): Promise<Map<string, WebAsset>> {
  const { outputFiles } = await build({
    absWorkingDir: here,
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
    plugins: [lookPlugin],
  } as const).then(withFiles);
  const assets = new Map(outputFiles.map(({ path, contents }) => [path, { type: typeOf(path), body: contents }]));
  const page = text('text/html; charset=utf-8', indexHtml);
  assets.set('/', page).set('/index.html', page);
  return assets.set(iconFile, text('image/svg+xml', deviceSvg('drawer', { sizePx: 64 })));
}

/** `import 'look:css'` is the whole look, with its font files resolved from npm. */
const lookPlugin: Plugin = {
  name: 'look',
  setup: (builder) => {
    builder.onResolve({ filter: /^look:css$/ }, () => ({ path: 'look', namespace: 'look' }));
    builder.onLoad({ filter: /.*/, namespace: 'look' }, () => ({
      contents: `${fontFaceCss((file) => file.module)}\n${lookCss()}`,
      loader: 'css',
      resolveDir: here,
    }));
  },
};

function withFiles({ outputFiles }: BuildResult): { readonly outputFiles: NonNullable<BuildResult['outputFiles']> } {
  if (!outputFiles) throw new Error('esbuild gave no files although it was told not to write them itself.');
  return { outputFiles };
}

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
};

const typeOf = (path: string): string => types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';

const text = (type: string, content: string): WebAsset => ({ type, body: new TextEncoder().encode(content) });
