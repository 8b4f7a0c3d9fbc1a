import { describe, expect, it } from 'vitest';
import { type Call, spellingsOf, TelephoneExchange, type TelephoneExchangeOptions, toE164 } from './index.ts';

function salonWithTelephone(channels = 1, options: TelephoneExchangeOptions = {}) {
  const exchange = new TelephoneExchange(options);
  const rung: Call[] = [];
  const line = exchange.connect({ numbers: ['030 23125 000'], channels, ring: (call) => rung.push(call) });
  return { exchange, rung, line };
}

describe('a telephone exchange', () => {
  it('rings the device, tells who calls, and how it ends', () => {
    const { exchange, rung } = salonWithTelephone();
    const states: string[] = [];
    const call = exchange.callFrom('030 23125 201');
    call.onChange(({ state }) => states.push(state));
    expect(rung).toEqual([call]);
    expect(call.caller).toEqual({ kind: 'number', sent: '03023125201', e164: '493023125201' });
    call.answer();
    call.hangUp();
    call.hangUp();
    expect(states).toEqual(['answered', 'ended']);
    expect(call.end).toBe('caller hung up');
  });

  it('finds a single line busy, and free again afterwards', () => {
    const { exchange, rung } = salonWithTelephone();
    const first = exchange.callFrom('030 23125 201');
    expect(exchange.callFrom('030 23125 202').end).toBe('busy');
    first.hangUp();
    expect(exchange.callFrom('030 23125 203').state).toBe('ringing');
    expect(rung).toHaveLength(2);
  });

  it('lets two calls at once through where there are two channels', () => {
    const { exchange, rung } = salonWithTelephone(2);
    exchange.callFrom('030 23125 201');
    exchange.callWithheld();
    expect(exchange.callUnavailable().end).toBe('busy');
    expect(rung.map(({ caller }) => caller.kind)).toEqual(['number', 'withheld']);
  });

  it.each([
    ['national', '03023125201'],
    ['international', '00493023125201'],
    ['plus', '+493023125201'],
    ['local', '23125201'],
  ] as const)('sends a number in %s form as %s', (form, sent) => {
    expect(salonWithTelephone(1, { numberForm: form }).exchange.callFrom('030 23125 201').caller).toMatchObject({
      sent,
    });
  });

  it('knows foreign numbers, and numbers that the network garbled', () => {
    const { exchange } = salonWithTelephone(2);
    expect(exchange.callFrom('+43 664 12345').caller).toMatchObject({ sent: '004366412345' });
    expect(exchange.callFrom('', { sent: '0000000000' }).caller).toMatchObject({ sent: '0000000000' });
    expect(() => exchange.callFrom('call me')).toThrow(expect.objectContaining({ code: 'TELEPHONE_NUMBER_INVALID' }));
  });

  it('lets the salon dial: it rings, is busy, does not exist, or comes back to the salon', () => {
    const { exchange, rung, line } = salonWithTelephone(3);
    exchange.whenDialled('069 90009 123', 'busy');
    expect(line.dial('06990009123').end).toBe('busy');
    expect(line.dial('**610').end).toBe('no such number');
    expect(line.dial('040 66969 777').answer().state).toBe('answered');
    expect(rung).toHaveLength(0);
    line.dial('23125000');
    expect(rung).toHaveLength(1);
  });

  it('refuses to answer a call that is over, and to call where nobody is', () => {
    const { exchange, line } = salonWithTelephone();
    const call = exchange.callFrom('030 23125 201');
    call.hangUpByCalled();
    expect(call.end).toBe('rejected');
    expect(() => call.answer()).toThrow(expect.objectContaining({ code: 'TELEPHONE_CALL_STATE' }));
    line.disconnect();
    expect(() => exchange.callFrom('030 23125 201')).toThrow(
      expect.objectContaining({ code: 'TELEPHONE_NO_SUBSCRIBER' }),
    );
    expect(exchange.callFrom('030 23125 201', { to: '030 23125 000' }).end).toBe('no such number');
  });

  it('writes one number in 40 ways and more, and reads every one of them back', () => {
    const area = { areaCode: '30', countryCode: '49' };
    const spellings = spellingsOf('030 23125 201', area);
    expect(spellings.length).toBeGreaterThanOrEqual(40);
    expect(new Set(spellings.map((spelling) => toE164(spelling, area)))).toEqual(new Set(['493023125201']));
  });
});
