import { verifyTseExport } from '../export/verify-tse-export.ts';
import { verifyPicture } from '../picture/verify-picture.ts';
import { verifyQrCode } from '../qr/verify-qr-code.ts';
import type { RuleId } from '../rules.ts';
import { publishedCodes } from '../vectors/published-codes.ts';
import { exportOf, flipped, replaced, rulesBroken } from './bend.ts';
import { der, derOid, derText } from './der.ts';
import { dsfinvkProvocations } from './dsfinvk/provocations.ts';
import { sampleStart as at, infoCsv, saleData, sampleCertificates, sampleExport } from './sample-export.ts';
import { testCertificate } from './test-certificate.ts';
import { signPlain, testKey } from './test-key.ts';
import { TestLog } from './test-message.ts';
import { type TarMember, writeTar } from './write-tar.ts';

type Provocation = () => Promise<readonly RuleId[]> | readonly RuleId[];

const sample = sampleExport();
const { files } = sample;
const logs = files.slice(4);
const without = (name: RegExp) => files.filter((file) => !name.test(file.name));
const change = (name: string | RegExp, bend: Parameters<typeof replaced>[2]) => () =>
  rulesBroken(replaced(files, name, bend));
const rename = (pattern: RegExp, from: string | RegExp, to: string) =>
  change(pattern, (file) => ({ name: file.name.replace(from, to) }));
const logging = (write: (log: TestLog) => void) => () => rulesBroken(exportOf(write));
const sale = (log: TestLog, number: number, time = at, bend: Parameters<TestLog['transaction']>[3] = {}) => {
  log.transaction(time, 'Start', number);
  log.transaction(time, 'Finish', number, { processType: 'Kassenbeleg-V1', processData: saleData(5), ...bend });
};
const finishedWith = (processType: string, processData: string) =>
  logging((log) => sale(log, 1, at, { processType, processData: derText(0x82, processData) }));
const cut = (archive: Buffer) => async () => rulesOf((await verifyTseExport(archive)).findings);
const rulesOf = (findings: readonly { readonly rule: RuleId }[]) => findings.map((each) => each.rule);

const code = publishedCodes[1]!.text;
const inCode = (index: number, value: string) => () => {
  const fields = code.split(';');
  fields[index] = value;
  return rulesOf(verifyQrCode(fields.join(';')));
};

const otherCa = testKey('secp384r1');
const leafBy = (bend: Partial<Parameters<typeof testCertificate>[0]>): Provocation => {
  const chain = sampleCertificates(sample.key);
  const options = { subject: sample.key.serialNumber, key: sample.key, issuer: 'Test CA', issuerKey: otherCa, ...bend };
  const bytes = testCertificate(options);
  return () => rulesBroken([infoCsv, { ...chain[0]!, bytes }, ...chain.slice(1), ...logs]);
};
const unmarkedCa: Provocation = () => {
  const [leaf, , root] = sampleCertificates(sample.key);
  const key = testKey('secp384r1');
  const issued = testCertificate({ subject: sample.key.serialNumber, key: sample.key, issuer: 'Shop', issuerKey: key });
  const shop = testCertificate({ subject: 'Shop', key, issuer: 'Shop', issuerKey: key });
  return rulesBroken([
    infoCsv,
    { ...leaf!, bytes: issued },
    { name: `${key.serialNumber}_X509.cer`, bytes: shop },
    root!,
    ...logs,
  ]);
};
const foreignCurve: Provocation = () =>
  rulesBroken(exportOf((log) => log.audit(at, Buffer.of(1)), {}, testKey('secp256k1')));
const otherAlgorithm: Provocation = () => {
  const file = logs[0]!;
  const oid = derOid('0.4.0.127.0.7.1.1.4.1.3');
  return rulesBroken(
    replaced(files, file.name, ({ bytes }) => ({ bytes: flipped(bytes, bytes.indexOf(oid) + oid.length - 1, 0x01) })),
  );
};
const unsetClock = (log: TestLog) => {
  log.transaction(1_000, 'Start', 1);
  log.transaction(2_000, 'Finish', 1, { processType: 'Kassenbeleg-V1', processData: saleData(5) });
};
const twoSerials: Provocation = () => {
  const second = sampleExport();
  return rulesBroken([...files, second.files[1]!, ...second.log.files]);
};
const mixedTimes: Provocation = () => {
  const second = new TestLog(sample.key, { timeFormat: 'Gent' });
  second.counter = sample.log.counter;
  second.audit(at + 3_600_000, Buffer.of(1));
  return rulesBroken([...files, ...second.files]);
};
const withoutAuditData: Provocation = () => {
  const signed = Buffer.concat([
    Buffer.from('020102060904007f000703070103', 'hex'),
    der(0x04, Buffer.from(sample.key.serialNumber, 'hex')),
    der(0x30, derOid('0.4.0.127.0.7.1.1.4.1.3')),
    Buffer.from('02010b02045ec1178a', 'hex'),
  ]);
  const bytes = der(0x30, signed, der(0x04, signPlain(sample.key, signed)));
  return rulesBroken([...files, { name: 'Unixt_1589712778_Sig-11_Log-Aud.log', bytes }]);
};
const longName: readonly TarMember[] = [
  { name: 'PaxHeader', typeFlag: 'x', bytes: Buffer.from('17 path=info.csv\n') },
  { name: 'info', bytes: infoCsv.bytes },
];

/** One way to break each rule; the test runs all of them, and the type makes sure that none is missing. */
export const provocations: Readonly<Record<RuleId, Provocation>> = {
  'TAR-TRUNCATED': cut(writeTar(files).subarray(0, 1000)),
  'TAR-UNREADABLE': cut(Buffer.concat([writeTar(files, { endBlocks: 0 }), Buffer.alloc(1024, 'x')])),
  'TAR-CHECKSUM': cut(flipped(writeTar(files), 110)),
  'TAR-FORMAT': change('info.csv', () => ({ magic: 'ustar  \0' })),
  'TAR-TYPE': () => rulesBroken([...files, { name: 'folder', typeFlag: '5', bytes: Buffer.alloc(0) }]),
  'TAR-LONG-NAME': () => rulesBroken([...longName, ...files.slice(1)]),
  'TAR-PADDING': change('info.csv', () => ({ paddingByte: 0x20 })),
  'TAR-TRAILING': () => rulesBroken(files, { trailer: Buffer.from('more') }),
  'TAR-END': () => rulesBroken(files, { endBlocks: 0 }),
  'TAR-HEADER-FIELD': change('info.csv', () => ({ linkName: 'elsewhere' })),
  'TAR-OWNER': change('info.csv', () => ({ userId: 1000 })),
  'TAR-PATH': change('info.csv', () => ({ name: './info.csv' })),
  'TAR-MEMBER-SIZE': () => rulesBroken([...files, { name: 'large', bytes: Buffer.alloc(1024 * 1024 + 1) }]),
  'TAR-EMPTY': () => rulesBroken([infoCsv]),
  'TAR-SERIALS': twoSerials,
  'TAR-NAME': () => rulesBroken([...files, { name: 'readme.txt', bytes: Buffer.from('hello') }]),
  'TAR-NAME-DOUBLE': () => rulesBroken([...files, logs[2]!]),
  'TAR-NAME-DATE': rename(/Log-Aud/, /^Unixt_\d+/, 'Unixt_1767600001'),
  'TAR-NAME-COUNTER': rename(/Log-Aud/, 'Sig-4', 'Sig-5'),
  'TAR-NAME-KIND': rename(/Log-Aud/, 'Log-Aud', 'Log-Sys_UpdateTime'),
  'TAR-NAME-TYPE': rename(/Start/, 'Start', 'Update'),
  'TAR-NAME-CASE': rename(/UpdateTime/, 'UpdateTime', 'updateTime'),
  'TAR-NAME-TRANSACTION': rename(/No-1_Start/, 'No-1', 'No-2'),
  'TAR-NAME-CLIENT': rename(/Start/, 'till-1', 'till-2'),
  'INFO-MISSING': () => rulesBroken(without(/^info/)),
  'INFO-FORMAT': change('info.csv', () => ({ bytes: Buffer.from('"description:","x"\n') })),
  'INFO-QUOTES': change('info.csv', () => ({
    bytes: Buffer.from('"description:", x, "manufacturer:", y, "version:", z\n'),
  })),
  'CERT-MALFORMED': change(/_X509/, () => ({ bytes: Buffer.from('no certificate') })),
  'CERT-NAME': change(/_X509/, () => ({ name: `${'0'.repeat(64)}_X509.cer` })),
  'CERT-NAME-CA': () => rulesBroken(replaced(files, files[2]!.name, () => ({ name: `${'0'.repeat(64)}_X509.cer` }))),
  'CERT-SUBJECT': leafBy({ subject: 'a till' }),
  'CERT-MISSING': () => rulesBroken([infoCsv, ...logs]),
  'CERT-CHAIN': leafBy({}),
  'CERT-CHAIN-INCOMPLETE': () => rulesBroken([infoCsv, files[1]!, ...logs]),
  'CERT-NOT-CA': unmarkedCa,
  'CERT-CURVE': foreignCurve,
  'CERT-ALGORITHM': leafBy({ hash: 'sha256' }),
  'CERT-USAGE': leafBy({ keyUsage: undefined }),
  'CERT-PERIOD': leafBy({ notAfter: '260101000000Z' }),
  'CERT-UNUSED': () => rulesBroken([...files, sampleExport().files[1]!]),
  'CERT-CVC': () => rulesBroken([...files, { name: `${'0'.repeat(64)}_CVC.der`, bytes: Buffer.of(0x7f, 0x21, 0) }]),
  'LOG-MALFORMED': change(/Log-Aud/, ({ bytes }) => ({ bytes: bytes.subarray(0, 60) })),
  'LOG-VERSION': change(/Log-Aud/, ({ bytes }) => ({ bytes: flipped(bytes, 5, 0x04) })),
  'LOG-SIGNATURE': change(/Log-Aud/, ({ bytes }) => ({ bytes: flipped(bytes, bytes.length - 1) })),
  'LOG-NOT-VERIFIED': () =>
    rulesBroken([infoCsv, ...logs.map((file) => ({ ...file, bytes: flipped(file.bytes, file.bytes.length - 1) }))]),
  'LOG-ALGORITHM': otherAlgorithm,
  'LOG-OPERATION': change(/Start/, ({ bytes }) => ({ bytes: flipped(bytes, bytes.indexOf('StartTransaction')) })),
  'LOG-OPERATION-CASE': change(/Start/, ({ bytes }) => ({
    bytes: flipped(bytes, bytes.indexOf('StartTransaction'), 0x20),
  })),
  'LOG-SYSTEM-EVENT': logging((log) => log.system(at, 'makeCoffee', Buffer.alloc(0))),
  'LOG-OPERATION-DATA': logging((log) => log.system(at, 'UpdateTime', derText(0x81, 'noon'))),
  'LOG-AUDIT-DATA': withoutAuditData,
  'LOG-ADDITIONAL-DATA': logging((log) => sale(log, 1, at, { extra: [derText(0x84, 'mine')] })),
  'LOG-CLIENT-ID': logging((log) => sale(log, 1, at, { clientId: 'till\u0007' })),
  'LOG-PROCESS-TYPE': finishedWith('x'.repeat(101), ''),
  'LOG-START-DATA': logging((log) => log.transaction(at, 'Start', 1, { processType: 'Kassenbeleg-V1' })),
  'LOG-COUNTER-START': () => rulesBroken([...files.slice(0, 4), ...logs.slice(2)]),
  'LOG-COUNTER-GAP': () => rulesBroken(without(/Sig-5_/)),
  'LOG-PART': async () => rulesOf((await verifyTseExport(writeTar(without(/Sig-[56]_/)), { isPart: true })).findings),
  'LOG-COUNTER-DOUBLE': () => {
    const again = new TestLog(sample.key);
    again.audit(at, Buffer.of(1));
    return rulesBroken([...files, ...again.files]);
  },
  'LOG-COPY': () =>
    rulesBroken([...files, { name: logs[0]!.name.replace('.log', '_Fc-1.log'), bytes: logs[0]!.bytes }]),
  'LOG-TIME-BACKWARDS': logging((log) => {
    sale(log, 1, at);
    sale(log, 2, at - 60_000);
  }),
  'LOG-TIME-UNSET': logging(unsetClock),
  'LOG-TIME-FORMAT': mixedTimes,
  'LOG-TIME-UPDATE': logging((log) =>
    log.system(at, 'UpdateTime', Buffer.concat([log.timeInEvent(at, 0x81), log.timeInEvent(at + 60_000, 0x82)])),
  ),
  'LOG-AFTER-DISABLE': logging((log) => {
    log.system(at, 'DisableSecureElement', log.timeInEvent(at, 0x81));
    sale(log, 1);
  }),
  'TX-GAP': logging((log) => {
    sale(log, 1);
    sale(log, 3);
  }),
  'TX-NUMBER-REUSED': logging((log) => {
    sale(log, 1);
    sale(log, 1);
  }),
  'TX-NO-START': logging((log) => log.transaction(at, 'Finish', 1, { processType: 'SonstigerVorgang' })),
  'TX-BEFORE-EXPORT': logging((log) => {
    log.counter = 20;
    log.transaction(at, 'Finish', 7, { processType: 'SonstigerVorgang' });
  }),
  'TX-AFTER-FINISH': logging((log) => {
    sale(log, 1);
    log.transaction(at, 'Update', 1);
  }),
  'TX-OPEN': logging((log) => log.transaction(at, 'Start', 1)),
  'TX-CLIENT': logging((log) => sale(log, 1, at, { clientId: 'till-2' })),
  'PD-PROCESS-TYPE': finishedWith('KassenBeleg-V1', 'Beleg^1.00_0.00_0.00_0.00_0.00^1.00:Bar'),
  'PD-GRAMMAR': finishedWith('Kassenbeleg-V1', 'Beleg^1,000.00_0.00_0.00_0.00_0.00^1,000.00:Bar'),
  'PD-VORGANGSTYP': finishedWith('Kassenbeleg-V1', 'Rechnung^1.00_0.00_0.00_0.00_0.00^1.00:Bar'),
  'PD-SUM': finishedWith('Kassenbeleg-V1', 'Beleg^1.00_0.00_0.00_0.00_0.00^2.00:Bar'),
  'PD-PAYMENT': finishedWith('Kassenbeleg-V1', 'Beleg^1.00_0.00_0.00_0.00_0.00^1.00:Bar:EUR'),
  'PD-ORDER': finishedWith('Bestellung-V1', '1;Beer;2.00'),
  'QR-FORM': () => rulesOf(verifyQrCode('V0;too;short')),
  'QR-FIELD': inCode(4, 'one'),
  'QR-ALGORITHM': inCode(8, 'ecdsa-plain-SHA224'),
  'QR-KEY': inCode(11, Buffer.alloc(65, 4).toString('base64')),
  'QR-SIGNATURE': inCode(4, '2'),
  'QR-NOT-REPRODUCIBLE': inCode(3, 'Beleg^1,021.42_0.00_0.00_0.00_0.00^1,021.42:Unbar'),
  'QR-DIALECT': () => rulesOf(verifyQrCode(indefiniteCode())),
  'QR-DER': () => rulesOf(verifyQrCode(publishedCodes[0]!.text)),
  'QR-TIME-PRECISION': inCode(7, '2023-01-20T18:33:07.500Z'),
  'QR-TIME-ORDER': inCode(6, '2023-01-20T19:27:22.000Z'),
  'QR-PICTURE': async () => {
    const blank = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    return (await verifyPicture(blank, 'svg')).flatMap((each) => rulesOf(each.findings));
  },

  ...dsfinvkProvocations,
};

/** A code of a module that writes processData with indefinite length, as D-Trust's does. */
function indefiniteCode(): string {
  const key = testKey();
  const log = new TestLog(key);
  const data = 'Beleg^5.00_0.00_0.00_0.00_0.00^5.00:Bar';
  const processData = Buffer.concat([Buffer.of(0xa2, 0x80), derText(0x04, data), Buffer.of(0, 0)]);
  log.transaction(at, 'Finish', 1, { processType: 'Kassenbeleg-V1', processData });
  const signature = log.files[0]!.bytes.subarray(-64).toString('base64');
  const time = new Date(at).toISOString();
  return `V0;till-1;Kassenbeleg-V1;${data};1;1;${time};${time};ecdsa-plain-SHA256;unixTime;${signature};${key.point.toString('base64')}`;
}
