import { describe, expect, it } from 'vitest';
import { Findings } from '../findings.ts';
import { infoCsvVersion3 } from '../testing/sample-export.ts';
import { checkInfoCsv } from './info-csv.ts';

const check = (text: string) => {
  const findings = new Findings();
  const device = checkInfoCsv(Buffer.from(text), findings);
  return { device, rules: [...new Set(findings.all.map((each) => each.rule))] };
};

describe('info.csv', () => {
  it.each([
    ['"description:","cryptovision TSE","manufacturer:","cryptovision GmbH","version:","462076"\n', 'cryptovision TSE'],
    ['"description:","a, ""b""","manufacturer:","m","version:","v"', 'a, "b"'],
    ['"description:","","manufacturer:","m","version:","v"\n', ''],
  ])('%s is in order', (text, description) => {
    expect(check(text)).toMatchObject({ device: { description }, rules: [] });
  });

  it('reads the rows of version 3', () => {
    expect(check(infoCsvVersion3.bytes.toString())).toEqual({
      device: { description: 'test TSE', manufacturer: 'nobody', version: '1.0' },
      rules: [],
    });
  });

  it('accepts fields without quotes with a warning, as the first fiskaly TSEs wrote them', () => {
    expect(check('"description:", Some Cafe, "manufacturer:", fiskaly Gmbh, "version:", 0.1.0\n')).toEqual({
      device: { description: 'Some Cafe', manufacturer: 'fiskaly Gmbh', version: '0.1.0' },
      rules: ['INFO-QUOTES'],
    });
  });

  it.each([
    '',
    '"description:","a","manufacturer:","m"\n',
    '"description:","a","manufacturer:","m","version:","v","more"\n',
    '"description:","a","manufacturer:","m","version:","v"\nmore\n',
    '"description:","a","manufacturer:","m","version:","v"\r\n',
    '"manufacturer:","m","description:","a","version:","v"\n',
    '"description:","a"b","manufacturer:","m","version:","v"\n',
    '"component:","device"\n"description:","x"\n',
  ])('%j breaks the form', (text) => {
    expect(check(text).rules).toContain('INFO-FORMAT');
  });
});
