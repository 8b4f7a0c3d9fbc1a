import type { RuleId } from '../rules.ts';

/** Receipt QR codes published with their origin, and what a verifier has to say about each. */
export interface PublishedCode {
  readonly origin: string;
  readonly text: string;
  /** SHA-256 of the public key, the serial number of the TSE. */
  readonly serialNumber?: string;
  readonly expected: readonly RuleId[];
}

export const publishedCodes: readonly PublishedCode[] = [
  {
    origin: 'Example of the DSFinV-K specification: brainpoolP256r1, signature in DER',
    text: 'V0;955002-00;Kassenbeleg-V1;Beleg^0.00_2.55_0.00_0.00_0.00^2.55:Bar;18;112;2019-07-10T18:41:04.000Z;2019-07-10T18:41:04.000Z;ecdsa-plain-SHA256;unixTime;MEQCIAy4P9k+7x9saDO0uRZ4El8QwN+qTgYiv1DIaJIMWRiuAiAt+saFDGjK2Yi5Cxgy7PprXQ5O0seRgx4ltdpW9REvwA==;BHhWOeisRpPBTGQ1W4VUH95TXx2GARf8e2NYZXJoInjtGqnxJ8sZ3CQpYgjI+LYEmW5A37sLWHsyU7nSJUBemyU=',
    serialNumber: 'c92dc16a9bd3549976ebadba575895fab6f0dfb0d3001f08921db57e1e51cf2b',
    expected: ['QR-DER'],
  },
  {
    origin: 'fiskaly test TSS, secp256r1',
    text: 'V0;ERS f3ab7b96-6d82-433e-a87a-cccc8e001e20;Kassenbeleg-V1;Beleg^21.42_0.00_0.00_0.00_0.00^21.42:Unbar;1;34;2023-01-20T18:27:22.000Z;2023-01-20T18:33:07.000Z;ecdsa-plain-SHA256;unixTime;qvyQJduZN29b2kXpEqhXlJ0Hmy3rYiPzBiu/QTPPei7bnGIwMysPV3Q39gMwoEfxtp3KXqWEfUrBulTcBbRpRQ==;BO8SGEEyy6KZQeZ+gbaJK9A9s8UkNZ8NhUut3t2BB9D9heCk/rJRwEKIJUCDcjLHl7c3M6jZ8rq98zYeuLuirHc=',
    serialNumber: 'a408459289ea51b6f492df7a24272c395fa0a4820245389dea15eba89f6e12f7',
    expected: [],
  },
  {
    origin: 'paritytech polkadot app, test of its receipt parser: secp256r1',
    text: 'V0;1342061307;Kassenbeleg-V1;Beleg^9.00_0.00_0.00_0.00_0.00^9.00:Bar;8041;17011;2026-05-21T21:40:56.000Z;2026-05-21T21:41:30.000Z;ecdsa-plain-SHA256;unixTime;D5CdNgSCwlSisYXjQoZnIxAM9nRdb91F8l6uIdR+oKWi7/kTszRK/xRLBNgcGhc6L1ChYQktJJFmzKFt8mTn/w==;BJlf238fEMG/ycfzOUBpIHa8OZNMXFMZx9ug42Vs6F0zOx42io2pnoWnRvoNeITAY1J4+2ePsszO3CeJrgfLWb8=',
    serialNumber: '037c7f6d443ca894edfa01ef4533b2286d235c9b18d657e7bb0206fc256b38eb',
    expected: [],
  },
  {
    origin: 'AMA-6200 cash register: brainpoolP384r1, processType in another spelling',
    text: 'V0;AMA-6200;KassenBeleg-V1;Beleg^2.90_0.00_0.00_0.00_2.10^5.00:Unbar;160504;344413;2021-07-23T10:12:54.000Z;2021-07-23T10:12:55.000Z;ecdsa-plain-SHA384;unixTime;NgqBkWMvhLmCKa9cJJ8JodfAdlkfcFFyW0J7Ks9lTz9I4QFKhLzyGF/02kWsCRg0LoiJtkq+0Ak9GovodNFLOBG00ewEj40/GbI9zLtNt9j90w4Sz3GcxTSrr3rqhIhN;BCd1vZvSJsJwBTqshgDVsrG4Gg+oN3jeeFEgjGiKs9ELd170vy/jO3iMMF6tAVUfjyYn9jRXng8Z4qWXaqoJ53+y+OFeSY/lQsdZWCODkzhlhkJxJw2k9Z1A4gFX6Riotw==',
    serialNumber: '2ddbd6b0df57a4d8c1e4578a89952922dfe979e94f5c7444192cf8d04e063127',
    expected: ['PD-PROCESS-TYPE'],
  },
  {
    origin: 'fiskaltrust interface documentation: amounts signed with separators of thousands',
    text: 'V0;ARC1234;Kassenbeleg-V1;Beleg^3,000.00_20.00_0.00_0.00_0.00^3,020.00:Bar;60;1326;2020-06-16T10:58:12.000Z;2020-06-16T10:58:12.000Z;ecdsa-plain-SHA384;unixTime;Y6QLrsGBeB80wgNVp1EYrMR+vKO/i3RVWZ+P3LYNNejB/Px+i3XA5DJQMgCvj7lKKj8uRaDtGDWRgPxuXc01yokYXSLazsiU8aJhHmnkdPqbUdMakIz5Qc6tmgauJJIX;BFhnDaPRoUxAYUktkUqoaV2l+TVpLdT7wPTRFDkZcHXFS7WZhGsvKh/lT3jEYJLNLD/sjQVg/JrobVU5kue/k2d9sK7dnWPdMgYlr4E4Ff8ziKclzs1u7BuOYJ4jRI65rg==',
    expected: ['PD-GRAMMAR'],
  },
  {
    origin: 'paritytech polkadot app: two tax rates',
    text: 'V0;ERS aacbe40e-3aa6-48a1-b8e6-3c8abbd7ebd5;Kassenbeleg-V1;Beleg^0.00_8.20_0.00_0.00_1.80^10.00:Bar;11;138;2023-12-13T16:01:44.000Z;2023-12-13T16:01:56.000Z;ecdsa-plain-SHA256;unixTime;7nTRzYZ6Pjhnv5l8Qo/Gs9cQ2KvmCMMK1/rQ0hoPtjkp2tPr3yuWPvH9rkOkCFuAI79k/VxvkyxwSQyWjRc7iA==;BCC8Xaw0n2bnmcsOpLwgYhlUEw/aOvJPFMy2WOFaabktCrxep80VY7Y8KdrjIAx+9ta7wfMO03k4nwN11ZnNKm4=',
    expected: [],
  },
  {
    origin: 'fiskaly test TSS, from a public test of a fiskaly client',
    text: 'V0;UT-TEST-101bd1cd-286c-4c3b-9ae5-43d4fad02f08;Kassenbeleg-V1;Beleg^4.20_0.00_0.00_0.00_0.00^4.20:Unbar;1;27;2026-08-18T18:38:19.000Z;2026-08-18T18:38:19.000Z;ecdsa-plain-SHA256;unixTime;kHCYf4/f/zz+51m5XlzLtuEOFvVyAF3wrzsz+p+iyQcxzICkza8O9m/P45pRDQRWwEvxYzYZQWR3wGqEsSf2iA==;BAVHkwS3tptbKRK2Z8E6a8u8N/Qkw/6gBr89NivYZciYJVpF5uQPQTpgb64I3STVhUpLVc/ZCZOz7eaBol+qUnY=',
    expected: [],
  },
];
