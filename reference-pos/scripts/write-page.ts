// Puts the till's page into `dist/page.js`, so that the installed package serves it without any build tool.
import { writeFileSync } from 'node:fs';
import { webAssets } from '../web/assets.ts';

const assets = await webAssets();
const entries = [...assets].map(([path, { type, body }]) => [path, type, Buffer.from(body).toString('base64')]);
const program = `const files = ${JSON.stringify(entries, undefined, 1)};
export const webAssets = () =>
  Promise.resolve(new Map(files.map(([path, type, body]) => [path, { type, body: Buffer.from(body, 'base64') }])));
`;
writeFileSync(new URL('../dist/page.js', import.meta.url), program);
