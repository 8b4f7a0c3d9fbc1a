import { type ApiRoute, json } from '../api-route.ts';
import { page, parseListQuery } from '../list-query.ts';
import { clientResource, listResource } from '../resources.ts';
import { clientConflict } from '../tss-clients.ts';
import { asMetadata, asObject, asOneOf, asPattern } from '../validation.ts';

/** `ClientSerialNumber` of the API: PrintableString, 1 to 70 characters, no white space at either end. */
const SERIAL_NUMBER_PATTERN = /^(?!\s)[A-Za-z0-9 '()+,\-./:=?]{1,70}(?<!\s)$/;

export const clientRoutes: readonly ApiRoute[] = [
  {
    method: 'get',
    path: '/client',
    handle: (service, { query }) => {
      const { env } = service.options;
      const all = service.all.flatMap((tss) => tss.clients.all.map((client) => clientResource(tss, client, env)));
      const { items, count } = page(all, parseListQuery(query));
      return json(listResource('CLIENT_LIST', items, count, env));
    },
  },
  {
    method: 'get',
    path: '/tss/:tssId/client',
    handle: (service, { params, query }) => {
      const { env } = service.options;
      const tss = service.require(params['tssId'] ?? '');
      const all = tss.clients.all.map((client) => clientResource(tss, client, env));
      const { items, count } = page(all, parseListQuery(query));
      return json(listResource('CLIENT_LIST', items, count, env));
    },
  },
  {
    method: 'get',
    path: '/tss/:tssId/client/:clientId',
    handle: (service, { params }) => {
      const tss = service.require(params['tssId'] ?? '');
      const client = tss.clients.require(params['clientId'] ?? '');
      return json(clientResource(tss, client, service.options.env));
    },
  },
  {
    method: 'put',
    path: '/tss/:tssId/client/:clientId',
    isMiddleware: true,
    handle: (service, { params, body, session }) => {
      const tss = service.require(params['tssId'] ?? '');
      const id = params['clientId'] ?? '';
      const fields = asObject(body, 'body');
      const serialNumber = asPattern(fields['serial_number'], SERIAL_NUMBER_PATTERN, 'body/serial_number');
      const metadata = asMetadata(fields['metadata']);
      tss.requireInitialized();
      tss.requireAdmin(session);
      const isTaken = service.all.some((other) => other !== tss && other.clients.find(id) !== undefined);
      if (isTaken) throw clientConflict();
      return json(clientResource(tss, tss.clients.create(id, serialNumber, metadata), service.options.env));
    },
  },
  {
    method: 'patch',
    path: '/tss/:tssId/client/:clientId',
    isMiddleware: true,
    handle: (service, { params, body, session }) => {
      const tss = service.require(params['tssId'] ?? '');
      const client = tss.clients.require(params['clientId'] ?? '');
      const fields = asObject(body, 'body');
      const state = asOneOf(fields['state'], ['REGISTERED', 'DEREGISTERED'], 'body/state');
      const metadata = asMetadata(fields['metadata']);
      tss.requireInitialized();
      tss.requireAdmin(session);
      tss.clients.setState(client, state);
      tss.clients.mergeMetadata(client, metadata);
      return json(clientResource(tss, client, service.options.env));
    },
  },
];
