import { expect, it } from 'vitest';
import { loseAnAnswer } from './lose-an-answer.ts';
import { pullTheStick } from './pull-the-stick.ts';
import { sellWithACloudTse } from './sell-with-a-cloud-tse.ts';
import { verifyWithOpenssl } from './verify-with-openssl.ts';

it('sell with a cloud TSE', async () => {
  expect(await sellWithACloudTse()).toMatch(
    /^V0;salon-till-1;Kassenbeleg-V1;Beleg\^38\.00_0\.00_0\.00_0\.00_0\.00\^38\.00:Bar;1;/,
  );
});

it('lose an answer', async () => {
  expect(await loseAnAnswer()).toEqual({ till: 'ECONNRESET', tse: 'FINISHED' });
});

it('pull the stick', async () => {
  expect(await pullTheStick()).toEqual(['there', 'gone', 'there', 'notInitialized']);
});

it('verify with openssl', async () => {
  expect(await verifyWithOpenssl()).toBe('OK, 11 files');
});
