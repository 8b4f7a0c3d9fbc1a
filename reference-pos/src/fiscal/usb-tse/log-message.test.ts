import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTransactionLog } from './log-message.ts';
import { tarMembers } from './tar-members.ts';

/** A start message of the simulator made together with the BSI (brainpoolP256r1). */
const startMessage = Buffer.from(
  '3081a8020102060904007f000703070101801053746172745472616e73616374696f6e8104504f533182008300850101042088c1dc031371bd67a4395ce99dbe8ae6ff30127837cfaee5b8c9389e37905ac5300c060a04007f0007010104010302010402046b0407ce04401f550472a4bb07a755b2b2f5fc60fe85ffe8f3c81a9231e237b095e23132807f0b2378214256ccb0ec3ed1b5a72dede19293efa92ded9bb091bade8188b34394',
  'hex',
);
/** A system log of real hardware: not a transaction. */
const systemMessage = Buffer.from(
  '30819e020102060904007f00070307010280064c6f674f7574810a810541646d696e82010004204a3f03a2dec81878b432548668f603d14f7b7f90d230e30c87c1a705dce1c890300c060a04007f00070101040103020202c902045ec1178a0440efce6a0fe0222bdd940a85866e7ef18dc9ce97df6e1e6d5a5e30c3712be1b898a2165a71aef7971530eb195651023b85a6e0da5a4a829b2813958f5e1bb06b1b',
  'hex',
);

test('a start message gives number, counter and time', () => {
  expect(readTransactionLog(startMessage)).toMatchObject({
    operation: 'StartTransaction',
    clientId: 'POS1',
    transactionNumber: 1,
    signatureCounter: 4,
    logTimeMs: 0x6b0407ce * 1000,
  });
});

test('a system log is passed over', () => {
  expect(readTransactionLog(systemMessage)).toBeUndefined();
});

test('no garbage makes it fail', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (garbage) => {
      readTransactionLog(garbage);
      tarMembers(garbage);
    }),
  );
  fc.assert(
    fc.property(fc.nat(startMessage.length - 1), fc.nat(255), (at, byte) => {
      readTransactionLog(Uint8Array.from(startMessage, (value, index) => (index === at ? byte : value)));
    }),
  );
});
