import { once } from 'node:events';
import { createWorld, type SerialLines } from '@kassensturz/host';

/** A box on a serial line hears a modem ring: the RI line, then the word. */
export async function ringAModem(): Promise<readonly string[]> {
  const world = createWorld();
  const [box, modem] = [world.addHost('box'), world.addHost('modem')];
  world.connectSerial({ host: box, path: '/dev/ttyS0' }, { host: modem, path: 'rs232' });
  return world.run(async () => {
    const line = await modem.serial.open('rs232', { baudRate: 9_600 });
    const port = await box.serial.open('/dev/ttyS0', { baudRate: 9_600 });
    const heard: string[] = [];
    port.on('lines', ({ ri }: SerialLines) => heard.push(ri ? 'RI up' : 'RI down'));
    line.setLines({ ri: true });
    line.write('\r\nRING\r\n');
    const [text] = (await once(port, 'data')) as [Buffer];
    heard.push(text.toString().trim());
    line.setLines({ ri: false });
    return heard;
  });
}
