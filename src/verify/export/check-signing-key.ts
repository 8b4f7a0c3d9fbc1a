import { nameOf } from '../certificates/certificate.ts';
import type { NamedCertificate } from '../certificates/check-chain.ts';
import type { Findings } from '../findings.ts';
import type { CertificateStore } from './certificate-store.ts';
import { checkCounters } from './check-counters.ts';
import { checkTimes, earliestRealTime, iso } from './check-times.ts';
import { checkTransactions } from './check-transactions.ts';
import type { Ledger } from './ledger.ts';
import type { SigningKeySummary } from './report.ts';

/** Everything that takes all messages of a key together: counters, times, transactions, validity of the certificate. */
export function checkSigningKey(
  serial: string,
  ledger: Ledger,
  certificates: CertificateStore,
  isPart: boolean,
  findings: Findings,
): SigningKeySummary {
  const rows = checkCounters(ledger, ledger.inOrder(), serial, isPart, findings);
  checkTimes(ledger, rows, serial, isPart, findings);
  const transactions = checkTransactions(ledger, rows, serial, isPart, findings);
  const certificate = certificates.of(serial);
  const period = periodOf(ledger, rows);
  if (certificate && period) checkValidity(certificate, period, findings);
  return {
    serialNumber: serial,
    certificate: certificate?.file,
    chain: certificates.chainOf(serial).map((each) => nameOf(each.certificate)),
    messages: ledger.length,
    firstCounter: ledger.counter(rows[0]!),
    lastCounter: ledger.counter(rows.at(-1)!),
    from: period?.from,
    to: period?.to,
    startedTransactions: transactions.started,
    finishedTransactions: transactions.finished,
    openTransactions: transactions.open,
  };
}

interface Period {
  readonly from: number;
  readonly to: number;
}

/** Earliest and latest message; those of a clock that was not set do not count. */
function periodOf(ledger: Ledger, rows: Uint32Array): Period | undefined {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const time = ledger.time(row);
    if (time < earliestRealTime) continue;
    from = Math.min(from, time);
    to = Math.max(to, time);
  }
  return from <= to ? { from, to } : undefined;
}

/** A module goes on signing with an expired certificate and complains afterwards: remarkable, not forged. */
function checkValidity({ file, certificate }: NamedCertificate, { from, to }: Period, findings: Findings): void {
  const validFrom = certificate.x509.validFromDate.getTime();
  const validTo = certificate.x509.validToDate.getTime();
  if (from >= validFrom && to <= validTo) return;
  const signed = `Messages are signed from ${iso(from)} to ${iso(to)}`;
  findings.add('CERT-PERIOD', file, `${signed}, the certificate is valid from ${iso(validFrom)} to ${iso(validTo)}.`);
}
