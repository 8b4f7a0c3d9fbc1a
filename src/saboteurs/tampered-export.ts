import type { Host } from '@kassensturz/host';
import { withTamperedServer } from './tampered-http.ts';

/** Port of the POS's server. */
const serverPort = 80;

/** A host whose server hands out exports that were changed on their way; `path` is the beginning of their path. */
export function withTamperedExport(
  host: Host,
  path: string,
  change: (archive: Buffer) => Buffer | Promise<Buffer>,
): Host {
  return withTamperedServer(host, serverPort, {
    concerns: (request) => request.method === 'GET' && request.path.startsWith(path),
    answer: async (answer) => (answer.status === 200 ? { ...answer, body: await change(answer.body) } : answer),
  });
}
