import { ApiError } from '../api-error.ts';
import { type ApiRoute, json } from '../api-route.ts';
import { asObject, asString } from '../validation.ts';

export const authRoutes: readonly ApiRoute[] = [
  {
    method: 'post',
    path: '/auth',
    needsToken: false,
    handle: (service, { body }) => {
      const fields = asObject(body, 'body');
      if (fields['refresh_token'] !== undefined) {
        return json(service.tokens.refresh(asString(fields['refresh_token'], 'body/refresh_token')));
      }
      const key = asString(fields['api_key'], 'body/api_key');
      const secret = asString(fields['api_secret'], 'body/api_secret');
      const isKnown = key === service.options.apiKey && secret === service.options.apiSecret;
      if (!isKnown || service.faults.peek('unauthorized')?.isPersistent === true) {
        throw new ApiError('E_UNAUTHORIZED', 'Unauthorized');
      }
      return json(service.tokens.issue());
    },
  },
  {
    method: 'post',
    path: '/tss/:tssId/admin/auth',
    isMiddleware: true,
    handle: (service, { params, body, session }) => {
      const tss = service.require(params['tssId'] ?? '');
      tss.requireDeployed();
      tss.logInAdmin(session, asString(asObject(body, 'body')['admin_pin'], 'body/admin_pin'));
      return json({});
    },
  },
  {
    method: 'post',
    path: '/tss/:tssId/admin/logout',
    isMiddleware: true,
    handle: (service, { params, session }) => {
      const tss = service.require(params['tssId'] ?? '');
      tss.requireMutable();
      tss.logOutAdmin(session);
      return json({});
    },
  },
  {
    method: 'patch',
    path: '/tss/:tssId/admin',
    isMiddleware: true,
    handle: (service, { params, body }) => {
      const tss = service.require(params['tssId'] ?? '');
      tss.requireDeployed();
      const fields = asObject(body, 'body');
      const puk = asString(fields['admin_puk'], 'body/admin_puk');
      const pin = asString(fields['new_admin_pin'], 'body/new_admin_pin');
      if (pin.length < MIN_PIN_CHARACTERS) {
        throw new ApiError('E_CHANGE_ADMIN_PIN_FAILED', 'The admin PIN needs at least 6 characters.');
      }
      tss.changeAdminPin(puk, pin);
      return json({});
    },
  },
];

const MIN_PIN_CHARACTERS = 6;
