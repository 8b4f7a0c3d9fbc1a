// Real sockets: somebody types the amount at the terminal itself; the slip comes out of it.
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CARDS, CardTerminal } from '@kassensturz/card-terminal';
import { nodeHost } from '@kassensturz/host';

const host = nodeHost({ log: 'silent', root: mkdtempSync(join(tmpdir(), 'terminal-')) });
const terminal = await new CardTerminal({ speed: 'instant' }).withTcp().start(host);
terminal.paymentHost.latencyMs = 5;
terminal.customer.tap(CARDS.visa);
const transaction = await terminal.payByHand(4_990);
assert.equal(transaction.result, 0);
assert.match(terminal.slips[0]?.text ?? '', /Kundenbeleg[\s\S]*EUR 49,90/);
await terminal.stop();
