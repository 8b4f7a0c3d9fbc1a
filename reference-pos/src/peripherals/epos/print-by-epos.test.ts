import type { IncomingMessage, ServerResponse } from 'node:http';
import { createFetch, createWorld, type SimulatedHost, serveHttp, type World } from '@kassensturz/host';
import { beforeEach, describe, expect, test } from 'vitest';
import type { PrintOutcome } from '../print-outcome.ts';
import type { ReceiptDocument } from '../receipt-document.ts';
import type { EposConnection, EposFetch } from './epos-transport.ts';
import { askEposStatus, printByEpos } from './print-by-epos.ts';

const document: ReceiptDocument = {
  width48: true,
  blocks: [{ type: 'text', text: 'Färben 45,00 €' }, { type: 'cut' }],
};
const timeoutMs = 4_800;
const ready = { success: true, code: '', status: 251658242 };

interface Answer {
  readonly success: boolean;
  readonly code: string;
  readonly status: number;
}

let world: World;
let page: SimulatedHost;
let far: SimulatedHost;
let requests: { readonly url: string; readonly headers: IncomingMessage['headers']; readonly body: string }[];
/** What the printer answers, to a question and to a job; `undefined` = nothing at all. */
let onState: Answer | undefined;
let onJob: Answer | undefined;

beforeEach(async () => {
  world = createWorld({ seed: 9 });
  page = world.addHost('tablet', { address: '192.168.1.2' });
  far = world.addHost('printer', { address: '192.168.1.3' });
  world.connect(page, far, { name: 'wifi' });
  requests = [];
  onState = ready;
  onJob = { ...ready, status: 251658262 };
  await world.run(() => serveHttp(far, { port: 80 }, servePrinter));
});

function servePrinter(request: IncomingMessage, response: ServerResponse): void {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (chunk: string) => {
    body += chunk;
  });
  request.on('end', () => {
    requests.push({ url: request.url ?? '', headers: request.headers, body });
    const answer = body.includes('<text') ? onJob : onState;
    if (!answer) return;
    response.setHeader('content-type', 'text/xml');
    response.end(`<response success="${answer.success}" code="${answer.code}" status="${answer.status}"/>`);
  });
}

const connection = (more: Partial<EposConnection> = {}): EposConnection => ({
  fetch: createFetch(page) as EposFetch,
  clock: page.clock,
  url: 'http://192.168.1.3',
  ...more,
});

/** Prints and checks that the answer came in time. */
async function print(more: Partial<EposConnection> = {}): Promise<PrintOutcome> {
  const startedAtMs = world.elapsedMs;
  const outcome = await world.run(() => printByEpos({ ...connection(more), document, timeoutMs }));
  expect(world.elapsedMs - startedAtMs).toBeLessThan(5_000);
  return outcome;
}

describe('a job', () => {
  test('is done when the printer says so', async () => {
    expect(await print()).toEqual({ outcome: 'done', isPaperNearEnd: false });
    expect(requests.map(({ body }) => body.includes('Färben 45,00 €'))).toEqual([false, true]);
    expect(requests[1]?.url).toBe('/cgi-bin/epos/service.cgi?devid=local_printer&timeout=2380');
    expect(requests[1]?.headers).toMatchObject({
      'content-type': 'text/xml; charset=utf-8',
      soapaction: '""',
      'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT',
    });
  });

  test('tells that the paper is running out', async () => {
    onJob = { ...ready, status: 251854870 };
    expect(await print()).toEqual({ outcome: 'done', isPaperNearEnd: true });
  });

  test('keeps a service address that is written out', async () => {
    await print({ url: 'http://192.168.1.3/cgi-bin/epos/service.cgi?devid=bar&timeout=9000' });
    expect(requests[1]?.url).toBe('/cgi-bin/epos/service.cgi?devid=bar&timeout=9000');
  });
});

describe('a printer that cannot print', () => {
  test.each([
    ['paper-end', 'EPTR_REC_EMPTY', 252641308],
    ['cover-open', 'EPTR_COVER_OPEN', 251658296],
    ['cutter', 'EPTR_CUTTER', 251660312],
    ['offline', 'EX_BADPORT', 1],
    ['rejected', 'SchemaError', 0],
  ])('says %s, and gets no job', async (cause, code, status) => {
    onState = { success: false, code, status };
    expect(await print()).toMatchObject({ outcome: 'failed', cause, text: expect.stringContaining('Bitte') });
    expect(requests).toHaveLength(1);
  });

  test('is not found when it is off, silent or unplugged', async () => {
    expect(await print({ url: 'http://192.168.1.3:81' })).toMatchObject({ outcome: 'failed', cause: 'not-found' });
    onState = undefined;
    expect(await print()).toMatchObject({ outcome: 'failed', cause: 'not-found' });
    world.cable('wifi').unplug();
    expect(await print()).toMatchObject({ outcome: 'failed', cause: 'not-found' });
  });

  test('is told apart from another device', async () => {
    await world.run(() => serveHttp(far, { port: 8080 }, (_request, response) => response.end('<html>Router</html>')));
    expect(await print({ url: 'http://192.168.1.3:8080' })).toMatchObject({ cause: 'not-a-printer' });
  });
});

describe('a job without a good end', () => {
  test.each([
    ['paper-end', 'failed', { success: false, code: 'EPTR_REC_EMPTY', status: 252641308 }],
    ['cutter', 'unknown', { success: false, code: 'EPTR_CUTTER', status: 251660312 }],
    ['cover-open', 'unknown', { success: false, code: 'EPTR_COVER_OPEN', status: 251674680 }],
    ['timeout', 'unknown', { success: false, code: 'EX_TIMEOUT', status: 251658258 }],
    ['rejected', 'failed', { success: false, code: 'SchemaError', status: 251658258 }],
    ['timeout', 'unknown', undefined],
  ] as const)('%s: %s', async (cause, outcome, answer) => {
    onJob = answer;
    expect(await print()).toMatchObject({ outcome, cause });
  });
});

describe('in a browser, whose fetch tells no reason', () => {
  const pageUrl = 'https://kasse.example/';
  /** Fails as a browser does, at once or after a while; lets a request through that does not read the answer. */
  const blocked =
    ({ afterMs = 5, answersWithoutReading = false } = {}): EposFetch =>
    async (_url, init) => {
      await page.clock.sleep(afterMs, { signal: init.signal });
      if (init.mode === 'no-cors' && answersWithoutReading) return { status: 0, text: async () => '' };
      throw new TypeError('Failed to fetch');
    };
  const blame = async (more: Partial<EposConnection>): Promise<unknown> => {
    const outcome = await print(more);
    return outcome.outcome === 'failed' ? outcome.cause : outcome;
  };

  test('a plain printer behind a secure page is blocked', async () => {
    expect(await blame({ fetch: blocked(), pageUrl })).toBe('mixed-content');
  });

  test('a refused permission is named', async () => {
    const permission = async (): Promise<'denied'> => 'denied';
    expect(await blame({ fetch: blocked(), pageUrl: 'http://kasse.local/', permission })).toBe('blocked-by-browser');
  });

  test('while the browser still asks its user, it is the browser that waits', async () => {
    const permission = async (): Promise<'prompt'> => 'prompt';
    expect(await blame({ fetch: blocked({ afterMs: 60_000 }), pageUrl, permission })).toBe('blocked-by-browser');
  });

  test('with the permission a dead printer is a dead printer', async () => {
    const permission = async (): Promise<'granted'> => 'granted';
    expect(await blame({ fetch: blocked(), pageUrl, permission })).toBe('not-found');
  });

  test('a certificate is refused at once, a dead printer is not', async () => {
    const url = 'https://192.168.1.3';
    expect(await blame({ fetch: blocked(), url, pageUrl })).toBe('certificate');
    expect(await blame({ fetch: blocked({ afterMs: 1_500 }), url, pageUrl })).toBe('not-found');
    expect(await blame({ fetch: blocked({ afterMs: 60_000 }), url, pageUrl })).toBe('not-found');
  });

  test('a printer that answers and may not be read was forbidden by the browser', async () => {
    const http = 'http://kasse.local/';
    expect(await blame({ fetch: blocked({ answersWithoutReading: true }), pageUrl: http })).toBe('blocked-by-browser');
    expect(await blame({ fetch: blocked(), pageUrl: http })).toBe('not-found');
  });

  test('a secure page says that the printer is in the salon', async () => {
    const spaces: unknown[] = [];
    const fetch: EposFetch = (_url, init) => {
      spaces.push(init.targetAddressSpace);
      return Promise.reject(new TypeError('Failed to fetch'));
    };
    await print({ fetch, pageUrl });
    expect(spaces[0]).toBe('local');
  });

  test('a reason that a host does tell is believed', async () => {
    const fetch: EposFetch = () =>
      Promise.reject(
        new TypeError('fetch failed', { cause: Object.assign(new Error('expired'), { code: 'CERT_HAS_EXPIRED' }) }),
      );
    expect(await blame({ fetch, url: 'https://192.168.1.3' })).toBe('certificate');
  });
});

test('asking for the state prints nothing', async () => {
  onState = { ...ready, status: 251854870 };
  expect(await world.run(() => askEposStatus(connection(), 2_000))).toEqual({
    isReady: true,
    isPaperNearEnd: true,
    drawerLevel: 'high',
  });
  expect(requests).toHaveLength(1);
});
