import type { IncomingHttpHeaders } from 'node:http';
import type { FritzBoxDevice } from '../device/fritz-box-device.ts';
import { runAction, serviceAt } from './actions.ts';
import { callListXml } from './call-list-xml.ts';
import { deviceDescription, serviceDescription } from './descriptions.ts';
import type { DigestLogin } from './digest.ts';
import type { ListTickets } from './list-tickets.ts';
import { phoneBookXml } from './phone-book-xml.ts';
import { readSoap } from './read-soap.ts';
import { ALL_SERVICES } from './services.ts';
import { soapAnswer, soapFault } from './soap-answer.ts';

export interface Tr064Request {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Scheme and host by which the program reached the box: addresses in answers begin with it. */
  readonly base: string;
}

export interface Tr064Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Tr064Room {
  readonly device: FritzBoxDevice;
  readonly login: DigestLogin;
  readonly tickets: ListTickets;
}

/** The one action that is answered without a login. */
const OPEN_ACTION = 'GetSecurityPort';

/** What the box answers to one request. */
export function answerTo(request: Tr064Request, room: Tr064Room): Tr064Answer {
  const path = request.url.split('?', 1)[0] ?? '/';
  if (request.method === 'POST') return toAction(path, request, room);
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405);
  const text = description(path, room.device) ?? list(path, request, room);
  return text === undefined ? plain(404) : { status: 200, headers: {}, body: text };
}

function description(path: string, { options }: FritzBoxDevice): string | undefined {
  if (path === '/tr64desc.xml') return deviceDescription(options, ALL_SERVICES, 'tr64');
  if (path === '/igddesc.xml') return deviceDescription(options, [], 'igd');
  const service = ALL_SERVICES.find((known) => known.description === path);
  return service && serviceDescription(service);
}

function list(path: string, { url }: Tr064Request, { device, tickets }: Tr064Room): string | undefined {
  const query = new URLSearchParams(url.slice(path.length + 1));
  if (!tickets.isKnown(query.get('sid'))) return undefined;
  if (path === '/calllist.lua') {
    const numbers = Object.fromEntries(['days', 'max', 'id'].flatMap((name) => wholeNumber(name, query.get(name))));
    return callListXml(device.list.calls, (number) => device.nameOf(number), device.now(), numbers);
  }
  const id = Number(query.get('pbid') ?? Number.NaN);
  const book = path === '/phonebook.lua' ? device.phoneBooks[id] : undefined;
  return book && phoneBookXml(book, id);
}

function wholeNumber(name: string, value: string | null): [string, number][] {
  return value !== null && /^\d{1,9}$/.test(value) ? [[name, Number(value)]] : [];
}

function toAction(path: string, request: Tr064Request, { device, login, tickets }: Tr064Room): Tr064Answer {
  const service = serviceAt(path);
  if (!service) return plain(404);
  const header = request.headers['soapaction'];
  const asked = readSoap(typeof header === 'string' ? header : undefined, request.body);
  if (!asked || asked.service !== service.type) return { status: 500, headers: {}, body: soapFault(401) };
  if (asked.action !== OPEN_ACTION) {
    const verdict = login.check(request.headers.authorization, request.method, request.url);
    if (verdict !== 'right')
      return { status: 401, headers: { 'WWW-Authenticate': login.challenge(verdict === 'stale') }, body: '' };
  }
  const result = runAction(device, service, asked.action, asked.arguments, {
    base: request.base,
    sid: tickets.issue(),
  });
  if ('error' in result) return { status: 500, headers: {}, body: soapFault(result.error) };
  return { status: 200, headers: { EXT: '' }, body: soapAnswer(service.type, asked.action, result.values) };
}

function plain(status: number): Tr064Answer {
  return { status, headers: { 'Content-Type': 'text/plain' }, body: '' };
}
