import type { TseConfig } from '@kassensturz/reference-pos';
import type { Place, TseAccess } from '../contract.ts';

const adminPin = '1234567890';
const stickSecrets = {
  adminPin: '12345678',
  adminPuk: '0123456789',
  timeAdminPin: '87654321',
  timeAdminPuk: '9876543210',
};

/** Access data of a TSE in the words of the reference POS. */
export async function tseConfig(tse: TseAccess, server: Place): Promise<TseConfig> {
  if (tse.kind === 'usb') return { kind: 'usb', path: tse.path, ...stickSecrets };
  const { kind, apiKey, apiSecret, tssId, adminPuk } = tse;
  return { kind, apiKey, apiSecret, tssId, adminPuk, adminPin, baseUrl: await tse.baseUrl(server) };
}
