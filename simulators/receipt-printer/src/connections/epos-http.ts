import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Connection, Host } from '@kassensturz/host';
import type { PrinterDevice } from '../device/printer-device.ts';
import type { DoorFaults } from './door.ts';
import { eposResponse } from './epos-response.ts';
import { type EposAnswer, EposService, LOCAL_PRINTER } from './epos-service.ts';

const SERVICE = '/cgi-bin/epos/service.cgi';
const DEVICE_LIST = '/epson_eposdevice/getDeviceList.cgi';
const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'POST, OPTIONS',
  'Access-Control-Allow-Headers': 'Content-Type, If-Modified-Since, SOAPAction',
};
/** How much of an oversized body is thrown away politely before the connection is. */
const PATIENCE = 4;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The web side of ePOS-Print: addresses, preflight, bodies; the service behind it does the rest. */
export class EposHttp {
  readonly #host: Host;
  readonly #device: PrinterDevice;
  readonly #faults: DoorFaults;
  readonly #service: EposService;
  /** Where HTTPS is spoken, for the printer that sends everybody there. */
  readonly #tlsOrigin: () => string | undefined;

  constructor(
    host: Host,
    device: PrinterDevice,
    faults: DoorFaults,
    hasSpooler: boolean,
    tlsOrigin: () => string | undefined,
  ) {
    this.#host = host;
    this.#device = device;
    this.#faults = faults;
    this.#tlsOrigin = tlsOrigin;
    this.#service = new EposService(device, hasSpooler);
  }

  /** Answers one request. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://printer');
    const tls = this.#faults.redirectsToTls ? this.#tlsOrigin() : undefined;
    if (tls !== undefined && !('encrypted' in request.socket)) {
      response.setHeader('Location', tls + (request.url ?? '/'));
      return this.#reply(response, 302, 'text/plain', '');
    }
    if (url.pathname === DEVICE_LIST) return this.#deviceList(response);
    if (url.pathname !== SERVICE) return this.#reply(response, 404, 'text/plain', 'There is nothing here.\n');
    if (request.method === 'OPTIONS') return this.#preflight(request, response);
    const printData = url.searchParams.get('printdata');
    if (request.method !== 'POST' && printData === null) {
      response.setHeader('Allow', 'POST, OPTIONS');
      return this.#reply(response, 405, 'text/plain', 'Send ePOS-Print XML by POST.\n');
    }
    const remote = (request.socket as unknown as Connection).remoteAddress;
    const body = printData ?? (await this.#readBody(request));
    const query = url.searchParams;
    this.#device.wire.add(this.#host.clock.now(), 'in', 'epos', remote, Buffer.from(body ?? '(too large)'));
    const answer = this.#faults.hasNoEngine
      ? this.#badPort()
      : body === undefined
        ? this.#tooLarge()
        : await this.#service.answer(body, query, remote);
    if (this.#device.state.power !== 'on' || this.#faults.losesAnswer || response.destroyed) return;
    const xml = eposResponse(answer.result, answer.parameters);
    this.#device.wire.add(this.#host.clock.now(), 'out', 'epos', remote, Buffer.from(xml));
    if (body === undefined) response.setHeader('Connection', 'close');
    this.#reply(response, 200, 'text/xml; charset=utf-8', xml);
  }

  /** `ASB_NO_RESPONSE`: the service could not ask the printer. */
  #badPort(): EposAnswer {
    const parameters = { devid: LOCAL_PRINTER, timeoutMs: 0, hasHeader: false };
    return { parameters, result: { isSuccess: false, code: 'EX_BADPORT', status: 1 } };
  }

  #tooLarge(): EposAnswer {
    const parameters = { devid: LOCAL_PRINTER, timeoutMs: 0, hasHeader: false };
    return { parameters, result: this.#service.refusal('RequestEntityTooLarge') };
  }

  /** The body as text; nothing when it is too large. What is too large is not kept. */
  async #readBody(request: IncomingMessage): Promise<string | undefined> {
    const most = this.#device.model.epos.largestJobBytes;
    const chunks: Uint8Array[] = [];
    let size = 0;
    try {
      for await (const chunk of request as AsyncIterable<Uint8Array>) {
        size += chunk.length;
        if (size <= most) chunks.push(chunk);
        else chunks.length = 0;
        if (size > most * PATIENCE) return undefined;
      }
    } catch {
      // The client left in the middle of its request; there is nobody to answer.
      return '';
    }
    if (size > most) return undefined;
    try {
      return utf8.decode(Buffer.concat(chunks));
    } catch {
      // Not UTF-8: not XML as the service takes it, so the parser refuses it.
      return '\u0000';
    }
  }

  #preflight(request: IncomingMessage, response: ServerResponse): void {
    if (request.headers['access-control-request-private-network'] === 'true' && !this.#faults.hasNoCors) {
      response.setHeader('Access-Control-Allow-Private-Network', 'true');
    }
    this.#reply(response, 200, 'text/plain', '');
  }

  #deviceList(response: ServerResponse): void {
    const devices = [{ deviceId: LOCAL_PRINTER, deviceType: 'type_printer', model: this.#device.model.name }];
    this.#reply(response, 200, 'application/json', JSON.stringify({ success: true, devices }));
  }

  #reply(response: ServerResponse, status: number, type: string, body: string): void {
    if (!this.#faults.hasNoCors) for (const [name, value] of Object.entries(CORS)) response.setHeader(name, value);
    response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) });
    response.end(body);
  }
}
