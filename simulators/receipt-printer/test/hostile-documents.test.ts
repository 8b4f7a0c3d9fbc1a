import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, eposDocument, postEpos, startBench } from './physics.ts';

describe('hostile documents', () => {
  let bench: Bench;
  afterEach(() => bench.stop());

  async function post(body: string): Promise<string> {
    const response = await bench.fetch(bench.printer.eposUrl, { method: 'POST', body });
    return response.text();
  }

  it.each<[string, string, RegExp]>([
    [
      'a billion laughs',
      `<!DOCTYPE l [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]>${eposDocument('<text>&j;</text>')}`,
      /SchemaError/,
    ],
    [
      'an external entity',
      `<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>${eposDocument('<text>&a;</text>')}`,
      /SchemaError/,
    ],
    ['a hundred thousand levels', eposDocument('<text>'.repeat(100_000)), /SchemaError/],
    [
      'a hundred thousand attributes',
      eposDocument(`<text ${Array.from({ length: 100_000 }, (_, i) => `a${i}=""`).join(' ')}/>`),
      /SchemaError/,
    ],
    ['more than four megabytes', eposDocument(`<text>${'x'.repeat(5 << 20)}</text>`), /RequestEntityTooLarge/],
    [
      'an image that claims to be huge',
      eposDocument('<image width="65535" height="65535">AAAA</image>'),
      /success="true"/,
    ],
    [
      'a code with a megabyte of data',
      eposDocument(`<symbol type="qrcode_model_2">${'x'.repeat(1 << 20)}</symbol>`),
      /success="true"/,
    ],
    ['a byte-order mark', `\ufeff${eposDocument('')}`, /SchemaError/],
    ['another encoding', eposDocument('').replace('utf-8', 'iso-8859-1'), /SchemaError/],
    ['control characters', eposDocument('<text>\u0001</text>'), /SchemaError/],
  ])('are answered, and the printer goes on printing: %s', async (_, body, expected) => {
    bench = await startBench('live');
    expect(await post(body)).toMatch(expected);
    expect(await postEpos(bench, '')).toMatchObject({ success: 'true' });
  });

  it('may be no HTTP and no TLS at all', async () => {
    bench = await startBench('live', { tls: true });
    for (const url of [bench.printer.eposUrl, bench.printer.eposTlsUrl]) {
      const connection = await bench.till.network.connect({ host: '127.0.0.1', port: Number(new URL(url).port) });
      const closed = new Promise((resolve) => connection.once('close', resolve));
      connection.on('error', () => {});
      connection.resume();
      connection.end(Buffer.from('\x1b@ this is a receipt, not a request\r\n\r\n'));
      await closed;
    }
    expect(await postEpos(bench, '')).toMatchObject({ success: 'true' });
  });

  it('are not read beyond all measure', async () => {
    bench = await startBench('live');
    const body = 'x'.repeat(64 << 20);
    const before = process.memoryUsage().rss;
    await post(body).catch(() => 'hung up');
    expect(process.memoryUsage().rss - before).toBeLessThan(256 << 20);
    expect(await postEpos(bench, '')).toMatchObject({ success: 'true' });
  });
});
