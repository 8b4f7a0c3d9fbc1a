import { createHash } from 'node:crypto';
import { createFetch } from '@kassensturz/host';
import { describe, expect, it } from 'vitest';
import { worldWithFritzBox } from './world-with-fritzbox.ts';

const onTel = 'urn:dslforum-org:service:X_AVM-DE_OnTel:1';
const md5 = (text: string) => createHash('md5').update(text).digest('hex');

/** A client that knows digest from RFC 7616 and nothing of the simulator. */
async function client(login = { user: 'fritz1234', password: 'salon-demo' }) {
  const salon = await worldWithFritzBox({
    phoneBooks: [
      {
        name: 'Telefonbuch',
        entries: [
          { name: 'Anna Schmidt-Öztürk & Söhne <GmbH>', numbers: [{ number: '+49 30 23125 201', kind: 'mobile' }] },
        ],
      },
    ],
  });
  const { world, desk, address } = salon;
  const fetch = createFetch(desk);
  const base = `http://${address}:49000`;
  const get = (path: string) =>
    world.run(async () => (await fetch(path.startsWith('http') ? path : base + path)).text());
  const post = (path: string, service: string, action: string, content: string, authorization?: string) =>
    fetch(base + path, {
      method: 'POST',
      headers: {
        'content-type': 'text/xml; charset="utf-8"',
        soapaction: `${service}#${action}`,
        ...(authorization === undefined ? {} : { authorization }),
      },
      body: `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><u:${action} xmlns:u="${service}">${content}</u:${action}></s:Body></s:Envelope>`,
    });
  const ask = (path: string, service: string, action: string, content = '') =>
    world.run(async () => {
      const first = await post(path, service, action, content);
      if (first.status !== 401) return first;
      const challenge = first.headers.get('www-authenticate') ?? '';
      const [, realm = ''] = /realm="([^"]*)"/.exec(challenge) ?? [];
      const [, nonce = ''] = /nonce="([^"]*)"/.exec(challenge) ?? [];
      const secret = md5(`${login.user}:${realm}:${login.password}`);
      const response = md5(`${secret}:${nonce}:00000001:abcdef:auth:${md5(`POST:${path}`)}`);
      return post(
        path,
        service,
        action,
        content,
        `Digest username="${login.user}", realm="${realm}", nonce="${nonce}", uri="${path}", qop=auth, nc=00000001, cnonce="abcdef", response="${response}", algorithm=MD5`,
      );
    });
  const fieldOf = async (name: string, answer: Promise<Response>) => {
    const { world: _, ...rest } = { world, text: await world.run(async () => (await answer).text()) };
    return new RegExp(`<${name}>([^<]*)</${name}>`).exec(rest.text)?.[1]?.replaceAll('&amp;', '&');
  };
  return { ...salon, get, ask, fieldOf };
}

describe('TR-064', () => {
  it('describes the box and each service to everybody', async () => {
    const { get } = await client();
    const description = await get('/tr64desc.xml');
    expect(description).toContain('<modelName>FRITZ!Box 7590</modelName>');
    for (const [, path = ''] of description.matchAll(/<SCPDURL>([^<]*)</g))
      expect(await get(path)).toContain('<actionList>');
    expect(await get('/igddesc.xml')).toContain('urn:schemas-upnp-org:device-1-0');
  });

  it('gives call list and phone book to whoever logs in', async () => {
    const { world, exchange, ask, fieldOf, get } = await client();
    const call = exchange.callFrom('030 23125 201');
    await world.advance(3_000);
    call.answer({ extension: 11 });
    await world.advance(61_000);
    call.hangUp();
    exchange.callWithheld().hangUp();
    const url = (await fieldOf('NewCallListURL', ask('/upnp/control/x_contact', onTel, 'GetCallList'))) ?? '';
    const list = await get(url);
    expect(list.match(/<Type>(\d+)</g)).toEqual(['<Type>2<', '<Type>1<']);
    expect(list).toContain('<Date>12.05.26 09:14</Date><Duration>0:02</Duration>');
    expect(list).toContain('Anna Schmidt-Öztürk &amp; Söhne &lt;GmbH&gt;');
    expect((await get(`${url}&max=1`)).match(/<Call>/g)).toHaveLength(1);
    const ask0 = ask('/upnp/control/x_contact', onTel, 'GetPhonebook', '<NewPhonebookId>0</NewPhonebookId>');
    const book = await get((await fieldOf('NewPhonebookURL', ask0)) ?? '');
    expect(book).toContain('<number type="mobile" prio="1" id="0">+49 30 23125 201</number>');
  });

  it('lets nobody in with another password, and gives no list without a ticket', async () => {
    const { ask, world, desk, address } = await client({ user: 'fritz1234', password: 'wrong' });
    expect((await ask('/upnp/control/x_contact', onTel, 'GetCallList')).status).toBe(401);
    const status = await world.run(
      async () => (await createFetch(desk)(`http://${address}:49000/calllist.lua?sid=0000000000000000`)).status,
    );
    expect(status).toBe(404);
  });

  it('answers errors of UPnP: unknown action, missing argument, no such book', async () => {
    const { ask, fieldOf } = await client();
    const code = (action: string, content = '') =>
      fieldOf('errorCode', ask('/upnp/control/x_contact', onTel, action, content));
    expect(await code('GetWeather')).toBe('401');
    expect(await code('GetPhonebook')).toBe('402');
    expect(await code('GetPhonebook', '<NewPhonebookID>7</NewPhonebookID>')).toBe('713');
  });

  it('dials the code that switches the call monitor on', async () => {
    const { ask, box, world } = await client();
    await world.run(() => box.dial('#96*4*'));
    const content = '<NewX_AVM-DE_PhoneNumber>#96*5*</NewX_AVM-DE_PhoneNumber>';
    const answer = await ask(
      '/upnp/control/x_voip',
      'urn:dslforum-org:service:X_VoIP:1',
      'X_AVM-DE_DialNumber',
      content,
    );
    expect([answer.status, box.isCallMonitorOn]).toEqual([200, true]);
  });

  it('is not there while applications have no access', async () => {
    const { box, world, get } = await client();
    await world.run(() => box.fault('applicationsOff'));
    await expect(get('/tr64desc.xml')).rejects.toThrow();
    await world.run(() => box.heal('applicationsOff'));
    expect(await get('/tr64desc.xml')).toContain('root');
  });
});
