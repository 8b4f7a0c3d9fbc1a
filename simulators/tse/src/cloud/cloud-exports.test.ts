import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { CloudBench, receipt } from '../../test/cloud-client.ts';

let bench: CloudBench;
let tss = '';
let clientId = '';

beforeEach(async () => {
  bench = await CloudBench.start();
  ({ tss, clientId } = bench.ready());
  for (let sale = 0; sale < 3; sale++) {
    const tx = bench.uuid();
    await bench.call('PUT', `${tss}/tx/${tx}?tx_revision=1`, { state: 'ACTIVE', client_id: clientId });
    const body = { state: 'FINISHED', client_id: clientId, schema: receipt('5.00') };
    await bench.call('PUT', `${tss}/tx/${tx}?tx_revision=2`, body);
  }
});

function names(archive: Buffer): string[] {
  const directory = mkdtempSync(join(tmpdir(), 'tse-cloud-'));
  writeFileSync(join(directory, 'x.tar'), archive);
  const listed = execFileSync('tar', ['tf', 'x.tar'], { cwd: directory }).toString().trim().split('\n');
  rmSync(directory, { recursive: true });
  return listed;
}

const trigger = (query = '', id = bench.uuid()) => bench.call('PUT', `${tss}/export/${id}${query}`, {});

describe('exports', () => {
  it('go from PENDING over WORKING to COMPLETED; the file is not there before', async () => {
    const { body } = await trigger();
    expect(body).toMatchObject({ state: 'PENDING', _type: 'EXPORT' });
    const path = `${tss}/export/${body._id}`;
    const early = await bench.call('GET', `${path}/file`);
    expect(early).toMatchObject({ status: 404, retryAfter: '60', body: { code: 'E_EXPORT_NOT_COMPLETED' } });
    await bench.world.advance(2_500);
    expect((await bench.call('GET', path)).body.state).toBe('WORKING');
    await bench.world.advance(2_500);
    const done = await bench.call('GET', path);
    expect(done.body.state).toBe('COMPLETED');
    expect(done.body.href).toBe(`${bench.cloud.baseUrl}${path}/file`);
    const file = await bench.call('GET', `${path}/file`);
    expect(names(file.bytes).filter((name) => name.includes('_Log-Tra_'))).toHaveLength(6);
    expect(names(file.bytes)[0]).toBe('info.csv');
  });

  it('take filters, also after two question marks', async () => {
    const logs = async (query: string) => {
      const { body } = await trigger(query);
      await bench.world.advance(5_000);
      const file = await bench.call('GET', `${tss}/export/${body._id}/file`);
      return names(file.bytes).filter((name) => name.endsWith('.log')).length;
    };
    expect(await logs('?transaction_number=2')).toBe(2);
    expect(await logs('??start_transaction_number=1&end_transaction_number=2')).toBe(4);
    expect(await logs(`?client_id=${clientId}`)).toBe(6);
    expect(await logs('?start_signature_counter=13')).toBe(6);
    expect(await logs('?end_signature_counter=4')).toBe(3);
  });

  it('end in ERROR with the reason when nothing or too much matches', async () => {
    const exceptionOf = async (query: string) => {
      const { body } = await trigger(query);
      await bench.world.advance(5_000);
      const job = await bench.call('GET', `${tss}/export/${body._id}`);
      return [job.body.state, job.body.exception];
    };
    expect(await exceptionOf('?maximum_number_records=3')).toEqual(['ERROR', 'E_TOO_MANY_RECORDS']);
    expect(await exceptionOf('?transaction_number=99')).toEqual(['ERROR', 'E_TRANSACTION_ID_NOT_FOUND']);
    expect(await exceptionOf('?client_id=00000000-0000-4000-8000-000000000000')).toEqual(['ERROR', 'E_ID_NOT_FOUND']);
    expect(await exceptionOf('?start_date=4000000000')).toEqual(['ERROR', 'E_NO_DATA_AVAILABLE']);
  });

  it('refuse wrong parameters, the same id, the same query while it runs, and an eleventh', async () => {
    const code = async (query: string, id = bench.uuid()) => {
      const answer = await trigger(query, id);
      return `${answer.status} ${answer.body.code}`;
    };
    expect(await code('?transaction_number=1&start_date=1')).toBe('400 E_PARAMETER_MISMATCH');
    expect(await code('?maximum_number_records=1000001')).toBe('400 E_FAILED_SCHEMA_VALIDATION');
    const id = bench.uuid();
    expect(await code('?end_date=1', id)).toBe('200 undefined');
    expect(await code('?end_date=2', id)).toBe('400 E_DUPLICATE_EXPORT');
    expect(await code('?end_date=1')).toBe('409 E_EXPORT_DUPLICATE_RATE_LIMITED');
    for (let job = 2; job <= 10; job++) expect(await code(`?end_date=${job}`)).toBe('200 undefined');
    expect(await code('?end_date=11')).toBe('409 E_TOO_MANY_EXPORTS');
    await bench.world.advance(5_000);
    expect(await code('?end_date=1')).toBe('200 undefined');
  });

  it('can be cancelled while they run, and expire a day later', async () => {
    const { body } = await trigger();
    const path = `${tss}/export/${body._id}`;
    expect((await bench.call('DELETE', path)).body.state).toBe('CANCELLED');
    expect(await bench.refusal('DELETE', path)).toBe('400 E_CANCEL_EXPORT');
    const second = await trigger();
    await bench.world.advance(24 * 3600_000 + 5_000);
    await bench.logIn();
    expect((await bench.call('GET', `${tss}/export/${second.body._id}`)).body.state).toBe('EXPIRED');
    expect((await bench.call('GET', `${tss}/export?states[]=CANCELLED`)).body.count).toBe(1);
    expect((await bench.call('GET', '/export')).body.count).toBe(2);
  });

  it('are limited to twelve looks a minute', async () => {
    const { body } = await trigger();
    const path = `${tss}/export/${body._id}`;
    for (let look = 0; look < 12; look++) expect((await bench.call('GET', path)).status).toBe(200);
    const refused = await bench.call('GET', path);
    expect(refused.status).toBe(429);
    expect(Number(refused.retryAfter)).toBeGreaterThan(0);
    await bench.world.advance(60_000);
    expect((await bench.call('GET', path)).status).toBe(200);
  });

  it('need a TSS that was initialised, and go on after it is disabled', async () => {
    const { tssId } = bench.cloud.provision();
    const refused = await bench.refusal('PUT', `/tss/${tssId}/export/${bench.uuid()}`, {});
    expect(refused).toBe('409 E_TSS_ILLEGAL_STATE_TO_PERFORM_EXPORT');
    await bench.call('POST', `${tss}/admin/auth`, { admin_pin: '123456' });
    await bench.call('PATCH', tss, { state: 'DISABLED' });
    expect((await trigger()).status).toBe(200);
  });
});
