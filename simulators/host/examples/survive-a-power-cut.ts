import { createWorld, type Host, readFile, writeFileDurably } from '@kassensturz/host';

type Save = (host: Host, text: string) => void;

/** Looks right and is not: the new name is not on the platter when it returns. */
const carelessSave: Save = ({ disk }, text) => {
  const file = disk.open('/journal.new', { create: true });
  file.write(Buffer.from(text), 0);
  file.close();
  disk.rename('/journal.new', '/journal');
};

const carefulSave: Save = ({ disk }, text) => writeFileDurably(disk, '/journal', Buffer.from(text));

/** Saves once, says so, loses power: is what was acknowledged still there? */
async function isKept(save: Save): Promise<boolean> {
  const world = createWorld();
  const box = world.addHost('box');
  box.install(async (host) => {
    if (!host.disk.exists('/journal')) save(host, 'receipt 1');
    return { stop: async () => {} };
  });
  await world.run(() => box.switchOn());
  box.cutPower({ disk: 'lose' });
  return box.disk.exists('/journal') && Buffer.from(readFile(box.disk, '/journal')).toString() === 'receipt 1';
}

export async function surviveAPowerCut(): Promise<{ readonly careless: boolean; readonly careful: boolean }> {
  return { careless: await isKept(carelessSave), careful: await isKept(carefulSave) };
}
