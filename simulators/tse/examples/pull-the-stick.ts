import { createWorld } from '@kassensturz/host';
import { UsbTse } from '@kassensturz/tse';

/** A stick is a volume with one file. Pulled, it is gone; what was signed stays signed. */
export async function pullTheStick(): Promise<readonly string[]> {
  const world = createWorld({ seed: 7 });
  const till = world.addHost('till');
  // A device of its own: it must outlive the till's programs, and loses power when it is pulled.
  const socket = world.addHost('usb socket');
  const stick = await world.run(() => new UsbTse({ profile: 'cryptovision' }).start(socket));
  till.disk.mount('/media/tse', stick.volume);

  const look = (): string => (till.disk.exists('/media/tse/TSE-IO.bin') ? 'there' : 'gone');
  const seen = [look()];
  stick.unplug();
  seen.push(look());
  stick.plugIn();
  seen.push(look(), stick.tse.lifeCycle);
  return seen;
}
