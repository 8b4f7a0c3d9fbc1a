import { createWorld } from '@kassensturz/host';
import { expect, test } from 'vitest';
import { type Exchange, RecordedStick } from '../../testing/recorded-stick.ts';
import { codes } from './codes.ts';
import { CommandLine } from './command-line.ts';
import { bytesAt, number4, text, textBytes } from './parameters.ts';
import { StickFile } from './stick-file.ts';

/** Frames recorded at a real stick by the makers of public clients. */
const start: Exchange = {
  command: '5c5400000000',
  answer: '003104001b3436323037362044656320313820323031392030303a31313a35300200100103d047f5001b8559efc7f5aaf54c67',
};
const wrongPin: Exchange = {
  command: '5c540003001704000954696d6541646d696e0200083232323232323232',
  answer: '0009010001000300020003',
};
const notAuthenticated: Exchange = { command: '5c5400070007020004' + '5ec14360', answer: '8008' };
const logout: Exchange = { command: '5c540005000c04000954696d6541646d696e', answer: '0000' };

function stickWith(...exchanges: readonly Exchange[]) {
  const world = createWorld();
  const host = world.addHost('register');
  const stick = new RecordedStick(exchanges);
  host.disk.mount('/media/tse', stick);
  return { world, host, stick, line: new CommandLine(host, new StickFile(host, '/media/tse')) };
}

test('commands go out and answers come in as recorded at the hardware', async () => {
  const { world, line, stick } = stickWith(start, wrongPin, logout);
  await world.run(async () => {
    const [firmware, id] = await line.turn(5_000, () => line.command(codes.start));
    expect(firmware).toEqual({ type: 'text', value: '462076 Dec 18 2019 00:11:50' });
    expect(id).toMatchObject({ type: 'bytes' });
    const login = () => line.command(codes.authenticateUser, [text('TimeAdmin'), textBytes('22222222')]);
    expect(await line.turn(5_000, login)).toEqual([
      { type: 'byte', value: 0 },
      { type: 'short', value: 3 },
    ]);
    expect(await line.turn(5_000, () => line.command(codes.logout, [text('TimeAdmin')]))).toEqual([]);
  });
  expect(stick.commands).toHaveLength(3);
});

test('an error code is an error with its meaning', async () => {
  const { world, line } = stickWith(notAuthenticated);
  const update = () => line.command(codes.updateTime, [number4(0x5ec14360)]);
  await expect(world.run(() => line.turn(5_000, update))).rejects.toMatchObject({
    code: 'not-authorised',
    stickCode: 0x8008,
  });
});

test('a long answer is fetched piece by piece', async () => {
  const content = 'ab'.repeat(20_000);
  const total = (content.length / 2).toString(16).padStart(16, '0');
  const [first, second, third] = [
    content.slice(0, 2 * 8148),
    content.slice(2 * 8148, 2 * 16306),
    content.slice(2 * 16306),
  ];
  const { world, line } = stickWith(
    { command: '5c54000d0000', answer: `9000${total}${first}` },
    { command: 'c5', answer: second },
    { command: 'c5', answer: third },
  );
  const pieces: Uint8Array[] = [];
  const read = async () => {
    for await (const piece of line.stream(codes.exportData, [])) pieces.push(piece);
  };
  await world.run(() => line.turn(60_000, read));
  expect(Buffer.concat(pieces).toString()).toBe(Buffer.from(content, 'hex').toString());
});

test('a stick that is busy holds up the one who waits for no longer than he wants, and the next waits its turn', async () => {
  const { world, line } = stickWith({ ...start, busyReads: 1_000 }, logout);
  await world.run(async () => {
    const impatient = line.turn(2_000, () => line.command(codes.start));
    const next = line.turn(60_000, () => line.command(codes.logout, [text('TimeAdmin')]));
    await expect(impatient).rejects.toMatchObject({ code: 'timeout', isOutcomeUnknown: true });
    expect(await next).toEqual([]);
  });
});

test('who gave up before its turn is passed over, and knows that nothing was done', async () => {
  const { world, line, stick } = stickWith({ ...start, busyReads: 1_000 });
  await world.run(async () => {
    const long = line.turn(60_000, () => line.command(codes.start));
    const short = line.turn(1_000, () => line.command(codes.logout, [text('TimeAdmin')]));
    await expect(short).rejects.toMatchObject({ code: 'timeout', isOutcomeUnknown: false });
    await long;
  });
  expect(stick.commands).toEqual([start.command]);
});

test('a stick that is not there is unplugged; one pulled while it works leaves the outcome open', async () => {
  const { world, host, line, stick } = stickWith({ ...start, busyReads: 100 });
  await world.run(async () => {
    const pulled = line.turn(5_000, () => line.command(codes.start));
    const expectation = expect(pulled).rejects.toMatchObject({ code: 'io-error', isOutcomeUnknown: true });
    await host.clock.sleep(200);
    stick.isPluggedIn = false;
    await expectation;
  });
  const gone = world.run(() => line.turn(5_000, () => line.command(codes.start)));
  await expect(gone).rejects.toMatchObject({ code: 'unplugged', isOutcomeUnknown: false });
});

test('an answer that makes no sense is a protocol error', async () => {
  const { world, line } = stickWith({ command: '5c5400000000', answer: '000404000501' });
  await expect(world.run(() => line.turn(5_000, () => line.command(codes.start)))).rejects.toMatchObject({
    code: 'protocol',
  });
  expect(() => bytesAt([], 0)).toThrow(/Antwortfeld/);
});
