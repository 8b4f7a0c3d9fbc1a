import fc from 'fast-check';
import { expect, test } from 'vitest';
import { causeOfResponse, drawerLevelOf, isPaperNearEnd, parseEposResponse } from './epos-response.ts';

const answer = (attributes: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>` +
  `<response ${attributes} xmlns="http://www.epson-pos.com/schemas/2011/03/epos-print"/></s:Body></s:Envelope>`;

test('an answer is read whatever its prefix, quotes and order', () => {
  const expected = { isSuccess: true, code: '', status: 251658262 };
  expect(parseEposResponse(answer('success="true" code="" status="251658262" battery="0"'))).toEqual(expected);
  expect(parseEposResponse("<p:response status='251658262'\n code='' success='1' ></p:response>")).toEqual(expected);
  expect(
    parseEposResponse('<!-- <response success="false"/> --><response success="true" status="251658262"/>'),
  ).toEqual(expected);
});

test.each([[''], ['<html>Login</html>'], ['<response/>'], ['<response code="">'], ['{"success":true}'], ['<response']])(
  'no answer: %s',
  (text) => expect(parseEposResponse(text)).toBeUndefined(),
);

test('garbage is no answer, and no crash', () => {
  const noise = fc.string({
    unit: fc.constantFrom('<', '>', '"', "'", '=', ' ', 'response', 'success', '/', '!--', 'a'),
  });
  fc.assert(
    fc.property(noise, (text) => {
      const response = parseEposResponse(text);
      if (response) expect(text).toContain('response');
    }),
  );
  expect(parseEposResponse(`<response success="true" status="${'9'.repeat(40)}"/>`)?.status).toBe(0);
});

/** Status words from Epson's manual (ready, paper end) and from its bit table. */
test.each([
  ['true', '', 251658262, undefined],
  ['true', '', 251854870, undefined],
  ['false', 'EPTR_REC_EMPTY', 252641308, 'paper-end'],
  ['false', 'EPTR_COVER_OPEN', 251658296, 'cover-open'],
  ['false', 'EPTR_COVER_OPEN', 251674680, 'cover-open'],
  ['false', 'EPTR_CUTTER', 251660312, 'cutter'],
  ['false', 'EPTR_MECHANICAL', 251659288, 'mechanical'],
  ['false', 'EPTR_AUTOMATICAL', 251674648, 'too-hot'],
  ['false', 'EPTR_UNRECOVERABLE', 251666456, 'unrecoverable'],
  ['false', 'EX_BADPORT', 1, 'offline'],
  ['false', 'EX_TIMEOUT', 251658262, 'timeout'],
  ['false', 'SchemaError', 0, 'rejected'],
  ['false', 'DeviceNotFound', 0, 'not-a-printer'],
  ['false', 'SomethingNew', 251658296, 'cover-open'],
  ['false', 'SomethingNew', 0, 'rejected'],
])('success %s, %s, %i: %s', (success, code, status, cause) => {
  const response = parseEposResponse(answer(`success="${success}" code="${code}" status="${status}"`));
  expect(response && causeOfResponse(response)).toBe(cause);
});

test('near end and drawer are read from the status', () => {
  expect(isPaperNearEnd(251854870)).toBe(true);
  expect(isPaperNearEnd(251658262)).toBe(false);
  expect([drawerLevelOf(251658262), drawerLevelOf(251658258), drawerLevelOf(1)]).toEqual(['high', 'low', undefined]);
});
