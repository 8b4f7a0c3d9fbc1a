import { createHash, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { publicKeyOf, readMessage } from '../../test/read-message.ts';
import { signatureAlgorithmElement } from '../crypto/curves.ts';
import { LogMessageEncoder } from './log-message.ts';
import { type SystemOperation, systemOperationData, systemOperationType } from './system-operation.ts';

const hex = (text: string) => Buffer.from(text, 'hex');

/** Messages of a cryptovision device (public test fixture of a middleware), with the key of their export. */
const DEVICE_SERIAL = hex('4a3f03a2dec81878b432548668f603d14f7b7f90d230e30c87c1a705dce1c890');
const DEVICE_POINT = hex(
  '04882f10af9aa619509674469bf7190591c7d55a960a894d3225cedf7bef6a4f34d69742e8015bae9a942c276595c632a71c6b5b3888b7b8ac9fbf1f7daadd0b6b',
);
const LOG_OUT = hex(
  '30819e020102060904007f00070307010280064c6f674f7574810a810541646d696e82010004204a3f03a2dec81878b432548668f603d14f7b7f90d230e30c87c1a705dce1c890300c060a04007f00070101040103020202c902045ec1178a0440efce6a0fe0222bdd940a85866e7ef18dc9ce97df6e1e6d5a5e30c3712be1b898a2165a71aef7971530eb195651023b85a6e0da5a4a829b2813958f5e1bb06b1b',
);
const AUDIT = hex(
  '3081a3020102060904007f0007030701030420' +
    '4a3f03a2dec81878b432548668f603d14f7b7f90d230e30c87c1a705dce1c890300c060a04007f000701010401030417810c556e6964656e746966696564820101830200058400020202ca02045ec1178a0440835cb448f3dc85934dd4c3e3343c7874172db7dd3988355e8307108aac982ac14390c2ce84d893a640d7768fe56998ac1ae5d6f9d08dbac17aabb80a0cb17223',
);
const AUTHENTICATE = hex(
  '3081af020102060904007f000703070102801041757468656e746963617465557365728111810954696d6541646d696e8201018301ff04204a3f03a2dec81878b432548668f603d14f7b7f90d230e30c87c1a705dce1c890300c060a04007f00070101040103020202cb02045ec1178a0440c41f617cb6ec35c0bd29471cae424721178fd88698844d3260617f2269ed118f0ad6b0d360f28b5c5fcc7cf74245363affda8fec5348bd5da52a1dce7efd802f',
);
const UPDATE_TIME = hex(
  '3081a4020102060904007f000703070102800a55706461746554696d65810c81045ec1178a82045ec117a804204a3f03a2dec81878b432548668f603d14f7b7f90d230e30c87c1a705dce1c890300c060a04007f00070101040103020202cc02045ec117a80440eaa82e69753ec55bc933b49acd1c967da21fed74b4faa3f6c0b98087a902490b66aa7220227044f36dab27ca1a0b96e461e578e0271c30775ee897d82363bd7d',
);

const device = new LogMessageEncoder({
  version: 2,
  serialNumber: DEVICE_SERIAL,
  signatureAlgorithm: signatureAlgorithmElement('ecdsa', 'SHA256'),
  timeFormat: 'unixTime',
});

function systemBody(operation: SystemOperation, signatureCounter: number, logTime: number): string {
  const type = systemOperationType(operation.type, 'upper');
  const data = systemOperationData(operation, 'unixTime');
  return Buffer.from(device.system(type, data, { signatureCounter, logTime })).toString('hex');
}

describe('published messages', () => {
  it.each([
    ['LogOut', LOG_OUT],
    ['audit', AUDIT],
    ['AuthenticateUser', AUTHENTICATE],
    ['UpdateTime', UPDATE_TIME],
  ])('the %s message of a device verifies over what we call the signed part', (_name, message) => {
    const { signed, signature } = readMessage(message);
    const key = publicKeyOf(DEVICE_POINT, 'prime256v1');
    expect(verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
  });

  it('LogOut, AuthenticateUser and UpdateTime of a device come out of our encoder byte by byte', () => {
    const logOut = systemBody({ type: 'logOut', userId: 'Admin', cause: 'user' }, 713, 1589712778);
    expect(logOut).toBe(readMessage(LOG_OUT).signed.toString('hex'));
    const operation = { type: 'authenticateUser', userId: 'TimeAdmin', role: 'timeAdmin', isGood: true } as const;
    expect(systemBody(operation, 715, 1589712778)).toBe(readMessage(AUTHENTICATE).signed.toString('hex'));
    const updateTime = systemBody({ type: 'updateTime', before: 1589712778, after: 1589712808 }, 716, 1589712808);
    expect(updateTime).toBe(readMessage(UPDATE_TIME).signed.toString('hex'));
  });

  it('an audit message of a device comes out of our encoder byte by byte', () => {
    const data = hex('810c556e6964656e7469666965648201018302000584 00'.replaceAll(' ', ''));
    const body = Buffer.from(device.audit(data, { signatureCounter: 714, logTime: 1589712778 })).toString('hex');
    expect(body).toBe(readMessage(AUDIT).signed.toString('hex'));
  });

  it('the start message of the BSI cooperation simulator comes out byte by byte', () => {
    const published =
      '020102060904007f000703070101801053746172745472616e73616374696f6e8104504f533182008300850101042088c1dc031371bd67a4395ce99dbe8ae6ff30127837cfaee5b8c9389e37905ac5300c060a04007f0007010104010302010402046b0407ce';
    const encoder = new LogMessageEncoder({
      version: 2,
      serialNumber: hex('88c1dc031371bd67a4395ce99dbe8ae6ff30127837cfaee5b8c9389e37905ac5'),
      signatureAlgorithm: signatureAlgorithmElement('ecdsa', 'SHA256'),
      timeFormat: 'unixTime',
    });
    const empty = new Uint8Array();
    const body = encoder.transaction(
      {
        operation: 'Start',
        clientId: Buffer.from('POS1'),
        processData: empty,
        processType: empty,
        transactionNumber: 1,
      },
      { signatureCounter: 4, logTime: 0x6b0407ce },
    );
    expect(Buffer.from(body).toString('hex')).toBe(published);
  });
});

/** Published receipts: text of the QR code, curve of its key, encoding of its signature. */
const RECEIPTS = [
  {
    name: 'the example of DSFinV-K',
    curve: 'brainpoolP256r1',
    encoding: 'der',
    bodyHash: '5e367477f182d78ae8f1af9c5a7c7cc009b0786b0142289aacc32c7140177a8b',
    qr: 'V0;955002-00;Kassenbeleg-V1;Beleg^0.00_2.55_0.00_0.00_0.00^2.55:Bar;18;112;2019-07-10T18:41:04.000Z;2019-07-10T18:41:04.000Z;ecdsa-plain-SHA256;unixTime;MEQCIAy4P9k+7x9saDO0uRZ4El8QwN+qTgYiv1DIaJIMWRiuAiAt+saFDGjK2Yi5Cxgy7PprXQ5O0seRgx4ltdpW9REvwA==;BHhWOeisRpPBTGQ1W4VUH95TXx2GARf8e2NYZXJoInjtGqnxJ8sZ3CQpYgjI+LYEmW5A37sLWHsyU7nSJUBemyU=',
  },
  {
    name: 'a test TSS of a cloud service',
    curve: 'prime256v1',
    encoding: 'ieee-p1363',
    bodyHash: 'dab3cd2a0fa756cde0a9e0906f90dfb01bb9ccde2634e7061708be8cf658a652',
    qr: 'V0;ERS f3ab7b96-6d82-433e-a87a-cccc8e001e20;Kassenbeleg-V1;Beleg^21.42_0.00_0.00_0.00_0.00^21.42:Unbar;1;34;2023-01-20T18:27:22.000Z;2023-01-20T18:33:07.000Z;ecdsa-plain-SHA256;unixTime;qvyQJduZN29b2kXpEqhXlJ0Hmy3rYiPzBiu/QTPPei7bnGIwMysPV3Q39gMwoEfxtp3KXqWEfUrBulTcBbRpRQ==;BO8SGEEyy6KZQeZ+gbaJK9A9s8UkNZ8NhUut3t2BB9D9heCk/rJRwEKIJUCDcjLHl7c3M6jZ8rq98zYeuLuirHc=',
  },
  {
    name: 'a receipt of 2026',
    curve: 'prime256v1',
    encoding: 'ieee-p1363',
    bodyHash: 'ee0b143b6897251d5f6aa376c0244f86cfba9937ce9d39aa846d22ab81450a21',
    qr: 'V0;1342061307;Kassenbeleg-V1;Beleg^9.00_0.00_0.00_0.00_0.00^9.00:Bar;8041;17011;2026-05-21T21:40:56.000Z;2026-05-21T21:41:30.000Z;ecdsa-plain-SHA256;unixTime;D5CdNgSCwlSisYXjQoZnIxAM9nRdb91F8l6uIdR+oKWi7/kTszRK/xRLBNgcGhc6L1ChYQktJJFmzKFt8mTn/w==;BJlf238fEMG/ycfzOUBpIHa8OZNMXFMZx9ug42Vs6F0zOx42io2pnoWnRvoNeITAY1J4+2ePsszO3CeJrgfLWb8=',
  },
  {
    name: 'a device with brainpoolP384r1',
    curve: 'brainpoolP384r1',
    encoding: 'ieee-p1363',
    bodyHash: '9fe919b9d615cc1b13e6e6663c4c771e6a350540ab7d5fc31a9e0ec78b5e90f1c2c64f505cf765a9a39dbb942cecf854',
    qr: 'V0;AMA-6200;KassenBeleg-V1;Beleg^2.90_0.00_0.00_0.00_2.10^5.00:Unbar;160504;344413;2021-07-23T10:12:54.000Z;2021-07-23T10:12:55.000Z;ecdsa-plain-SHA384;unixTime;NgqBkWMvhLmCKa9cJJ8JodfAdlkfcFFyW0J7Ks9lTz9I4QFKhLzyGF/02kWsCRg0LoiJtkq+0Ak9GovodNFLOBG00ewEj40/GbI9zLtNt9j90w4Sz3GcxTSrr3rqhIhN;BCd1vZvSJsJwBTqshgDVsrG4Gg+oN3jeeFEgjGiKs9ELd170vy/jO3iMMF6tAVUfjyYn9jRXng8Z4qWXaqoJ53+y+OFeSY/lQsdZWCODkzhlhkJxJw2k9Z1A4gFX6Riotw==',
  },
] as const;

describe('published receipts', () => {
  it.each(RECEIPTS)('$name verifies over the finish message that our encoder builds', (receipt) => {
    const [, clientId = '', type = '', data = '', number, counter, , end = '', algorithm, , signature = '', key = ''] =
      receipt.qr.split(';');
    const hash = algorithm === 'ecdsa-plain-SHA384' ? 'SHA384' : 'SHA256';
    const point = Buffer.from(key, 'base64');
    const encoder = new LogMessageEncoder({
      version: 2,
      serialNumber: createHash('sha256').update(point).digest(),
      signatureAlgorithm: signatureAlgorithmElement('ecdsa', hash),
      timeFormat: 'unixTime',
    });
    const body = encoder.transaction(
      {
        operation: 'Finish',
        clientId: Buffer.from(clientId),
        processData: Buffer.from(data),
        processType: Buffer.from(type),
        transactionNumber: Number(number),
      },
      { signatureCounter: Number(counter), logTime: Date.parse(end) / 1000 },
    );
    expect(createHash(hash.toLowerCase()).update(body).digest('hex')).toBe(receipt.bodyHash);
    const options = { key: publicKeyOf(point, receipt.curve), dsaEncoding: receipt.encoding };
    expect(verify(hash.toLowerCase(), body, options, Buffer.from(signature, 'base64'))).toBe(true);
  });
});
