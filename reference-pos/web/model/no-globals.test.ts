import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const forbidden =
  /\b(window|document\.(body|cookie|create|get|query)\w*|localStorage|sessionStorage|navigator|location|performance|globalThis|setTimeout|setInterval|Date\.now|new Date\(\)|Math\.random|crypto\.|fetch\(`|from 'node:|preact)\b/;

test('the model reaches time, chance, network and storage only through what it is given', () => {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?<!\.test)\.ts$/.test(name),
  );
  expect(files.length).toBeGreaterThan(25);
  const found = files.flatMap((name) =>
    readFileSync(`${folder}/${name}`, 'utf8')
      .split('\n')
      .filter((line) => forbidden.test(line.replace(/\/\*\*.*|^\s*\*.*|\/\/.*/, '')))
      .map((line) => `${name}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});
