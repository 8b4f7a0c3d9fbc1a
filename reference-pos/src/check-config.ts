import { plainCode } from './cloud/pairing-code.ts';
import type { PosConfig, Variant } from './config.ts';
import { ConfigError } from './config-error.ts';

/** Throws a `ConfigError` when a variant is asked for what it cannot do. */
export function checkConfig(config: PosConfig, variants: readonly Variant[]): void {
  if (!variants.includes(config.variant)) {
    throw new ConfigError('POS_CONFIG_NOT_VALID', `variant "${config.variant}", expected ${variants.join(' or ')}`);
  }
  if (!config.dataDirectory?.startsWith('/'))
    throw new ConfigError('POS_CONFIG_NOT_VALID', 'dataDirectory must be absolute');
  const { port } = config.http;
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new ConfigError('POS_CONFIG_NOT_VALID', 'http.port');
  if (config.variant !== 'box' && (config.tse.kind !== 'cloud' || (config.spareTse?.kind ?? 'cloud') !== 'cloud'))
    throw new ConfigError('POS_CONFIG_TSE_KIND');
  if (config.variant !== 'box' && config.printer) throw new ConfigError('POS_CONFIG_PRINTER');
  if (config.variant === 'cloud' && config.callerId) throw new ConfigError('POS_CONFIG_CALLER_ID');
  if (config.cubeFirstCode !== undefined && plainCode(config.cubeFirstCode).length < 8)
    throw new ConfigError('POS_CONFIG_CUBE');
}
