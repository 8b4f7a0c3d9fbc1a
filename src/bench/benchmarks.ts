import { dsfinvkMemory, dsfinvkVerify } from './dsfinvk-verify.ts';
import { escposInterpret, escposInterpretNpos, escposRender, escposRenderPng } from './escpos.ts';
import { networkHttp } from './network-http.ts';
import { printers1000 } from './printers-1000.ts';
import { salonStart } from './salon-start.ts';
import { scenarioSimulated } from './scenario-simulated.ts';
import { storageCommit } from './storage-commit.ts';
import { tseExport, tseSign } from './tse-sign.ts';
import { tseVerify } from './tse-verify.ts';
import type { Benchmark } from './types.ts';

/** All figures, in the order in which they are measured. */
export const benchmarks: readonly Benchmark[] = [
  scenarioSimulated,
  salonStart,
  storageCommit,
  networkHttp,
  tseSign,
  tseExport,
  tseVerify,
  dsfinvkVerify,
  dsfinvkMemory,
  escposInterpret,
  escposInterpretNpos,
  escposRender,
  escposRenderPng,
  printers1000,
];
