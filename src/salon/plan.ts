import { readFileSync } from 'node:fs';
import type { ProfileName } from '@kassensturz/card-terminal';
import type { ModelName } from '@kassensturz/receipt-printer';
import { Ajv, type ErrorObject } from 'ajv';
import { parse as parseYaml, YAMLParseError } from 'yaml';
import { HarnessError } from '../errors.ts';
import type { BrowserRules } from '../pos/contract/browser-desk.ts';
import { planSchema } from './plan-schema.ts';

/** The three ways a salon runs its till: `cube` is the cloud with the small bridge in the salon. */
export type Variant = 'cloud' | 'cube' | 'box';
export const variants: readonly Variant[] = ['cloud', 'cube', 'box'];

/** The TSE of the salon, and what is not as with a new one. */
export interface TsePlan {
  readonly kind: 'cloud' | 'usb';
  /** A second TSE of the other kind, to step in (box only). */
  readonly spare?: 'cloud' | 'usb';
  readonly certificateDays?: number;
  readonly signaturesLeft?: number;
  readonly memoryBytes?: number;
  /** `changed`: somebody set another PIN and told nobody. */
  readonly pin?: 'changed';
  /** A production TSE, at a till that is a test bench. */
  readonly isProduction?: boolean;
  /** The stick has to test itself for so long when the box is switched on. */
  readonly selfTestMs?: number;
}

/** What stands in a salon. Every value has a default; see `salons/*.yaml`. */
export interface SalonPlan {
  readonly salon: string;
  readonly variant: Variant;
  /** Kleinunternehmer (§ 19 UStG): the salon owes no VAT. */
  readonly isSmallBusiness: boolean;
  /** Day on which a simulated salon opens (live ones open today), e.g. `2026-11-24`. */
  readonly opensOn: string;
  readonly printer: {
    readonly model: ModelName;
    readonly paperMm: 58 | 80;
    /** Whether the page is told an `https` address, and with what certificate the printer answers there. */
    readonly https: 'none' | 'self-signed' | 'expired';
    /** Whether the till is told of the printer when it is set up. */
    readonly isKnown: boolean;
  };
  /** The browser on the cashier's device. */
  readonly browser: BrowserRules;
  readonly drawer: { readonly sensor: 'low-is-open' | 'high-is-open' | 'none' };
  readonly tse: TsePlan;
  /** The card terminal; how the till reaches it where it can (a cloud without a cube cannot). */
  readonly terminal: {
    readonly profile: ProfileName;
    readonly connection: 'tcp' | 'serial';
    readonly asksForTip: boolean;
    /** Old terminals tell the till the whole card number. */
    readonly masksCardNumber: boolean;
    /** How long it waits for a card before it gives up; left out: as its profile says, in live scenarios 1.5 s. */
    readonly patienceMs?: number;
  };
  /** The telephone: which device tells the till who calls, the salon's numbers, whether #96*5* was ever dialled. */
  readonly phone: {
    readonly device: 'none' | 'fritzbox' | 'modem';
    readonly numbers: readonly string[];
    readonly callMonitor: boolean;
  };
  readonly network: { readonly internetLatencyMs: number };
  /** Room on the disk of the machine that runs the POS, in bytes; live, a small one is a RAM disk of that size (needs root). */
  readonly diskBytes: number;
}

const defaults: Omit<SalonPlan, 'variant'> = {
  salon: 'Salon Musterschnitt',
  isSmallBusiness: false,
  opensOn: '2026-11-24',
  printer: { model: 'TM-m30III', paperMm: 80, https: 'none', isKnown: true },
  browser: { localNetwork: 'not-asked', page: 'http' },
  drawer: { sensor: 'low-is-open' },
  tse: { kind: 'cloud' },
  terminal: { profile: 'classic', connection: 'tcp', asksForTip: false, masksCardNumber: true },
  phone: { device: 'none', numbers: ['030 23125 100'], callMonitor: true },
  network: { internetLatencyMs: 18 },
  diskBytes: 64 * 1024 * 1024,
};

const validate = new Ajv({ allErrors: true }).compile(planSchema);

/** Fills a partial plan with the defaults and checks it; `source` names it in error texts. */
export function completePlan(partial: unknown, source = 'the salon plan'): SalonPlan {
  if (!validate(partial)) {
    const findings = (validate.errors ?? []).map(describe).join('; ');
    throw new HarnessError(
      'PLAN_INVALID',
      `${source} is not a salon plan: ${findings}. See salons/box.yaml for a whole one.`,
    );
  }
  const given = partial as Partial<SalonPlan> & { variant: Variant };
  const plan: SalonPlan = {
    ...defaults,
    ...given,
    printer: { ...defaults.printer, ...given.printer },
    browser: { ...defaults.browser, ...given.browser },
    drawer: { ...defaults.drawer, ...given.drawer },
    tse: { ...defaults.tse, ...given.tse },
    terminal: { ...defaults.terminal, ...given.terminal },
    phone: { ...defaults.phone, ...given.phone },
    network: { ...defaults.network, ...given.network },
  };
  if (plan.tse.kind === 'usb' && plan.variant !== 'box') {
    throw new HarnessError(
      'PLAN_INVALID',
      `${source}: tse.kind "usb" needs variant "box" (a stick cannot be plugged into the cloud), this plan has "${plan.variant}".`,
    );
  }
  return plan;
}

/** Reads a plan from a YAML file. */
export function readPlan(file: string): SalonPlan {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new HarnessError(
      'PLAN_NOT_FOUND',
      `cannot read the salon plan "${file}": expected a YAML file such as salons/box.yaml.`,
      {
        cause,
      },
    );
  }
  try {
    return completePlan(parseYaml(text), file);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    throw new HarnessError('PLAN_INVALID', `${file} is not YAML: ${error.message}`, { cause: error });
  }
}

function describe({ instancePath, message, params }: ErrorObject): string {
  const place = instancePath === '' ? 'top level' : instancePath.slice(1).replaceAll('/', '.');
  if ('additionalProperty' in params) return `${place}: unknown key "${params.additionalProperty}"`;
  if ('allowedValues' in params) return `${place}: expected one of ${(params.allowedValues as unknown[]).join(', ')}`;
  return `${place}: ${message ?? 'is wrong'}`;
}
