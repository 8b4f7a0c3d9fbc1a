import type { Program, Running } from '@kassensturz/host';
import type { CubeConfig } from '../config.ts';
import { ConfigError } from '../config-error.ts';
import { withTimeLimit } from '../fiscal/time-limit.ts';
import type { DeliveryOutcome } from '../jobs/delivery.ts';
import { printerDelivery } from '../jobs/printer-delivery.ts';
import { OrderBook } from './order-book.ts';
import { OrderWorker } from './order-worker.ts';
import { ServerConnection } from './server-connection.ts';

/** How often the cube calls in with its printer's state. */
const callInEveryMs = 4_000;
/** A start waits this long for the server, so that a salon that is switched on as a whole finds its devices there. */
const firstConnectionMs = 5_000;

/**
 * The bridge in the salon: connects outward to its cloud server and to the printer beside it, opens no port, keeps no
 * fiscal data.
 */
export function cubeProgram(config: CubeConfig): Program<Running> {
  if (!URL.canParse(config.serverUrl)) throw new ConfigError('POS_CONFIG_NOT_VALID', 'serverUrl');
  return async (host) => {
    const delivery = printerDelivery(host, config.printer, () => void callIn());
    const book = new OrderBook(host, config.dataDirectory ?? '/var/cube');
    const connected = Promise.withResolvers<void>();
    const worker = new OrderWorker({
      host,
      book,
      delivery,
      report: (orderId, outcome) => connection.post(`/orders/${orderId}/outcome`, told(outcome)),
    });
    const connection = new ServerConnection({
      host,
      serverUrl: config.serverUrl,
      token: config.token,
      onMessage: (message) => {
        if (message.type === 'order') worker.take(message);
        else if (message.type === 'settings') delivery.setPaper(message.paperMm);
      },
      onOpen: () => {
        connected.resolve();
        void callIn();
      },
    });
    const callIn = async () => {
      const status = delivery.lastStatus();
      const { isReady, isPaperNearEnd, cause } = status ?? {};
      await connection.post(
        '/state',
        status ? { printer: { isReady, isPaperNearEnd, ...(cause ? { cause } : {}) } } : {},
      );
    };
    const timer = host.clock.every(callInEveryMs, () => void callIn());
    connection.start();
    const tooSlow = () => new Error('The server has not answered yet.');
    // The connection goes on trying; a salon must come up without its internet, too.
    await withTimeLimit(host.clock, firstConnectionMs, () => connected.promise, tooSlow).catch(() => undefined);
    return {
      stop: async () => {
        timer.cancel();
        connection.stop();
        await delivery.stop();
      },
    };
  };
}

/** An outcome in the words of the API; what the device itself said stays in the cube's log. */
function told(outcome: DeliveryOutcome) {
  if (outcome.outcome === 'done') return { outcome: outcome.outcome, isPaperNearEnd: outcome.isPaperNearEnd };
  const { outcome: word, cause, text } = outcome;
  return { outcome: word, cause, text };
}
