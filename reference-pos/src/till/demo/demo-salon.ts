import type { SalonMasterData } from '../salon.ts';
import type { StaffMember } from '../staff.ts';

/** The fictional Salon Musterschnitt; tax number and VAT id are invalid on purpose. */
export const demoSalon: SalonMasterData = {
  name: 'Salon Musterschnitt',
  owner: 'Petra Beispiel',
  street: 'Musterallee 12',
  postalCode: '10999',
  city: 'Berlin',
  phone: '030 23125 100',
  taxNumber: '00/000/00000',
  vatId: 'DE000000000',
  registerId: 'KASSE-01',
  registerSerial: 'MUSTER-K1-0001',
};

/**
 * People of the demo salon. Their PINs are printed in the README and therefore hashed cheaply (scrypt N = 1024);
 * a salon of its own wants the proper cost (N = 16384).
 */
export const demoStaff: readonly StaffMember[] = [
  {
    id: 'petra',
    name: 'Petra Beispiel',
    role: 'owner',
    user: 'petra',
    pinHash: 'scrypt:1024:8:1:vtJ9Dvh/UeYlrzYXbzmTYg==:fFB1h5FKMX1AqrLib0I2t4xic0T7fa2/J/J85HEYDCI=',
    isPerforming: true,
  },
  {
    id: 'mehmet',
    name: 'Mehmet Muster',
    role: 'manager',
    user: 'mehmet',
    pinHash: 'scrypt:1024:8:1:KkCjKrCE98pZ8k/d1L7xtg==:cx8EHl287U58fiUGoYaIpTd0rA7pQO79x9YlBKXJHtY=',
    isPerforming: true,
  },
  {
    id: 'lena',
    name: 'Lena Probe',
    role: 'stylist',
    user: 'lena',
    pinHash: 'scrypt:1024:8:1:4RmryNqhML0HjO9Hw4ATUQ==:LkeMZ9+ywARH31BQ1vo/ZDvmOZHevIog7Dtt2LqsOqw=',
    isPerforming: true,
  },
  {
    id: 'tomasz',
    name: 'Tomasz Demo',
    role: 'stylist',
    user: 'tomasz',
    pinHash: 'scrypt:1024:8:1:RgQv54N+lTIi0TmC1ZWv4A==:6vQe7AZKKmkr+0FgS/BxMeXXumfYNvy8MU7hkXha7K0=',
    isPerforming: true,
  },
  {
    id: 'aylin',
    name: 'Aylin Vorlage',
    role: 'apprentice',
    user: 'aylin',
    pinHash: 'scrypt:1024:8:1:g1jqrwer5RfY1tIM4GfISQ==:evgW8yBMY2hjelF9ED/RrLaLhsnKysjWG7Wr/dWeKfQ=',
    isPerforming: true,
  },
  {
    id: 'rezeption',
    name: 'Rezeption',
    role: 'reception',
    user: 'rezeption',
    pinHash: 'scrypt:1024:8:1:hDYDtKg/Xd04VOXOmlS0/A==:1M47z2kN/bCx6+yvlx8wq3ieaWBMZ0DkBM11YaVEYao=',
    isPerforming: false,
  },
  {
    id: 'steuerbuero',
    name: 'Steuerbüro Test',
    role: 'accountant',
    user: 'steuerbuero',
    pinHash: 'scrypt:1024:8:1:mo7ucCzrsqNFNr+4tyu4Ww==:ERf7tk+bbuNwdauyBN4aRw9H7rClnJ3aO3RmbU3RgcQ=',
    isPerforming: false,
  },
  {
    id: 'pruefung',
    name: 'Kassen-Nachschau',
    role: 'inspector',
    user: 'pruefung',
    pinHash: 'scrypt:1024:8:1:MbpHx2IwRRT+KVSoP1hzig==:MHLgqzWJXaQfl5xifYaBsuDIOTATKaSBcELxsMv7L9Q=',
    isPerforming: false,
  },
];
