import { type ApiRequest, type ApiRoute, json } from '../api-route.ts';
import type { CloudService } from '../cloud-service.ts';
import { asMetadata, type Metadata } from '../validation.ts';

/** Something with metadata: read it, and merge more into it. */
interface Holder {
  readonly read: () => Metadata;
  readonly merge: (metadata: Metadata) => void;
}

const HOLDERS: Readonly<Record<string, (service: CloudService, request: ApiRequest) => Holder>> = {
  '/tss/:tssId': (service, { params }) => {
    const tss = service.require(params['tssId'] ?? '');
    return { read: () => tss.metadata, merge: (metadata) => tss.mergeMetadata(metadata) };
  },
  '/tss/:tssId/client/:clientId': (service, { params }) => {
    const { clients } = service.require(params['tssId'] ?? '');
    const client = clients.require(params['clientId'] ?? '');
    return { read: () => client.metadata, merge: (metadata) => clients.mergeMetadata(client, metadata) };
  },
  '/tss/:tssId/tx/:txIdOrNumber': (service, { params }) => {
    const transaction = service.require(params['tssId'] ?? '').transactions.require(params['txIdOrNumber'] ?? '');
    return mergeable(transaction);
  },
  '/tss/:tssId/export/:exportId': (service, { params }) =>
    mergeable(service.require(params['tssId'] ?? '').exports.require(params['exportId'] ?? '')),
};

/** `…/metadata` of every resource: GET reads, PATCH merges. */
export const metadataRoutes: readonly ApiRoute[] = Object.entries(HOLDERS).flatMap(([path, holder]): ApiRoute[] => [
  {
    method: 'get',
    path: `${path}/metadata`,
    handle: (service, request) => json(holder(service, request).read()),
  },
  {
    method: 'patch',
    path: `${path}/metadata`,
    handle: (service, request) => {
      const found = holder(service, request);
      found.merge(asMetadata(request.body, 'body'));
      return json(found.read());
    },
  },
]);

function mergeable(resource: { metadata: Metadata }): Holder {
  return {
    read: () => resource.metadata,
    merge: (metadata) => {
      resource.metadata = { ...resource.metadata, ...metadata };
    },
  };
}
