import { describe, expect, it } from 'vitest';
import { worldWithModem } from './world-with-modem.ts';

/** How programs in the field begin, line by line as their sources or logs show it, and the answers they wait for. */
const SEQUENCES: Readonly<Record<string, readonly (readonly [string, RegExp])[]>> = {
  NCID: [
    ['AT Z S0=0 E1 V1 Q0\r', /OK/],
    ['ATI3\r', /U\.S\. Robotics/],
    ['AT+GCI?\r', /\+GCI: B5/],
    ['AT+FCLASS=?\r', /0,1,8/],
    ['AT+VCID=1\r', /OK/],
  ],
  callattendant: [
    ['AT\r', /OK/],
    ['ATI0\r', /5601/],
    ['ATI3\r', /U\.S\. Robotics/],
    ['ATZ\r', /OK/],
    ['ATV1\r', /OK/],
    ['ATE0\r', /OK/],
    ['AT+VCID=1\r', /OK/],
    ['AT&W0\r', /OK/],
    ['AT&V\r', /PROFILE/],
  ],
  'Home Assistant': [
    ['AT\r\n', /OK/],
    ['AT+VCID=1\r\n', /OK/],
    ['AT+FCLASS=8\r\n', /OK/],
    ['AT+VSM=?\r\n', /8-BIT LINEAR/],
    ['AT+FCLASS=0\r\n', /OK/],
  ],
  robot_filter: [
    ['ATI3\r', /U\.S\. Robotics/],
    ['ATI7\r', /USR5637/],
    ['AT#CID=1\r', /OK/],
  ],
  'Device::Modem': [
    ['+++AT S7=45 S0=0 L1 V1 X4 &c1 E1 Q0\r', /OK/],
    ['AT+VCID=1\r', /OK/],
  ],
  mgetty: [
    ['ATZ\r', /OK/],
    ['AT+VCID=1\r', /OK/],
  ],
};

describe('programs in the field begin, and are then told who calls', () => {
  it.each(Object.entries(SEQUENCES))('%s', async (_name, lines) => {
    const { world, exchange, till, command } = await worldWithModem();
    for (const [line, answer] of lines) expect(await command(line), line).toMatch(answer);
    exchange.callFrom('030 23125 201');
    await world.advance(2_000);
    expect(till.take()).toMatch(/RING[\s\S]*NMBR=03023125201/);
  });

  it('commands that only other makes know are errors, and do no harm', async () => {
    const { command } = await worldWithModem();
    for (const line of ['AT-STE=7\r', 'AT+CIND?\r', 'AT!4886=00\r']) expect(await command(line), line).toMatch(/ERROR/);
    expect(await command('AT#CID=3\r')).toMatch(/ERROR/);
    expect(await command('AT+VCID=?\r')).toMatch(/0-2|0,1,2/);
  });
});
