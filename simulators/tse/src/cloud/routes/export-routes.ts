import type { ExportFilter } from '../../export/export-filter.ts';
import { ApiError } from '../api-error.ts';
import { type ApiRoute, json } from '../api-route.ts';
import type { CloudTss } from '../cloud-tss.ts';
import { page, parseListQuery, wholeNumber } from '../list-query.ts';
import { exportResource, listResource } from '../resources.ts';
import { asMetadata, asObject } from '../validation.ts';

/** Also the default (API 2.0.48). */
const MAX_RECORDS = 1_000_000;

export const exportRoutes: readonly ApiRoute[] = [
  {
    method: 'get',
    path: '/export',
    handle: (service, { query, baseUrl }) => {
      const { env } = service.options;
      const all = service.all.flatMap((tss) => tss.exports.all.map((job) => exportResource(tss, job, env, baseUrl)));
      const { items, count } = page(all, parseListQuery(query));
      return json(listResource('EXPORT_LIST', items, count, env));
    },
  },
  {
    method: 'get',
    path: '/tss/:tssId/export',
    handle: (service, { params, query, baseUrl }) => {
      const { env } = service.options;
      const tss = service.require(params['tssId'] ?? '');
      const all = tss.exports.all.map((job) => exportResource(tss, job, env, baseUrl));
      const { items, count } = page(all, parseListQuery(query));
      return json(listResource('EXPORT_LIST', items, count, env));
    },
  },
  {
    method: 'put',
    path: '/tss/:tssId/export/:exportId',
    handle: (service, { params, query, body, baseUrl }) => {
      const tss = service.require(params['tssId'] ?? '');
      const id = params['exportId'] ?? '';
      const filter = exportFilter(tss, query);
      const fields = body === undefined ? {} : asObject(body, 'body');
      if (tss.state === 'DELETED' || tss.state === 'EVICTED') tss.requireMutable();
      if (tss.state === 'CREATED' || tss.state === 'UNINITIALIZED') {
        throw new ApiError('E_TSS_ILLEGAL_STATE_TO_PERFORM_EXPORT', `TSS ${tss.id} is in state ${tss.state}.`);
      }
      const job = tss.exports.trigger(id, filter, query.toString(), asMetadata(fields['metadata']));
      return json(exportResource(tss, job, service.options.env, baseUrl));
    },
  },
  {
    method: 'get',
    path: '/tss/:tssId/export/:exportId',
    handle: (service, { params, baseUrl }) => {
      const tss = service.require(params['tssId'] ?? '');
      const job = tss.exports.require(params['exportId'] ?? '');
      return json(exportResource(tss, job, service.options.env, baseUrl));
    },
  },
  {
    method: 'delete',
    path: '/tss/:tssId/export/:exportId',
    handle: (service, { params, baseUrl }) => {
      const tss = service.require(params['tssId'] ?? '');
      const job = tss.exports.require(params['exportId'] ?? '');
      tss.exports.cancel(job);
      return json(exportResource(tss, job, service.options.env, baseUrl));
    },
  },
  {
    method: 'get',
    path: '/tss/:tssId/export/:exportId/file',
    handle: (service, { params }) => {
      const tss = service.require(params['tssId'] ?? '');
      const job = tss.exports.require(params['exportId'] ?? '');
      return { kind: 'archive', archive: tss.exports.file(job), fileName: `${job.id}.tar` };
    },
  },
];

/** `client_id` is the UUID of the client; with it the other parameters are ignored, as the service says. */
function exportFilter(tss: CloudTss, query: URLSearchParams): ExportFilter {
  const maximumNumberRecords = wholeNumber(query, 'maximum_number_records', 1, MAX_RECORDS) ?? MAX_RECORDS;
  const clientId = query.get('client_id');
  if (clientId !== null && clientId !== '') {
    const client = tss.clients.find(clientId.toLowerCase());
    return { clientId: client?.serialNumber ?? clientId, maximumNumberRecords };
  }
  const names = {
    transactionNumber: 'transaction_number',
    startTransactionNumber: 'start_transaction_number',
    endTransactionNumber: 'end_transaction_number',
    startDate: 'start_date',
    endDate: 'end_date',
    startSignatureCounter: 'start_signature_counter',
    endSignatureCounter: 'end_signature_counter',
  } as const;
  const found = Object.entries(names).flatMap(([field, name]) => {
    const value = wholeNumber(query, name);
    return value === undefined ? [] : [[field, value] as const];
  });
  return { ...Object.fromEntries(found), maximumNumberRecords };
}
