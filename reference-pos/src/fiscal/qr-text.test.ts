import { expect, test } from 'vitest';
import { qrText } from './qr-text.ts';

test('the QR code of the DSFinV-K example is built field by field', () => {
  const text = qrText({
    clientId: '955002-00',
    processType: 'Kassenbeleg-V1',
    processData: 'Beleg^0.00_2.55_0.00_0.00_0.00^2.55:Bar',
    transactionNumber: 18,
    signatureCounter: 112,
    startedAtMs: Date.UTC(2019, 6, 10, 18, 41, 4),
    loggedAtMs: Date.UTC(2019, 6, 10, 18, 41, 4),
    signatureAlgorithm: 'ecdsa-plain-SHA256',
    timeFormat: 'unixTime',
    signature: 'MEQCIAy4P9k+7x9saDO0uRZ4El8QwN+qTgYiv1DIaJIMWRiuAiAt+saFDGjK2Yi5Cxgy7PprXQ5O0seRgx4ltdpW9REvwA==',
    publicKey: 'BHhWOeisRpPBTGQ1W4VUH95TXx2GARf8e2NYZXJoInjtGqnxJ8sZ3CQpYgjI+LYEmW5A37sLWHsyU7nSJUBemyU=',
  });
  expect(text).toBe(
    'V0;955002-00;Kassenbeleg-V1;Beleg^0.00_2.55_0.00_0.00_0.00^2.55:Bar;18;112;2019-07-10T18:41:04.000Z;2019-07-10T18:41:04.000Z;ecdsa-plain-SHA256;unixTime;MEQCIAy4P9k+7x9saDO0uRZ4El8QwN+qTgYiv1DIaJIMWRiuAiAt+saFDGjK2Yi5Cxgy7PprXQ5O0seRgx4ltdpW9REvwA==;BHhWOeisRpPBTGQ1W4VUH95TXx2GARf8e2NYZXJoInjtGqnxJ8sZ3CQpYgjI+LYEmW5A37sLWHsyU7nSJUBemyU=',
  );
});
