import { createWorld } from '@kassensturz/host';
import { expect, it } from 'vitest';
import { encodeCommand } from '../../test/wire-client.ts';
import { StickBridge } from './stick-bridge.ts';
import { UsbTse } from './usb-tse.ts';

const MAGIC = Buffer.from('416456616e634544205365437552652053442f4d4d43204341726401', 'hex');

it('a program on the other side of a socket reaches the stick, until it is pulled', async () => {
  const world = createWorld({ seed: 3, recordEvents: false });
  const host = world.addHost('box');
  await world.run(() => host.switchOn());
  const stick = await new UsbTse({ latency: { commandMs: 0, signatureMs: 0 } }).start(host);
  const bridge = await world.run(() => StickBridge.open(host, stick));
  const connection = await world.run(() => host.network.connect({ host: '127.0.0.1', port: bridge.port }));
  const call = (kind: 'R' | 'W', length: number, block: Uint8Array = new Uint8Array()) =>
    world.run(
      () =>
        new Promise<Buffer>((resolve) => {
          let answer = Buffer.alloc(0);
          connection.on('data', (data: Buffer) => {
            answer = Buffer.concat([answer, data]);
            if (answer.length < 5 || answer.length < 5 + answer.readUInt32BE(1)) return;
            connection.removeAllListeners('data');
            resolve(answer);
          });
          const header = Buffer.alloc(5);
          header.write(kind);
          header.writeUInt32BE(length, 1);
          connection.write(Buffer.concat([header, block]));
        }),
    );

  const command = encodeCommand(0x00);
  const block = Buffer.alloc(512);
  MAGIC.copy(block);
  block.writeUInt16BE(command.length, 32);
  command.copy(block, 36);
  expect((await call('W', block.length, block)).toString('hex')).toBe('0000000000');
  const answer = await call('R', 8192);
  expect(answer).toHaveLength(5 + 8192);
  expect(answer.subarray(5 + 34).toString('latin1')).toContain(stick.snapshot().isStarted ? '547421' : '?');
  stick.unplug();
  expect((await call('R', 8192))[0]).toBe(1);
  connection.destroy();
  await world.run(() => bridge.stop());
});
