import type { FritzBoxDevice } from '../device/fritz-box-device.ts';
import { SERVICES, type Service } from './services.ts';
import type { UPNP_ERRORS } from './soap-answer.ts';

export type ActionResult =
  | { readonly values: Readonly<Record<string, string | number>> }
  | { readonly error: keyof typeof UPNP_ERRORS };

/** Where lists are fetched; `sid` stands for the login that asked for them. */
export interface ListAddresses {
  readonly base: string;
  readonly sid: string;
}

/** The dialling help rings this telephone first. */
const DIALLING_EXTENSION = 10;

/** Does what an action asks for. */
export function runAction(
  device: FritzBoxDevice,
  service: Service,
  action: string,
  given: Readonly<Record<string, string>>,
  { base, sid }: ListAddresses,
): ActionResult {
  if (!Object.hasOwn(service.actions, action)) return { error: 401 };
  const read = (name: string) => argument(given, name);
  const isMissing = service.actions[action]?.some(
    ({ name, direction }) => direction === 'in' && read(name) === undefined,
  );
  if (isMissing) return { error: 402 };
  switch (action) {
    case 'GetSecurityPort':
      return { values: { NewSecurityPort: 49_443 } };
    case 'GetInfo':
      return { values: boxInfo(device) };
    case 'GetCallList':
      return { values: { NewCallListURL: `${base}/calllist.lua?sid=${sid}` } };
    case 'GetPhonebookList':
      return { values: { NewPhonebookList: device.phoneBooks.map((_, id) => id).join(',') } };
    case 'GetPhonebook':
      return phoneBook(device, read('NewPhonebookID') ?? '', { base, sid });
    case 'X_AVM-DE_DialNumber':
      device.dialled = device.dial(read('NewX_AVM-DE_PhoneNumber') ?? '', DIALLING_EXTENSION, undefined);
      return { values: {} };
    case 'X_AVM-DE_DialHangup':
      device.dialled?.hangUp();
      return { values: {} };
    default:
      return { error: 501 };
  }
}

/** Boxes do not mind the case of names: fritzconnection has always said `NewPhonebookId`. */
function argument(given: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.entries(given).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}

function boxInfo({ options, host }: FritzBoxDevice) {
  return {
    NewManufacturerName: 'AVM',
    NewModelName: options.model,
    NewDescription: `${options.model} ${options.firmware}`,
    NewSerialNumber: '000000000001',
    NewSoftwareVersion: options.firmware,
    NewUpTime: Math.floor(host.clock.monotonic() / 1_000),
  };
}

function phoneBook({ phoneBooks }: FritzBoxDevice, id: string, { base, sid }: ListAddresses): ActionResult {
  const book = /^\d{1,3}$/.test(id) ? phoneBooks[Number(id)] : undefined;
  if (!book) return { error: 713 };
  const address = `${base}/phonebook.lua?sid=${sid}&pbid=${id}`;
  return { values: { NewPhonebookName: book.name, NewPhonebookExtraID: '', NewPhonebookURL: address } };
}

export function serviceAt(path: string): Service | undefined {
  return Object.values(SERVICES).find(({ control }) => control === path);
}
