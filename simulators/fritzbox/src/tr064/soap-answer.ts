import { element } from './xml-text.ts';

const ENVELOPE =
  '<?xml version="1.0"?>\n<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">';

/** The answer to an action. */
export function soapAnswer(service: string, action: string, values: Readonly<Record<string, string | number>>): string {
  const fields = Object.entries(values).map(([name, value]) => element(name, value));
  return `${ENVELOPE}\n<s:Body>\n<u:${action}Response xmlns:u="${service}">\n${fields.join('\n')}\n</u:${action}Response>\n</s:Body>\n</s:Envelope>\n`;
}

/** UPnP error codes (UPnP Device Architecture, table 3-3; 600 ff. are TR-064's own). */
export const UPNP_ERRORS = {
  401: 'Invalid Action',
  402: 'Invalid Args',
  501: 'Action Failed',
  600: 'Argument Value Invalid',
  713: 'Specified Array Index Invalid',
} as const;

export function soapFault(code: keyof typeof UPNP_ERRORS): string {
  const error = `<UPnPError xmlns="urn:dslforum-org:control-1-0">\n${element('errorCode', code)}\n${element('errorDescription', UPNP_ERRORS[code])}\n</UPnPError>`;
  return `${ENVELOPE}\n<s:Body>\n<s:Fault>\n<faultcode>s:Client</faultcode>\n<faultstring>UPnPError</faultstring>\n<detail>\n${error}\n</detail>\n</s:Fault>\n</s:Body>\n</s:Envelope>\n`;
}
