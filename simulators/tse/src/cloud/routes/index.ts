import type { ApiRoute } from '../api-route.ts';
import { authRoutes } from './auth-routes.ts';
import { clientRoutes } from './client-routes.ts';
import { exportRoutes } from './export-routes.ts';
import { metadataRoutes } from './metadata-routes.ts';
import { transactionRoutes } from './transaction-routes.ts';
import { tssRoutes } from './tss-routes.ts';

/** All calls of the service. */
export const API_ROUTES: readonly ApiRoute[] = [
  ...authRoutes,
  ...tssRoutes,
  ...clientRoutes,
  ...transactionRoutes,
  ...exportRoutes,
  ...metadataRoutes,
];
