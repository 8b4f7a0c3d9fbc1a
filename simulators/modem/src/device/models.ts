import type { TagSpacing } from '../protocol/caller-id-text.ts';

/** What one model of modem says about itself. */
export interface ModemModel {
  readonly maker: string;
  readonly name: string;
  readonly revision: string;
  /** Answers to ATIn. */
  readonly identification: Readonly<Record<number, readonly string[]>>;
  readonly spacing: TagSpacing;
  /** How it spells a missing dial tone in words. */
  readonly noDialTone: string;
  /** Longest command line without AT, blanks and a dial string, which has a limit of its own. */
  readonly lineCharacters: number;
  readonly dialCharacters: number;
  readonly serviceClasses: string;
  readonly voiceFormats: readonly string[];
  /** S7 as it leaves the factory, seconds. */
  readonly carrierWaitS: number;
  /** Country code (T.35) it comes with, and those it knows. */
  readonly country: string;
  readonly countries: readonly string[];
  /** Names of the caller-ID switch that it knows. */
  readonly callerIdSwitches: readonly string[];
  /** Answers AT&V; some only know ATI4. */
  readonly showsProfile: boolean;
  readonly usb: { readonly vendorId: string; readonly productId: string };
}

const COUNTRIES = ['B5', 'B4', '42', '3D', '0A', 'A6', '46', 'F6', '20', '59', '61', '7B', '9C'] as const;

const USR5637: ModemModel = {
  maker: 'U.S. Robotics',
  name: 'USR5637',
  revision: 'V1.2.23',
  identification: {
    0: ['5601'],
    1: ['4A1C'],
    2: [],
    3: ['U.S. Robotics 56K FAX USB V1.2.23'],
    5: ['U.S. Robotics 56K FAX USB NVRAM Settings...'],
    6: ['U.S. Robotics 56K FAX USB Link Diagnostics...', 'No Connection'],
    7: [
      'Configuration Profile...',
      '',
      'Product Type           US/Canada USB',
      'Product ID             USR5637',
      'Options                V32bis,V.80,V.34+,V.90,V.92',
      'Fax Options            Class 1',
      'Line Options           Caller ID',
      'Error Correction       MNP,V.42',
      'Data Compression       MNP5,V.42bis,V.44',
      'Flash Date             06/04/2012',
      'Flash Rev              1.2.23',
    ],
    9: ['U.S. Robotics 56K FAX USB Plug and Play'],
    11: ['U.S. Robotics 56K FAX USB Extended Link Information', 'No Connection'],
  },
  spacing: 'tight',
  noDialTone: 'NO DIALTONE',
  lineCharacters: 58,
  dialCharacters: 60,
  serviceClasses: '0,1,8',
  voiceFormats: ['128,"8-BIT LINEAR",(7200,8000,11025)'],
  carrierWaitS: 60,
  country: 'B5',
  countries: COUNTRIES,
  callerIdSwitches: ['#CID', '+VCID'],
  showsProfile: true,
  usb: { vendorId: '0baf', productId: '0303' },
};

/** A Rockwell descendant: blanks around the equals sign, its own name of the switch. */
const ROCKWELL: ModemModel = {
  ...USR5637,
  maker: 'ROCKWELL',
  name: 'RCV56',
  revision: 'V1.301',
  identification: {
    0: ['56000'],
    1: ['255'],
    2: [],
    3: ['V1.301-V90_2M_DLS'],
    4: ['a097841F284C6403F'],
    5: ['022'],
    6: ['RCV56DPF'],
  },
  spacing: 'blanks',
  carrierWaitS: 50,
  callerIdSwitches: ['#CID', '+VCID', '-SCID'],
  usb: { vendorId: '0572', productId: '1329' },
};

export const MODELS = { USR5637, Rockwell: ROCKWELL } as const;
export type ModelName = keyof typeof MODELS;
