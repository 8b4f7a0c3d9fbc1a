import { PROFILES } from '@kassensturz/card-terminal';
import { MODEL_FAMILIES } from '@kassensturz/receipt-printer';

const object = (properties: Record<string, unknown>, required: readonly string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});

/** JSON Schema of a salon plan as people write it (defaults may be left out). */
export const planSchema = object(
  {
    salon: { type: 'string', minLength: 1, maxLength: 60 },
    variant: { enum: ['cloud', 'cube', 'box'] },
    isSmallBusiness: { type: 'boolean' },
    opensOn: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
    printer: object({
      model: { enum: Object.keys(MODEL_FAMILIES) },
      paperMm: { enum: [58, 80] },
      https: { enum: ['none', 'self-signed', 'expired'] },
      isKnown: { type: 'boolean' },
    }),
    browser: object({
      localNetwork: { enum: ['not-asked', 'granted', 'denied'] },
      page: { enum: ['http', 'https'] },
    }),
    drawer: object({ sensor: { enum: ['low-is-open', 'high-is-open', 'none'] } }),
    tse: object({
      kind: { enum: ['cloud', 'usb'] },
      spare: { enum: ['cloud', 'usb'] },
      certificateDays: { type: 'number', minimum: 0, maximum: 3650 },
      signaturesLeft: { type: 'integer', minimum: 0, maximum: 20_000_000 },
      memoryBytes: { type: 'integer', minimum: 0 },
      pin: { enum: ['changed'] },
      isProduction: { type: 'boolean' },
      selfTestMs: { type: 'integer', minimum: 0, maximum: 600_000 },
    }),
    terminal: object({
      profile: { enum: Object.keys(PROFILES) },
      connection: { enum: ['tcp', 'serial'] },
      asksForTip: { type: 'boolean' },
      masksCardNumber: { type: 'boolean' },
      patienceMs: { type: 'integer', minimum: 100, maximum: 600_000 },
    }),
    phone: object({
      device: { enum: ['none', 'fritzbox', 'modem'] },
      numbers: { type: 'array', items: { type: 'string', minLength: 3, maxLength: 30 }, minItems: 1, maxItems: 10 },
      callMonitor: { type: 'boolean' },
    }),
    network: object({ internetLatencyMs: { type: 'number', minimum: 0, maximum: 5000 } }),
    diskBytes: { type: 'integer', minimum: 1024 * 1024 },
  },
  ['variant'],
);
