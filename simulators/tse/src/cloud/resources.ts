import type { CloudTss } from './cloud-tss.ts';
import { qrCodeData } from './qr-code.ts';
import type { CloudClient } from './tss-clients.ts';
import type { CloudExport } from './tss-exports.ts';
import type { CloudTransaction } from './tss-transactions.ts';

/** Version of the API that this front follows. */
export const API_VERSION = '2.2.2';

export type Environment = 'TEST' | 'LIVE';

function common(type: string, id: string | undefined, env: Environment) {
  return { _type: type, ...(id === undefined ? {} : { _id: id }), _env: env, _version: API_VERSION };
}

/** A TSS as answers show it. Counters are strings there (`BigintCounter`). */
export function tssResource(tss: CloudTss, env: Environment) {
  const { tse, times } = tss;
  const isDeployed = tss.state !== 'CREATED';
  return {
    certificate: base64(tse.certificates[0]?.der ?? new Uint8Array()),
    serial_number: tse.serialNumber,
    public_key: base64(tse.key.publicPoint),
    signature_algorithm: tse.key.algorithmName,
    signature_timestamp_format: tse.profile.timeFormat,
    transaction_data_encoding: 'UTF-8',
    max_number_registered_clients: tse.profile.maxClients,
    max_number_active_transactions: tse.profile.maxOpenTransactions,
    supported_update_variants: 'SIGNED',
    metadata: tss.metadata,
    ...common('TSS', tss.id, env),
    time_creation: times.creation,
    description: tse.description,
    state: tss.state,
    ...(isDeployed
      ? {
          bsi_certification_id: tse.profile.certificationId,
          signature_counter: String(tse.signatureCounter),
          transaction_counter: String(tse.transactions.counter),
          number_registered_clients: tss.clients.registeredCount,
          number_active_transactions: tse.transactions.openCount,
        }
      : {}),
    ...optional('time_uninit', times.uninit),
    ...optional('time_init', times.init),
    ...optional('time_defective', times.defective),
    ...optional('time_disable', times.disable),
  };
}

export function clientResource(tss: CloudTss, client: CloudClient, env: Environment) {
  return {
    serial_number: client.serialNumber,
    state: client.state,
    tss_id: tss.id,
    metadata: client.metadata,
    ...common('CLIENT', client.id, env),
    time_creation: client.createdAt,
    time_update: client.updatedAt,
  };
}

/**
 * A transaction as of one revision.
 * @param hasTextCounter stored answers carry the counter as a string, fresh ones as a number (known issue of the service)
 */
export function transactionResource(
  tss: CloudTss,
  transaction: CloudTransaction,
  revisionNumber: number,
  env: Environment,
  hasTextCounter: boolean,
) {
  const { tse } = tss;
  const revision = transaction.revisions[revisionNumber - 1];
  const first = transaction.revisions[0];
  if (revision === undefined || first === undefined) throw new RangeError(`No revision ${revisionNumber}.`);
  const isEnd = revision.state !== 'ACTIVE';
  return {
    number: transaction.number,
    time_start: first.logTime,
    ...(isEnd ? { time_end: revision.logTime } : {}),
    client_serial_number: transaction.client.serialNumber,
    tss_serial_number: tse.serialNumber,
    state: revision.state,
    client_id: transaction.client.id,
    schema: revision.schemaEcho ?? {},
    revision: revisionNumber,
    latest_revision: transaction.revisions.length,
    tss_id: tss.id,
    metadata: transaction.metadata,
    ...common('TRANSACTION', transaction.id, env),
    log: { operation: revision.operation, timestamp: revision.logTime, timestamp_format: tse.profile.timeFormat },
    signature: {
      value: base64(revision.signatureValue),
      algorithm: tse.key.algorithmName,
      counter: hasTextCounter ? String(revision.signatureCounter) : revision.signatureCounter,
      public_key: base64(tse.key.publicPoint),
    },
    ...(isEnd && revision.content !== undefined
      ? {
          qr_code_data: qrCodeData(tse, {
            clientSerialNumber: transaction.client.serialNumber,
            ...revision.content,
            transactionNumber: transaction.number,
            signatureCounter: revision.signatureCounter,
            startedAt: first.logTime,
            finishedAt: revision.logTime,
            signatureValue: revision.signatureValue,
          }),
        }
      : {}),
  };
}

export function exportResource(tss: CloudTss, job: CloudExport, env: Environment, baseUrl: string) {
  const state = tss.exports.state(job);
  const times = tss.exports.times(job);
  const hasStarted = state !== 'PENDING' && state !== 'CANCELLED';
  return {
    state,
    ...(state === 'ERROR' && 'exception' in job.result
      ? { exception: job.result.exception, time_error: times.end }
      : {}),
    time_request: Math.floor(job.requestedAtMs / 1000),
    ...(hasStarted ? { time_start: times.start } : {}),
    ...(tss.exports.isRunning(job) ? { estimated_time_of_completion: times.end } : {}),
    ...(state === 'COMPLETED' || state === 'EXPIRED'
      ? {
          time_end: times.end,
          time_expiration: times.expiration,
          href: `${baseUrl}/tss/${tss.id}/export/${job.id}/file`,
        }
      : {}),
    metadata: job.metadata,
    tss_id: tss.id,
    ...common('EXPORT', job.id, env),
  };
}

/** The wrapper of list answers. `count` is the number of matches, not of the items in this page. */
export function listResource(type: string, data: readonly object[], count: number, env: Environment) {
  return { data, count, ...common(type, undefined, env) };
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: V });
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
