import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flipped, replaced, rulesBroken, rulesBrokenBy } from '../testing/bend.ts';
import { sampleExport } from '../testing/sample-export.ts';
import { writeTar } from '../testing/write-tar.ts';
import { verifyTseExport } from './verify-tse-export.ts';

const { files, key } = sampleExport();
const archive = writeTar(files);
const logs = files.filter((file) => file.name.endsWith('.log'));
const finish = logs.find((file) => file.name.includes('_Finish_'))!;

describe('a log message with one byte changed', () => {
  const { bytes } = finish;
  const certificates = files.filter((file) => !file.name.endsWith('.log'));
  const signatureStart = bytes.length - 64;
  // Outer SEQUENCE (30 81 xx), then the signed elements, then 04 40 and the signature.
  const headers = new Set([0, 1, 2, signatureStart - 2, signatureStart - 1]);

  it.each([0x01, 0x80])('is noticed at every byte (mask %i)', async (mask) => {
    for (let at = 0; at < bytes.length; at += 1) {
      const rules = await rulesBroken([...certificates, { name: finish.name, bytes: flipped(bytes, at, mask) }]);
      const expected = headers.has(at)
        ? ['LOG-MALFORMED']
        : ['LOG-SIGNATURE', 'LOG-MALFORMED', 'LOG-ALGORITHM', 'LOG-NOT-VERIFIED'];
      expect(
        rules.filter((rule) => expected.includes(rule)),
        `byte ${at}: ${rules.join()}`,
      ).toHaveLength(1);
    }
  });

  it('has a wrong signature wherever text, number, time or signature was changed', async () => {
    const places = ['FinishTransaction', 'till-1', 'Beleg^', 'Kassenbeleg-V1'].map((text) => bytes.indexOf(text));
    const clock = signatureStart - 3;
    for (const at of [...places, clock, signatureStart, signatureStart + 31, signatureStart + 32, bytes.length - 1]) {
      const rules = await rulesBroken(replaced(files, finish.name, () => ({ bytes: flipped(bytes, at) })));
      expect(rules, `byte ${at}`).toContain('LOG-SIGNATURE');
    }
  });

  it('has no certificate when the serial number was changed', async () => {
    const at = bytes.indexOf(Buffer.from(key.serialNumber, 'hex'));
    const rules = await rulesBroken(replaced(files, finish.name, () => ({ bytes: flipped(bytes, at) })));
    expect(rules).toEqual(expect.arrayContaining(['CERT-MISSING', 'LOG-NOT-VERIFIED', 'LOG-COUNTER-GAP']));
  });
});

describe('an archive with one byte changed', () => {
  // info.csv is not signed; other words in it are not noticed (docs/verify.md).
  const info = { from: 512, to: 512 + files[0]!.bytes.length };

  it('is noticed at any byte', async () => {
    const position = fc.integer({ min: 0, max: archive.length - 1 }).filter((at) => at < info.from || at >= info.to);
    await fc.assert(
      fc.asyncProperty(position, fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        expect(await rulesBrokenBy(flipped(archive, at, mask))).not.toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('is noticed at every byte of the first certificate', async () => {
    const [certificate] = files.filter((file) => file.name.endsWith('.cer'));
    for (let at = 0; at < certificate!.bytes.length; at += 1) {
      const bytes = flipped(certificate!.bytes, at);
      const rules = await rulesBroken(replaced([...files.slice(0, 4), logs[0]!], certificate!.name, () => ({ bytes })));
      const own = rules.filter((rule) => rule.startsWith('CERT-') && rule !== 'CERT-UNUSED');
      expect(own, `byte ${at}`).not.toEqual([]);
    }
  });
});

describe('an archive with files dropped, doubled, renamed or swapped', () => {
  it.each(logs.slice(1, -1).map((file) => file.name))('without %s has a gap', async (name) => {
    const rules = await rulesBroken(files.filter((file) => file.name !== name));
    expect(rules).toContain('LOG-COUNTER-GAP');
  });

  it('without its last finish has an open transaction', async () => {
    expect(await rulesBroken(files.slice(0, -1))).toEqual(['TX-OPEN']);
  });

  it.each([1, 2])('without its first %i messages says where it starts', async (count) => {
    const rest = files.filter((file) => !logs.slice(0, count).includes(file));
    expect(await rulesBroken(rest)).toEqual(['LOG-COUNTER-START']);
  });

  it.each(files.slice(1, 4).map((file) => file.name))('without certificate %s has no complete chain', async (name) => {
    const rules = await rulesBroken(files.filter((file) => file.name !== name));
    expect(rules.some((rule) => rule === 'CERT-MISSING' || rule === 'CERT-CHAIN-INCOMPLETE')).toBe(true);
  });

  it.each(files.map((file) => file.name))('with %s twice is noticed', async (name) => {
    const again = files.find((file) => file.name === name)!;
    expect(await rulesBroken([...files, again])).toContain('TAR-NAME-DOUBLE');
  });

  it('with the names of two messages swapped contradicts itself', async () => {
    const [first, second] = [logs[4]!, logs[6]!];
    const swapped = files.map((file) => {
      if (file === first) return { ...file, bytes: second.bytes };
      return file === second ? { ...file, bytes: first.bytes } : file;
    });
    expect(await rulesBroken(swapped)).toEqual(['TAR-NAME-DATE', 'TAR-NAME-COUNTER', 'TAR-NAME-TRANSACTION']);
  });

  it('with the counters of two messages swapped, names and all, has wrong signatures', async () => {
    const swap = (from: number, to: number) => {
      const file = logs[from - 1]!;
      const bytes = Buffer.from(file.bytes);
      bytes[bytes.length - 64 - 2 - 6 - 1] = to;
      return { name: file.name.replace(`Sig-${from}_`, `Sig-${to}_`), bytes };
    };
    const rest = files.filter((file) => file !== logs[5] && file !== logs[7]);
    const rules = await rulesBroken([...rest, swap(6, 8), swap(8, 6)]);
    expect(rules).toContain('LOG-SIGNATURE');
    expect(rules).not.toContain('TAR-NAME-COUNTER');
  });

  it('does not care for the order of its members', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...files], { minLength: files.length }), async (shuffled) => {
        expect(await rulesBroken(shuffled)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});

describe('garbage', () => {
  it('never crashes the verifier', async () => {
    const garbage = fc.oneof(
      fc.uint8Array({ maxLength: 3000 }),
      fc.uint8Array({ maxLength: 600 }).map((bytes) => Buffer.concat([archive.subarray(0, 4000), bytes])),
    );
    await fc.assert(
      fc.asyncProperty(garbage, async (bytes) => {
        expect((await verifyTseExport(bytes)).kind).toBe('tse-export');
      }),
      { numRuns: 60 },
    );
  });
});
