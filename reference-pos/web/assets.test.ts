import { expect, test } from 'vitest';
import { webAssets } from './assets.ts';

test('the page is made of files of its own, and nothing in it needs a lax content policy', async () => {
  const assets = await webAssets();
  const html = textOf(assets.get('/')?.body);
  const links = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, link]) => link ?? '');
  expect(links.length).toBeGreaterThan(2);
  for (const link of links) expect(assets.has(link), link).toBe(true);
  expect(html).not.toMatch(/<style|style=|<script>|\son\w+=|https?:/);
});

test('fonts, styles and script are there with their types; the style points to no other host', async () => {
  const assets = await webAssets();
  const css = textOf(assets.get('/app.css')?.body);
  const fonts = [...css.matchAll(/url\("?([^")]+)"?\)/g)].map(([, url]) => url?.replace(/^\.?\/?/, '/') ?? '');
  expect(fonts.filter((url) => url.endsWith('.woff2'))).toHaveLength(2);
  for (const font of fonts) expect(assets.get(font)?.type, font).toBe('font/woff2');
  expect(css).toContain('--accent:');
  expect(assets.get('/app.js')?.type).toContain('javascript');
  expect(await webAssets()).toBe(assets);
});

const textOf = (body: Uint8Array | undefined): string => new TextDecoder().decode(body);
