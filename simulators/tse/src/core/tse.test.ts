import { describe, expect, it } from 'vitest';
import { isSignatureGood, readMessage } from '../../test/read-message.ts';
import { ADMIN_PIN, ADMIN_PUK, CLIENT_ID, factoryTse, readyTse } from '../../test/ready-tse.ts';
import type { SeErrorCode } from './errors.ts';
import { PROFILES, type ProfileName, profileOf } from './profile.ts';

const NOTHING = new Uint8Array();

function codeOf(action: () => unknown): SeErrorCode | 'ok' {
  try {
    action();
    return 'ok';
  } catch (error) {
    return (error as { code: SeErrorCode }).code;
  }
}

describe('life cycle', () => {
  it('refuses nearly everything before it is initialised', async () => {
    const { tse } = await factoryTse();
    expect(tse.lifeCycle).toBe('notInitialized');
    expect(codeOf(() => tse.startTransaction({ clientId: CLIENT_ID, processData: NOTHING }))).toBe(
      'ErrorSeApiNotInitialized',
    );
    expect(codeOf(() => tse.updateTime(1))).toBe('ErrorSeApiNotInitialized');
    expect(codeOf(() => tse.exportData())).toBe('ErrorSeApiNotInitialized');
    expect(codeOf(() => tse.readLogMessage())).toBe('ErrorSeApiNotInitialized');
    expect(codeOf(() => tse.status.maxNumberOfClients)).toBe('ErrorSeApiNotInitialized');
    expect(codeOf(() => tse.initialize())).toBe('ErrorUserNotAuthenticated');
  });

  it('wants a description only if the maker set none', async () => {
    const { tse: withOne } = await factoryTse();
    withOne.authenticateUser('Admin', ADMIN_PIN);
    expect(codeOf(() => withOne.initialize('mine'))).toBe('ErrorDescriptionSetByManufacturer');
    const { tse: without } = await factoryTse('dTrust');
    without.authenticateUser('Admin', ADMIN_PIN);
    expect(codeOf(() => without.initialize())).toBe('ErrorDescriptionNotSetByManufacturer');
    without.initialize('salon');
    expect(without.description).toBe('salon');
  });

  it('signs no transaction without a time, and does after updateTime', async () => {
    const { tse } = await factoryTse();
    tse.authenticateUser('Admin', ADMIN_PIN);
    tse.initialize();
    tse.registerClient(CLIENT_ID);
    expect(tse.lifeCycle).toBe('noTime');
    const start = () => tse.startTransaction({ clientId: CLIENT_ID, processData: NOTHING });
    expect(codeOf(start)).toBe('ErrorTimeNotSet');
    expect(codeOf(() => tse.disableSecureElement())).toBe('ErrorTimeNotSet');
    tse.updateTime(1_795_420_800);
    expect(tse.lifeCycle).toBe('active');
    expect(start().logTime).toBe(1_795_420_800);
  });

  it('loses the time and the log-ins with the power, but no open transaction', async () => {
    const { tse } = await readyTse();
    const { transactionNumber } = tse.startTransaction({ clientId: CLIENT_ID, processData: NOTHING });
    tse.authenticateUser('Admin', ADMIN_PIN);
    const time = tse.time;
    tse.mishaps.losePower();
    const finish = () => tse.finishTransaction(transactionNumber, { clientId: CLIENT_ID, processData: NOTHING });
    expect(codeOf(finish)).toBe('ErrorTimeNotSet');
    expect(tse.time).toBe(0);
    expect(codeOf(() => tse.updateTime(time))).toBe('ErrorUserNotAuthenticated');
    tse.authenticateUser('TimeAdmin', '87654321');
    tse.updateTime(time + 60);
    expect(finish().logTime).toBe(time + 60);
  });

  it('can be disabled for good; exports go on', async () => {
    const { tse, sell } = await readyTse();
    sell();
    expect(codeOf(() => tse.disableSecureElement())).toBe('ErrorUserNotAuthenticated');
    tse.authenticateUser('Admin', ADMIN_PIN);
    tse.disableSecureElement();
    expect(tse.lifeCycle).toBe('disabled');
    expect(codeOf(() => sell())).toBe('ErrorSecureElementDisabled');
    expect(codeOf(() => tse.authenticateUser('Admin', ADMIN_PIN))).toBe('ErrorSecureElementDisabled');
    expect(codeOf(() => tse.status.maxNumberOfTransactions)).toBe('ErrorSecureElementDisabled');
    expect(codeOf(() => tse.exportData())).toBe('ok');
    expect(codeOf(() => tse.exportCertificates())).toBe('ok');
  });

  it('can be deactivated and activated by the administrator', async () => {
    const { tse, sell } = await readyTse();
    tse.authenticateUser('Admin', ADMIN_PIN);
    expect(codeOf(() => tse.activate())).toBe('ErrorSeApiNotDeactivated');
    tse.deactivate();
    expect(codeOf(() => sell())).toBe('ErrorSeApiDeactivated');
    tse.activate();
    expect(codeOf(() => sell())).toBe('ok');
  });
});

describe('PINs and roles', () => {
  it('counts down before it compares, blocks at zero, and the PUK helps', async () => {
    const { tse } = await readyTse();
    expect(tse.authenticateUser('Admin', 'wrong')).toEqual({ result: 'failed', remainingRetries: 2 });
    expect(tse.authenticateUser('Admin', ADMIN_PIN)).toEqual({ result: 'ok', remainingRetries: 3 });
    for (const left of [2, 1, 0]) {
      expect(tse.authenticateUser('Admin', 'wrong')).toEqual({ result: 'failed', remainingRetries: left });
    }
    expect(tse.authenticateUser('Admin', ADMIN_PIN)).toEqual({ result: 'pinIsBlocked', remainingRetries: 0 });
    expect(tse.unblockUser('Admin', 'wrong', '22222222')).toBe('failed');
    expect(tse.unblockUser('nobody', ADMIN_PUK, '22222222')).toBe('unknownUserId');
    expect(tse.unblockUser('Admin', ADMIN_PUK, '22222222')).toBe('ok');
    expect(tse.authenticateUser('Admin', '22222222').result).toBe('ok');
  });

  it('counts wrong PUKs as well: after the last even the right one is an error, a right one before it sets all back', async () => {
    const { tse } = await readyTse(profileOf('standard', { maxPukTries: 3 }));
    const unblock = (puk: string) => tse.unblockUser('Admin', puk, '11112222');
    expect([unblock('0'), unblock('1'), unblock(ADMIN_PUK)]).toEqual(['failed', 'failed', 'ok']);
    const before = tse.signatureCounter;
    expect([unblock('0'), unblock('1'), unblock('2'), unblock(ADMIN_PUK)]).toEqual([
      'failed',
      'failed',
      'failed',
      'error',
    ]);
    expect(tse.signatureCounter).toBe(before + 4);
    expect(readMessage(tse.readLogMessage()).elements.map(({ whole }) => whole.toString('hex'))).toContain(
      '810a' + '810541646d696e' + '820103',
    );
    expect(tse.authenticateUser('Admin', '11112222').result).toBe('ok');
  });

  it('logs every attempt, good, bad and by strangers', async () => {
    const { tse } = await readyTse();
    const before = tse.logs.count;
    tse.authenticateUser('Admin', 'wrong');
    tse.authenticateUser('Admin', ADMIN_PIN);
    expect(tse.authenticateUser('stranger', 'x')).toEqual({ result: 'unknownUserId', remainingRetries: -1 });
    tse.unblockUser('Admin', 'wrong', 'x');
    const names = Array.from({ length: tse.logs.count - before }, (_, index) => tse.logs.record(before + index).name);
    expect(names).toEqual(['AuthenticateUser', 'AuthenticateUser', 'AuthenticateUser', 'UnblockUser']);
  });

  it('lets the time administrator set the time and nothing else', async () => {
    const { tse } = await readyTse();
    tse.authenticateUser('TimeAdmin', '87654321');
    expect(codeOf(() => tse.updateTime(tse.time + 5))).toBe('ok');
    expect(codeOf(() => tse.disableSecureElement())).toBe('ErrorUserNotAuthorized');
    expect(codeOf(() => tse.deleteStoredData())).toBe('ErrorUserNotAuthorized');
    expect(codeOf(() => tse.logOut('Admin'))).toBe('ErrorUserIdNotAuthenticated');
    expect(codeOf(() => tse.logOut('nobody'))).toBe('ErrorUserIdNotManaged');
  });

  it('logs idle users out with cause timeout: the time administrator of a stick after two seconds', async () => {
    const { tse, advance } = await readyTse('cryptovision');
    tse.authenticateUser('TimeAdmin', '87654321');
    await advance(1_999);
    expect(codeOf(() => tse.updateTime(tse.time))).toBe('ok');
    await advance(2_000);
    expect(codeOf(() => tse.updateTime(tse.time))).toBe('ErrorUserNotAuthenticated');
    const last = tse.logs.message(tse.logs.count - 1);
    expect(readMessage(last).operationType).toBe('LogOut');
    expect(Buffer.from(last).toString('hex')).toContain('810954696d6541646d696e820101');
  });

  it('cannot be entered while a PIN is in transport state', async () => {
    const { tse } = await factoryTse();
    const user = tse.users.user('Admin');
    if (user !== undefined) user.pin = undefined;
    expect(tse.authenticateUser('Admin', '').result).toBe('failed');
  });
});

describe('transactions', () => {
  it('go start, update, finish, and no further', async () => {
    const { tse } = await readyTse();
    const { transactionNumber } = tse.startTransaction({ clientId: CLIENT_ID, processData: NOTHING });
    const input = { clientId: CLIENT_ID, processData: Buffer.from('x'), processType: 'SonstigerVorgang' };
    tse.updateTransaction(transactionNumber, input);
    expect(tse.openTransactions()).toMatchObject([{ transactionNumber, clientId: CLIENT_ID }]);
    tse.finishTransaction(transactionNumber, input);
    expect(tse.openTransactions()).toEqual([]);
    expect(codeOf(() => tse.finishTransaction(transactionNumber, input))).toBe('ErrorNoTransaction');
    expect(codeOf(() => tse.updateTransaction(transactionNumber, input))).toBe('ErrorNoTransaction');
    expect(codeOf(() => tse.finishTransaction(77, input))).toBe('ErrorNoTransaction');
  });

  it('need a registered client, and the same one to the end', async () => {
    const { tse } = await readyTse();
    const start = (clientId: string) => tse.startTransaction({ clientId, processData: NOTHING });
    expect(codeOf(() => start('stranger'))).toBe('ErrorClientNotRegistered');
    tse.registerClient('till-2');
    const { transactionNumber } = start(CLIENT_ID);
    const finish = () => tse.finishTransaction(transactionNumber, { clientId: 'till-2', processData: NOTHING });
    expect(codeOf(finish)).toBe('ErrorNoTransaction');
    tse.deregisterClient('till-2');
    expect(codeOf(() => start('till-2'))).toBe('ErrorClientNotRegistered');
  });

  it('take client ids that can stand in file names, and process types up to 100 characters', async () => {
    const { tse } = await readyTse();
    expect(codeOf(() => tse.registerClient('a/b'))).toBe('ErrorInvalidClientIdCharacter');
    expect(codeOf(() => tse.registerClient('a_b'))).toBe('ErrorInvalidClientIdCharacter');
    expect(codeOf(() => tse.registerClient(''))).toBe('ErrorParameterMismatch');
    const long = { clientId: CLIENT_ID, processData: NOTHING, processType: 'x'.repeat(101) };
    expect(codeOf(() => tse.startTransaction(long))).toBe('ErrorProcessTypeTooLong');
    expect(tse.transactions.counter).toBe(0);
  });

  it('are limited in number, clients too', async () => {
    const { tse } = await readyTse(profileOf('standard', { maxOpenTransactions: 2, maxClients: 2 }));
    const start = () => tse.startTransaction({ clientId: CLIENT_ID, processData: NOTHING });
    start();
    const { transactionNumber } = start();
    expect(codeOf(start)).toBe('ErrorLimitOfSimultaneousOpenTransactionsReached');
    tse.finishTransaction(transactionNumber, { clientId: CLIENT_ID, processData: NOTHING });
    expect(start().transactionNumber).toBe(3);
    tse.registerClient('till-2');
    expect(codeOf(() => tse.registerClient('till-3'))).toBe('ErrorLimitOfRegisteredClientsReached');
    expect(codeOf(() => tse.registerClient('till-2'))).toBe('ok');
  });

  it('of all profiles verify with the key in the certificate', async () => {
    for (const name of Object.keys(PROFILES) as ProfileName[]) {
      const { tse, sell } = await readyTse(name);
      sell();
      for (let position = 0; position < tse.logs.count; position++) {
        const isGood = isSignatureGood(tse.logs.message(position), tse.key.publicKey, tse.profile.hash.toLowerCase());
        expect(isGood, `${name} ${tse.logs.record(position).name}`).toBe(true);
      }
    }
  });

  it('start as the products do it', async () => {
    const startOf = async (name: ProfileName) => {
      const { tse } = await readyTse(name);
      const processType = 'Kassenbeleg-V1';
      tse.startTransaction({ clientId: CLIENT_ID, processData: Buffer.from('ab'), processType });
      const { elements } = readMessage(tse.readLogMessage());
      const [data, type] = [elements.find(({ tag }) => tag === 0x82), elements.find(({ tag }) => tag === 0x83)];
      return [data?.whole.toString('hex'), type?.whole.toString('latin1')];
    };
    expect(await startOf('standard')).toEqual(['8200', '\x83\x00']);
    expect(await startOf('dieboldNixdorf')).toEqual(['8200', '\x83\x00']);
    expect(await startOf('fiskaly')).toEqual(['8200', '\x83\x01 ']);
    expect(await startOf('fiskalyV1')).toEqual(['8200', undefined]);
    expect(await startOf('dTrust')).toEqual(['82026162', '\x83\x0eKassenbeleg-V1']);
  });

  it('finish with indefinite length at D-Trust', async () => {
    const { tse, sell } = await readyTse('dTrust');
    sell('abc');
    expect(Buffer.from(tse.readLogMessage()).toString('hex')).toContain('a2800403616263' + '0000' + '830e');
  });

  it('speak lower camel in message version 3', async () => {
    const profile = profileOf('standard', { messageVersion: 3 });
    const { tse, sell } = await readyTse(profile);
    sell();
    expect(readMessage(tse.readLogMessage()).operationType).toBe('finishTransaction');
    expect(readMessage(tse.logs.message(0)).operationType).toBe('authenticateUser');
    expect(readMessage(tse.logs.message(0)).elements[0]?.whole.toString('hex')).toBe('020103');
  });

  it('always have a processType in version 3, and client ids without / : ?', async () => {
    const { tse } = await readyTse(profileOf('fiskalyV1', { messageVersion: 3 }));
    tse.startTransaction({ clientId: CLIENT_ID, processData: NOTHING });
    const { elements } = readMessage(tse.readLogMessage());
    expect(elements.find(({ tag }) => tag === 0x83)?.whole.toString('hex')).toBe('8300');
    expect(() => tse.registerClient('till/1')).toThrow('ErrorInvalidClientIdCharacter');
  });
});

describe('answers', () => {
  it('exportSerialNumbers is the TLV of TR-03151 appendix D', async () => {
    const { tse } = await readyTse();
    const blob = Buffer.from(tse.exportSerialNumbers()).toString('hex');
    expect(blob).toBe(`302f302d0420${tse.serialNumber}30098001ff8101ff8201ff`);
  });

  it('status tells limits and counts', async () => {
    const { tse } = await readyTse();
    tse.startTransaction({ clientId: CLIENT_ID, processData: NOTHING });
    expect(tse.status.currentNumberOfClients).toBe(1);
    expect(tse.status.currentNumberOfTransactions).toBe(1);
    expect(tse.status.maxNumberOfTransactions).toBe(512);
    expect(tse.status.supportedTransactionUpdateVariants).toBe('signed');
    expect(tse.status.timeSyncVariant).toBe('unixTime');
  });
});
