import { expect, test } from 'vitest';
import { lookCss } from './look-css.ts';

test('every custom property that is used is defined', () => {
  const css = lookCss();
  const defined = new Set([...css.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name));
  const used = [...css.matchAll(/var\((--[\w-]+)(,)?/g)].filter(([, , fallback]) => !fallback).map(([, name]) => name);
  expect(used.length).toBeGreaterThan(20);
  expect(used.filter((name) => !defined.has(name))).toEqual([]);
});

test('the style sheet can be put into a file opened from disk: it refers to nothing outside', () => {
  expect(lookCss()).not.toMatch(/url\(|@import|https?:/);
});

test('dark colours come with the room or with data-theme, and never on paper', () => {
  const css = lookCss();
  expect(css).toContain('@media screen and (prefers-color-scheme: dark)');
  expect(css).toContain(":root[data-theme='dark']");
});
