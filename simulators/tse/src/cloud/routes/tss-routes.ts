import { ApiError } from '../api-error.ts';
import { type ApiRoute, json } from '../api-route.ts';
import { page, parseListQuery } from '../list-query.ts';
import { listResource, tssResource } from '../resources.ts';
import { asMetadata, asObject, asOneOf, asPattern } from '../validation.ts';

const DESCRIPTION_PATTERN = /^[A-Za-z0-9 '()+,\-./:=?]{0,100}$/;
/** States a client may ask for. */
const WANTED_STATES = ['UNINITIALIZED', 'INITIALIZED', 'DISABLED'] as const;

export const tssRoutes: readonly ApiRoute[] = [
  {
    method: 'get',
    path: '/tss',
    handle: (service, { query }) => {
      const { env } = service.options;
      const all = service.faults.isOn('tssVanished') ? [] : service.all.map((tss) => tssResource(tss, env));
      const { items, count } = page(all, parseListQuery(query));
      return json(listResource('TSS_LIST', items, count, env));
    },
  },
  {
    method: 'put',
    path: '/tss/:tssId',
    handle: (service, { params, body }) => {
      const id = params['tssId'] ?? '';
      const fields = body === undefined ? {} : asObject(body, 'body');
      const tss = service.create(id, asMetadata(fields['metadata']));
      return json({ ...tssResource(tss, service.options.env), admin_puk: tss.adminPuk });
    },
  },
  {
    method: 'get',
    path: '/tss/:tssId',
    handle: (service, { params }) => json(tssResource(service.require(params['tssId'] ?? ''), service.options.env)),
  },
  {
    method: 'patch',
    path: '/tss/:tssId',
    isMiddleware: true,
    handle: async (service, { params, body, session }) => {
      const tss = service.require(params['tssId'] ?? '');
      tss.requireMutable();
      const fields = asObject(body, 'body');
      const metadata = asMetadata(fields['metadata']);
      const wanted = asOneOf(fields['state'] ?? tss.state, [...WANTED_STATES, 'CREATED'], 'body/state');
      const description = fields['description'];
      if (wanted !== tss.state) {
        switch (wanted) {
          case 'UNINITIALIZED':
            await tss.deploy(service.options.initDelayMs);
            break;
          case 'INITIALIZED':
            tss.requireDeployed();
            tss.requireAdmin(session);
            tss.initialize(
              description === undefined ? undefined : asPattern(description, DESCRIPTION_PATTERN, 'body/description'),
            );
            break;
          case 'DISABLED':
            tss.requireDeployed();
            tss.requireAdmin(session);
            tss.disable();
            break;
          case 'CREATED':
            throw new ApiError('E_ILLEGAL_TSS_STATE_CHANGE', 'No TSS goes back to CREATED.');
        }
      }
      tss.mergeMetadata(metadata);
      return json(tssResource(tss, service.options.env));
    },
  },
];
