import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const listening = '0A';

/** TCP ports on which a process of this Linux machine listens. */
export function listeningPortsOf(processId: number): readonly number[] {
  const sockets = new Set(socketsOf(processId));
  return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) => {
    const rows = readFileSync(table, 'utf8').split('\n').slice(1);
    return rows.flatMap((row) => {
      const [, local = '', , state, , , , , , inode = ''] = row.trim().split(/\s+/);
      return state === listening && sockets.has(inode) ? [Number.parseInt(local.split(':').at(-1) ?? '', 16)] : [];
    });
  });
}

function socketsOf(processId: number): readonly string[] {
  const folder = `/proc/${processId}/fd`;
  return readdirSync(folder).flatMap((name) => {
    try {
      return /^socket:\[(\d+)\]$/.exec(readlinkSync(`${folder}/${name}`))?.[1] ?? [];
    } catch {
      return []; // closed since the folder was read
    }
  });
}
