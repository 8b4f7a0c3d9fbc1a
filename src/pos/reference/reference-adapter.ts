import { fileURLToPath } from 'node:url';
import { boxProgram, cloudProgram, type PosConfig } from '@kassensturz/reference-pos';
import type { InstalledPos, Place, PosAdapter, PosSite, Till } from '../contract.ts';
import { openApiTill } from './api-till.ts';
import { installCubes } from './cube-in-salon.ts';
import { tamperWithReceipt } from './tamper-with-receipt.ts';
import { tseConfig } from './tse-access.ts';

const dataDirectory = '/var/pos';
/** Delivered with the cube; used up when the salon is switched on for the first time. */
const cubeFirstCode = 'DEMO-CUBE';
const entry = fileURLToPath(import.meta.resolve('@kassensturz/reference-pos/process'));

export interface ReferenceOptions {
  /** `api`: the till's own client without a page, fast. `browser`: the page in a real browser, true. */
  readonly till: 'api' | 'browser';
}

/** The reference POS, operated by its till client or by its page. */
export function createReferenceAdapter({ till }: ReferenceOptions): PosAdapter {
  return {
    name: 'Kassensturz reference POS',
    version: '0.1.0',
    capabilities: [
      'cash-sale',
      'card-sale',
      'void-line',
      'cancel-sale',
      'reprint',
      'cash-report',
      'daily-closing',
      'dsfinvk-export',
      'receipt-export',
      'tse-export',
      'choose-tse',
      'cube-pairing',
      'browser-till',
    ],
    install: (site) => install(site, till),
  };
}

async function install(site: PosSite, till: ReferenceOptions['till']): Promise<InstalledPos> {
  const server: Place = site.variant === 'box' ? 'box' : 'provider';
  const config = await posConfig(site, server);
  const program = site.variant === 'box' ? boxProgram(config) : cloudProgram(config);
  site.machines.install(server, {
    inProcess: program,
    ownProcess: { entry, config: { program: site.variant === 'box' ? 'box' : 'cloud', ...config } },
  });
  const cubes = site.variant === 'cube' ? await installCubes(site, cubeFirstCode) : undefined;
  const places: readonly Place[] = site.variant === 'cube' ? [server, 'cube'] : [server];
  return {
    server,
    switchOn: async () => {
      for (const place of places) await site.machines.switchOn(place);
    },
    switchOff: async () => {
      await cubes?.stop();
      for (const place of places.toReversed()) await site.machines.switchOff(place);
    },
    ...(cubes ? { cubes } : {}),
    tamperWithReceipt: async (number) => tamperWithReceipt(site.machines.host(server).disk, dataDirectory, number),
    openTill: (at) => openTill(site, server, at, till),
  };
}

async function posConfig(site: PosSite, server: Place): Promise<PosConfig> {
  const raw = site.variant === 'box' ? await site.printerRaw(server) : undefined;
  return {
    variant: site.variant,
    http: { port: site.physics === 'live' ? 0 : 80 },
    dataDirectory,
    ...(site.isSmallBusiness ? { salon: { isSmallBusiness: true } } : {}),
    tse: await tseConfig(site.tse, server),
    ...(site.spareTse ? { spareTse: await tseConfig(site.spareTse, server) } : {}),
    paperMm: site.paperMm,
    drawer: { sensor: site.drawer.sensor },
    ...(await terminalConfig(site)),
    ...(await callerIdConfig(site)),
    ...(raw ? { printer: { kind: 'escpos', ...raw } } : {}),
    ...(site.variant === 'box' || !site.isPrinterKnown ? {} : { eposPrinter: { url: await site.eposUrl('tablet') } }),
    ...(site.variant === 'cube' ? { cubeFirstCode } : {}),
  };
}

/** The terminal as the machine that drives it finds it: the box, or the cube beside it. */
async function terminalConfig({ terminal, variant }: PosSite): Promise<Pick<PosConfig, 'terminal'>> {
  if (!terminal) return {};
  const { password } = terminal;
  const isHandWorkAllowed = true;
  if (terminal.kind === 'serial')
    return { terminal: { mode: 'serial', path: terminal.path, baudRate: 9_600, password, isHandWorkAllowed } };
  const { host, port } = await terminal.endpoint(variant === 'cube' ? 'cube' : 'box');
  return { terminal: { mode: 'tcp', host, port, password, isHandWorkAllowed } };
}

async function callerIdConfig({ callerId, variant }: PosSite): Promise<Pick<PosConfig, 'callerId'>> {
  if (!callerId) return {};
  if (callerId.kind === 'modem') return { callerId };
  const endpoint = await callerId.endpoint(variant === 'cube' ? 'cube' : 'box');
  return { callerId: { kind: 'fritzbox', ...endpoint } };
}

async function openTill(site: PosSite, server: Place, at: Place, kind: ReferenceOptions['till']): Promise<Till> {
  const { host, port } = await site.machines.endpoint(at, server, 80);
  const baseUrl = `http://${host}:${port}`;
  const { browser } = site;
  if (kind === 'api')
    return openApiTill({
      baseUrl,
      server,
      host: site.machines.host(at),
      ...(site.variant === 'box' ? {} : { browser }),
      ...(site.variant === 'box' || !site.isPrinterKnown ? {} : { eposUrl: await site.eposUrl(at) }),
    });
  const { openBrowserTill } = await import('./browser-till.ts');
  return openBrowserTill({ baseUrl, server, rules: browser });
}
