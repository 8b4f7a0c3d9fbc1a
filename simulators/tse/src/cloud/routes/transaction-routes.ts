import { ApiError } from '../api-error.ts';
import { type ApiReply, type ApiRequest, type ApiRoute, json } from '../api-route.ts';
import type { CloudService } from '../cloud-service.ts';
import type { CloudTss } from '../cloud-tss.ts';
import { page, parseListQuery, wholeNumber } from '../list-query.ts';
import { listResource, transactionResource } from '../resources.ts';
import { parseSchema } from '../transaction-schema.ts';
import type { CloudTransaction } from '../tss-transactions.ts';
import { asMetadata, asObject, asOneOf, asUuid } from '../validation.ts';

const STATES = ['ACTIVE', 'FINISHED', 'CANCELLED'] as const;

export const transactionRoutes: readonly ApiRoute[] = [
  { method: 'get', path: '/tx', handle: (service, request) => list(service, request, service.all, () => true) },
  {
    method: 'get',
    path: '/tss/:tssId/tx',
    handle: (service, request) => list(service, request, [service.require(request.params['tssId'] ?? '')], () => true),
  },
  {
    method: 'get',
    path: '/tss/:tssId/client/:clientId/tx',
    handle: (service, request) => {
      const tss = service.require(request.params['tssId'] ?? '');
      const client = tss.clients.require(request.params['clientId'] ?? '');
      return list(service, request, [tss], (transaction) => transaction.client === client);
    },
  },
  {
    method: 'get',
    path: '/tss/:tssId/tx/:txIdOrNumber',
    handle: (service, { params, query }) => {
      const tss = service.require(params['tssId'] ?? '');
      const transaction = tss.transactions.require(params['txIdOrNumber'] ?? '');
      const revision = existingRevision(transaction, query);
      return json(transactionResource(tss, transaction, revision, service.options.env, true));
    },
  },
  {
    method: 'get',
    path: '/tss/:tssId/tx/:txIdOrNumber/log',
    handle: (service, { params, query }) => {
      const tss = service.require(params['tssId'] ?? '');
      const transaction = tss.transactions.require(params['txIdOrNumber'] ?? '');
      const { signatureCounter } = transaction.revisions[existingRevision(transaction, query) - 1] ?? {};
      const { logs } = tss.tse;
      for (let position = 0; position < logs.count; position++) {
        if (logs.signatureCounter(position) === signatureCounter)
          return { kind: 'bytes', bytes: logs.message(position) };
      }
      throw new ApiError('E_LOG_NOT_FOUND', `No log of transaction ${transaction.id} found.`);
    },
  },
  {
    method: 'put',
    path: '/tss/:tssId/tx/:txIdOrNumber',
    isMiddleware: true,
    handle: (service, { params, query, body }) => {
      const idOrNumber = params['txIdOrNumber'] ?? '';
      const tss = service.require(params['tssId'] ?? '');
      const fields = asObject(body, 'body');
      const request = {
        state: asOneOf(fields['state'], STATES, 'body/state'),
        clientId: asUuid(fields['client_id'], 'body/client_id'),
        revision: wholeNumber(query, 'tx_revision', 1),
        schema: parseSchema(fields['schema']),
        metadata: asMetadata(fields['metadata']),
      };
      tss.requireInitialized();
      const { transaction, revision, isReplay } = tss.transactions.upsert(idOrNumber, request);
      return json(transactionResource(tss, transaction, revision, service.options.env, isReplay));
    },
  },
];

function existingRevision(transaction: CloudTransaction, query: URLSearchParams): number {
  const latest = transaction.revisions.length;
  const revision = wholeNumber(query, 'tx_revision', 1) ?? latest;
  if (revision > latest) {
    throw new ApiError('E_TX_REVISION_NOT_FOUND', `Transaction ${transaction.id} has no revision ${revision}.`);
  }
  return revision;
}

/** Filters by state before resources are built: a TSS may hold a million transactions. */
function list(
  service: CloudService,
  request: ApiRequest,
  sources: readonly CloudTss[],
  isWanted: (transaction: CloudTransaction) => boolean,
): ApiReply {
  const query = parseListQuery(request.query);
  const found = sources.flatMap((tss) =>
    [...tss.transactions.all()].filter(isWanted).map((transaction) => {
      const last = transaction.revisions.at(-1);
      const state = last?.state ?? 'ACTIVE';
      const ended = state === 'ACTIVE' ? undefined : last?.logTime;
      const { number } = transaction;
      return { tss, transaction, state, number, time_start: transaction.revisions[0]?.logTime, time_end: ended };
    }),
  );
  const { items, count } = page(found, query);
  const { env } = service.options;
  const data = items.map(({ tss, transaction }) =>
    transactionResource(tss, transaction, transaction.revisions.length, env, true),
  );
  return json(listResource('TRANSACTION_LIST', data, count, env));
}
