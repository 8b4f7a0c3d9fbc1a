import type { TseConfig, Variant } from '../config.ts';
import { PosError } from '../till/pos-error.ts';
import { type Fields, notValid } from './fields.ts';

/** Access data of a new TSE as somebody types them; held to the lengths that the devices demand. */
export function tseAccess(fields: Fields, variant: Variant): TseConfig {
  const kind = fields.oneOf('kind', ['cloud', 'usb']);
  if (kind === 'usb') {
    if (variant !== 'box') throw new PosError('TSE_KIND_NOT_IN_VARIANT');
    fields.only('kind', 'path', 'adminPin', 'adminPuk', 'timeAdminPin', 'timeAdminPuk');
    const path = fields.text('path');
    if (!path.startsWith('/')) throw notValid('path', 'Pfad ab / fehlt');
    return {
      kind,
      path,
      adminPin: secret(fields, 'adminPin', 8),
      adminPuk: secret(fields, 'adminPuk', 10),
      timeAdminPin: secret(fields, 'timeAdminPin', 8),
      timeAdminPuk: secret(fields, 'timeAdminPuk', 10),
    };
  }
  fields.only('kind', 'baseUrl', 'apiKey', 'apiSecret', 'tssId', 'adminPuk', 'adminPin');
  const baseUrl = fields.text('baseUrl');
  if (!URL.canParse(baseUrl) || !/^https?:/.test(baseUrl))
    throw notValid('baseUrl', 'Adresse mit http:// oder https:// fehlt');
  const adminPin = fields.text('adminPin');
  if (adminPin.length < 6) throw notValid('adminPin', 'mindestens 6 Zeichen');
  return {
    kind,
    baseUrl,
    apiKey: fields.text('apiKey'),
    apiSecret: fields.text('apiSecret'),
    tssId: fields.uuid('tssId'),
    adminPuk: fields.text('adminPuk'),
    adminPin,
  };
}

function secret(fields: Fields, name: string, length: number): string {
  const value = fields.text(name);
  if (value.length !== length) throw notValid(name, `genau ${length} Zeichen`);
  return value;
}
