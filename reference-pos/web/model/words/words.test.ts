import { expect, test } from 'vitest';
import { posErrors } from '../../../src/till/pos-error.ts';
import { de } from './de.ts';
import { en } from './en.ts';

/** Refusals a cashier at this page can never meet, because the page does not do what they refuse. */
const notOnThisPage = new Set([
  'MOVEMENT_KEY_IN_USE',
  'CUBE_REFUSED',
  'RECEIPT_LINK_UNKNOWN',
  'PAPER_NUMBER_TAKEN',
  'PAPER_FROM_THE_FUTURE',
  'CUBE_CODE_NOT_VALID',
  'ROUTE_UNKNOWN',
  'TSE_NOT_REACHABLE',
  'TSE_KIND_NOT_IN_VARIANT',
  'TSE_NOT_SET_UP',
  'TSE_UNKNOWN',
  'TSE_EXPORT_UNKNOWN',
]);
/** Said in the server's own German words, because they carry a sentence in their details. */
const carryTheirText = new Set(['NOT_IN_THIS_VARIANT', 'REQUEST_NOT_VALID']);

test('every refusal of the server that this page can meet has English words', () => {
  const codes = Object.keys(posErrors).filter((code) => !notOnThisPage.has(code) && !carryTheirText.has(code));
  expect(codes.filter((code) => en.refusals[code] === undefined)).toEqual([]);
});

test('placeholders of the English refusals exist in the German ones', () => {
  for (const [code, text] of Object.entries(en.refusals)) {
    const german = posErrors[code as keyof typeof posErrors].message;
    for (const [name] of text.matchAll(/\{\w+\}/g)) expect(german, code).toContain(name);
  }
});

test('no text is left empty and none stands in the other language unchanged', () => {
  const germanTexts = texts(de);
  const englishTexts = texts(en);
  expect([...germanTexts, ...englishTexts].filter(([, text]) => text.trim() === '')).toEqual([]);
  const same = englishTexts.filter(
    ([path, text]) => text.includes(' ') && germanTexts.some((german) => german[0] === path && german[1] === text),
  );
  expect(same).toEqual([]);
});

function texts(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => texts(inner, `${path}.${name}`));
}
