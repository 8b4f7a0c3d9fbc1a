import { der, derText } from './der.ts';
import { testCertificate } from './test-certificate.ts';
import { type TestKey, testKey } from './test-key.ts';
import { type LogFile, type MessageStyle, TestLog } from './test-message.ts';

export interface SampleOptions extends MessageStyle {
  readonly namedCurve?: string;
  readonly sales?: number;
}

/** A small salon day on a freshly set up TSE, as the files of its export. */
export interface SampleExport {
  readonly key: TestKey;
  readonly log: TestLog;
  readonly certificates: readonly LogFile[];
  readonly files: readonly LogFile[];
}

export const sampleStart = Date.UTC(2026, 0, 5, 8, 0, 0);

const rootKey = testKey('secp384r1');
const caKey = testKey('brainpoolP384r1');

/** The three certificates of a chain, named as in an export. */
export function sampleCertificates(key: TestKey): readonly LogFile[] {
  const ca = { isCa: true, issuer: 'Test Root', issuerKey: rootKey };
  const leaf = testCertificate({ subject: key.serialNumber, key, issuer: 'Test CA', issuerKey: caKey });
  return [
    { name: `${key.serialNumber}_X509.cer`, bytes: leaf },
    { name: `${caKey.serialNumber}_X509.cer`, bytes: testCertificate({ ...ca, subject: 'Test CA', key: caKey }) },
    { name: `${rootKey.serialNumber}_X509.cer`, bytes: testCertificate({ ...ca, subject: 'Test Root', key: rootKey }) },
  ];
}

export const infoCsv: LogFile = {
  name: 'info.csv',
  bytes: Buffer.from('"description:","test TSE","manufacturer:","nobody","version:","1.0"\n'),
};

export const infoCsvVersion3: LogFile = {
  name: 'info.csv',
  bytes: Buffer.from(
    '"component:","device","manufacturer:","nobody","model:","M1","version:","1.0","certification-id:",""\n' +
      '"component:","CSP","manufacturer:","nobody","model:","C1","version:","2.0","certification-id:","BSI-K-TR-0000-2026"\n' +
      '"description:","test TSE",,,,,,,,\n',
  ),
};

export const saleData = (euros: number): Buffer => {
  const amount = euros.toFixed(2);
  return derText(0x82, `Beleg^${amount}_0.00_0.00_0.00_0.00^${amount}:Bar`);
};

export function sampleExport(options: SampleOptions = {}): SampleExport {
  const key = testKey(options.namedCurve);
  const log = new TestLog(key, options);
  const casing = (name: string) => (options.version === 3 ? name[0]!.toLowerCase() + name.slice(1) : name);
  let at = sampleStart;
  log.system(at, casing('Initialize'), derText(0x81, 'test TSE'));
  log.system(at, casing('AuthenticateUser'), Buffer.concat([derText(0x81, 'Admin'), der(0x83, Buffer.of(0xff))]));
  log.system(at, casing('UpdateTime'), Buffer.concat([log.timeInEvent(at - 1000, 0x81), log.timeInEvent(at, 0x82)]));
  log.audit(at, Buffer.from('810101', 'hex'));
  for (let sale = 1; sale <= (options.sales ?? 3); sale += 1) {
    at += 60_000;
    log.transaction(at, 'Start', sale);
    log.transaction(at + 30_000, 'Finish', sale, { processType: 'Kassenbeleg-V1', processData: saleData(40 + sale) });
  }
  const certificates = sampleCertificates(key);
  const info = options.version === 3 ? infoCsvVersion3 : infoCsv;
  return { key, log, certificates, files: [info, ...certificates, ...log.files] };
}
