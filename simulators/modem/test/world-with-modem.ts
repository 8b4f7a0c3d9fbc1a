import { createWorld, type SerialConnection } from '@kassensturz/host';
import { TelephoneExchange } from '@kassensturz/telephone';
import { Modem, type ModemOptions } from '../src/index.ts';

export const SALON = '030 23125 000';

/** A box with a modem on USB in a simulated world, and what the box has heard so far. */
export async function worldWithModem(options: ModemOptions = {}, cable: 'usb' | 'straight' = 'usb') {
  const world = createWorld({ seed: 5, start: '2026-05-12T07:14:00Z' });
  const [box, desk] = [world.addHost('box'), world.addHost('desk')];
  const plug = world.connectSerial(
    { host: box, path: '/dev/ttyACM0' },
    { host: desk, path: '/dev/modem' },
    { kind: cable, name: 'modem cable' },
  );
  const exchange = new TelephoneExchange();
  const modem = await world.run(() =>
    new Modem(options).withLine(exchange, SALON).withSerial({ path: '/dev/modem', cable: plug }).start(desk),
  );
  const till = new Till(() => world.run(() => box.serial.open('/dev/ttyACM0', { baudRate: 115_200 })));
  await till.open();
  /** Sends a command line and gives what came back within the time that commands take. */
  const command = async (line: string): Promise<string> => {
    till.take();
    till.port.write(line);
    await world.advance(50);
    return till.take();
  };
  return { world, box, modem, exchange, till, command };
}

/** The computer's end of the line. */
export class Till {
  readonly #open: () => Promise<SerialConnection>;
  #port: SerialConnection | undefined;
  #heard = '';

  constructor(open: () => Promise<SerialConnection>) {
    this.#open = open;
  }

  get port(): SerialConnection {
    if (!this.#port) throw new Error('The till has not opened its port.');
    return this.#port;
  }

  async open(): Promise<void> {
    this.#port = await this.#open();
    this.#port.on('data', (bytes: Buffer) => {
      this.#heard += bytes.toString('latin1');
    });
  }

  /** Everything since the last time, and forgets it. */
  take(): string {
    const heard = this.#heard;
    this.#heard = '';
    return heard;
  }
}
