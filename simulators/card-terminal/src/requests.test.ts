// What a register may ask for beyond paying, and what brands do differently.
import { describe, expect, it } from 'vitest';
import { bench } from '../test/bench.ts';
import { dataOf } from '../test/ecr-wire.ts';
import { CARDS, perform, type TerminalAct } from './index.ts';

const PAY = '06010a04000000001050490978';
const BLOCKS = '09780606260' + '40a0206d3';
const of = (heard: readonly string[], code: string) => heard.filter((hex) => hex.startsWith(code));

describe('paper', () => {
  it.each([
    ['80', ['02']],
    ['a8', ['02', '01']],
    ['a0', ['01', '02']],
    ['10', []],
  ])('1F04 %s prints %j after success', async (options, kinds) => {
    const { world, terminal, ecr } = await bench('tcp');
    terminal.customer.habit = 'taps';
    await world.run(async () => {
      await ecr.register('8e', BLOCKS);
      const { heard } = await ecr.run(`0601100400000000105049097806041f0401${options}`);
      expect(of(heard, '06d3').map((hex) => /1f0701(..)/.exec(hex)?.[1])).toEqual(kinds);
    });
  });

  it('prints a receipt again, with `06 12`', async () => {
    const { world, terminal, ecr } = await bench('tcp');
    terminal.customer.habit = 'taps';
    await world.run(async () => {
      await ecr.register('8e', BLOCKS);
      for (let n = 0; n < 2; n += 1) await ecr.run(PAY);
      expect(of((await ecr.run('061205123456' + '0001')).heard, '06d3')).toHaveLength(2);
      expect(of((await ecr.run('061207123456' + '00010002')).heard, '06d3')).toHaveLength(4);
      expect((await ecr.run('061205123456' + '0077')).heard.at(-1)).toBe('061e0183');
    });
  });

  it('keeps to the width and the letters that were asked for', async () => {
    const { world, terminal, ecr } = await bench('tcp');
    terminal.customer.habit = 'taps';
    await world.run(async () => {
      await ecr.register('8e', '0978060c120116140101' + '26040a0206d3');
      const [, merchant] = of((await ecr.run(PAY)).heard, '06d3');
      const bytes = Buffer.from(merchant!, 'hex');
      const lengths = [...bytes.toString('hex').matchAll(/0901..07(..)/g)].map(([, length]) =>
        Number.parseInt(length!, 16),
      );
      expect(bytes.toString('latin1')).toContain('Händlerbeleg');
      expect(Math.max(...lengths)).toBeLessThanOrEqual(16);
    });
  });

  it('an old terminal tells the whole card number', async () => {
    const { world, terminal, ecr } = await bench('tcp', { habits: { masksCardNumber: false } });
    terminal.customer.habit = 'taps';
    await world.run(async () => {
      await ecr.register('3e');
      const [status] = of((await ecr.run(PAY)).heard, '040f');
      expect(dataOf(status!)).toContain(`${CARDS.girocard.pan}f`);
    });
  });
});

describe('the day', () => {
  it('closes at night by itself, although its keys are locked; a register hears 9C meanwhile', async () => {
    const { world, terminal, ecr } = await bench('tcp');
    terminal.customer.habit = 'taps';
    await world.run(async () => {
      await ecr.register('be');
      await ecr.run(PAY);
      await terminal.settled();
      const closing = terminal.closeByItself();
      expect((await ecr.run('050100')).heard).toEqual(['800000', '060f019c']);
      expect((await closing)?.totals?.groups.girocard).toEqual({ count: 1, sumCents: 1050 });
    });
  });

  it.each([
    ['updateFollows', '060f0227e0', 'e0'],
    ['rebootFollows', '060f0227fc', undefined],
  ] as const)('%s', async (fault, end, status) => {
    const { world, terminal, ecr } = await bench('tcp');
    terminal.fault(fault);
    await world.run(async () => {
      expect((await ecr.run('065003123456')).heard.at(-1)).toBe(end);
      if (status === undefined) expect(await terminal.next('power')).toEqual({ isOn: false });
      else expect((await ecr.run('050100')).heard.at(-1)).toMatch(new RegExp(`^060f.*${status}$`));
    });
  });

  it('tells its time when it is diagnosed', async () => {
    const { world, ecr } = await bench('tcp');
    await world.run(async () => {
      const { heard } = await ecr.run('067000');
      expect(of(heard, '0401')).toEqual([expect.stringMatching(/^040108aa\d{6}0c\d{6}$/)]);
    });
  });
});

describe('the wire', () => {
  it('an answer and the command after it come in one piece, and are two messages', async () => {
    const { world, terminal, ecr, till } = await bench('tcp');
    const pieces: string[] = [];
    const connect = till.network.connect.bind(till.network);
    till.network.connect = async (...how) => {
      const connection = await connect(...how);
      connection.on('data', (bytes: Buffer) => void pieces.push(bytes.toString('hex')));
      return connection;
    };
    terminal.fault('coalesced');
    terminal.customer.habit = 'taps';
    await world.run(async () => {
      await ecr.register('8e');
      expect((await ecr.run(PAY)).end).toBe('completed');
    });
    expect(pieces.some((hex) => hex.startsWith('80000004ff'))).toBe(true);
  });

  it('noise hits the same byte for the same seed', async () => {
    const hit = async (seed: number) => {
      const { world, till, terminal, ecr } = await bench('serial');
      const heard: string[] = [];
      const open = till.serial.open.bind(till.serial);
      till.serial.open = async (...how) => {
        const port = await open(...how);
        port.on('data', (bytes: Buffer) => void heard.push(bytes.toString('hex')));
        return port;
      };
      terminal.fault('noise', { seed });
      await world.run(() => ecr.register('8e'));
      return heard.join('');
    };
    expect(await hit(3)).toBe(await hit(3));
    expect(await hit(3)).not.toBe(await hit(4));
  });
});

describe('control', () => {
  it('does acts that are plain data', async () => {
    const { world, terminal, ecr } = await bench('tcp');
    const acts: readonly TerminalAct[] = [
      { act: 'insert', card: 'visa' },
      { act: 'enterPin', pin: '1234' },
    ];
    await world.run(async () => {
      for (const act of JSON.parse(JSON.stringify(acts))) await perform(terminal, act);
      expect((await ecr.run(PAY)).end).toBe('completed');
      await perform(terminal, { act: 'fault', name: 'outOfOrder' });
      expect((await ecr.run('050100')).heard.at(-1)).toMatch(/df$/);
      await expect(perform(terminal, { act: 'dance' } as never)).rejects.toMatchObject({
        code: 'TERMINAL_ACT_UNKNOWN',
      });
    });
  });
});
