import { describe, expect, it } from 'vitest';
import { parseFileName } from './file-name.ts';

const hash = '4a3f03a2dec81878b432548668f603d14f7b7f90d230e30c87c1a705dce1c890';

describe('parseFileName', () => {
  it('takes the examples of TR-03151 apart', () => {
    expect(parseFileName('Utc_181109153045Z_Sig-1572_Log-Tra_No-713_Start_Client-03.log')).toEqual({
      kind: 'log',
      dateFormat: 'Utc',
      date: '181109153045Z',
      counter: '1572',
      log: 'Tra',
      type: 'Start',
      transactionNumber: '713',
      clientId: '03',
      copy: undefined,
    });
    expect(parseFileName('Gent_20181109084236Z_Sig-1743_Log-Sys_updateTime.log')).toMatchObject({
      dateFormat: 'Gent',
      log: 'Sys',
      type: 'updateTime',
    });
    expect(parseFileName('Unixt_1543565694_Sig-1853_Log-Aud_Fc-1.log')).toMatchObject({ log: 'Aud', copy: 1 });
  });

  it('lets client ids contain what separates the parts', () => {
    const name = 'Unixt_1_Sig-2_Log-Tra_No-3_Finish_Client-a_b-Client-c.log_Fc-7.log';
    expect(parseFileName(name)).toMatchObject({ clientId: 'a_b-Client-c.log', copy: 7 });
  });

  it('reads names of certificates in both cases', () => {
    const expected = { kind: 'certificate', keyHash: hash, type: 'X509', copy: undefined };
    expect(parseFileName(`${hash}_X509.cer`)).toEqual(expected);
    expect(parseFileName(`${hash.toUpperCase()}_X509.CRT`)).toEqual(expected);
    expect(parseFileName(`${hash}_CVC.der`)).toEqual({ ...expected, type: 'CVC' });
    expect(parseFileName(`${hash}_X509_Fc-1.crt`)).toEqual({ ...expected, copy: 1 });
  });

  it.each([
    'readme.txt',
    'Unix_1543565694_Sig-1853_Log-Aud.log',
    'Unixt_1543565694_Sig-01_Log-Aud.log',
    'Unixt_1543565694_Sig-1_Log-Tra_No-1_Begin_Client-a.log',
    'Unixt_1543565694_Sig-1_Log-Tra_No-1_Start_Client-.log',
    'Unixt_1543565694_Sig-1_Log-Aud.txt',
    `${hash}.cer`,
    `${hash}_X509.txt`,
    'Info.csv',
    '',
  ])('knows no pattern for "%s"', (name) => {
    expect(parseFileName(name)).toBeUndefined();
  });
});
