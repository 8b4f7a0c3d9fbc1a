import { ApiError } from './api-error.ts';
import type { ApiRoute } from './api-route.ts';
import { isUuid, schemaError } from './validation.ts';

type Params = Readonly<Record<string, string>>;

const NAMES: Readonly<Record<string, { readonly schema: string; readonly spoken: string }>> = {
  tssId: { schema: 'tss_id', spoken: 'TSS ID' },
  clientId: { schema: 'client_id', spoken: 'client ID' },
  exportId: { schema: 'export_id', spoken: 'export ID' },
  txIdOrNumber: { schema: 'tx_id_or_number', spoken: 'transaction ID' },
};

/** Checks the UUIDs of a path and turns them to lower case, as the service does since 2.0.4. */
export function checkedParams(route: ApiRoute, params: Params): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const isNumber = name === 'txIdOrNumber' && /^\d+$/.test(value);
      if (!isNumber && !isUuid(value)) throw refusal(route, name, value);
      return [name, value.toLowerCase()];
    }),
  );
}

/** Both wordings are from recorded answers of the live service. */
function refusal(route: ApiRoute, name: string, value: string): ApiError {
  const { schema, spoken } = NAMES[name] ?? { schema: name, spoken: name };
  if (route.isMiddleware !== true) return schemaError(`params/${schema}`, 'should match format "uuid"');
  const problem = value.length === 36 ? 'invalid UUID format' : `invalid UUID length: ${value.length} (${value})`;
  return new ApiError('E_PARSER', `can't parse ${spoken}: ${problem}`);
}
