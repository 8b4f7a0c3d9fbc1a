import { join } from 'node:path';
import { assess } from '../certify/assess.ts';
import { openReport } from '../certify/report/index.ts';
import { renderConclusion } from '../certify/terminal/render-conclusion.ts';
import { renderMatrix } from '../certify/terminal/render-matrix.ts';
import { RunProgress } from '../certify/terminal/run-progress.ts';
import type { RunResults } from '../certify/types.ts';
import { loadAdapter } from '../pos/load-adapter.ts';
import { loadRegister } from '../register/index.ts';
import { certifyRun } from '../run/certify-run.ts';
import { prepareLive } from '../run/prepare-live.ts';
import type { PhysicsKind } from '../salon/physics.ts';
import { variants as allVariants, type Variant } from '../salon/plan.ts';
import { realClock } from './real-clock.ts';
import { harnessVersion } from './version.ts';

export interface CertifyOptions {
  readonly variant: Variant | 'all';
  readonly physics: PhysicsKind | 'both';
  readonly release: string;
  readonly out?: string;
  readonly seed: number;
  readonly pos?: string;
  readonly features?: readonly string[];
}

/** `kassensturz certify`: all features, all chosen variants and physics, then verdicts, report and exit code. */
export async function certifyCommand(options: CertifyOptions): Promise<void> {
  const register = loadRegister();
  const variants = options.variant === 'all' ? allVariants : [options.variant];
  const physics: readonly PhysicsKind[] = options.physics === 'both' ? ['simulated', 'live'] : [options.physics];
  const out = options.out ?? join('reports', options.release);
  const pos = await loadAdapter(options);
  const startedAtMs = realClock.now();
  const report = openReport(out);
  const terminal = {
    isTerminal: process.stdout.isTTY === true,
    colour: process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined,
    width: process.stdout.columns ?? 100,
  };
  const write = (text: string) => void process.stdout.write(text);

  write(`Certifying ${pos.name} ${pos.version}, release ${options.release}, seed ${options.seed}\n`);
  if (physics.includes('live')) prepareLive(variants, (line) => write(`${line}\n`));
  const runs: RunResults[] = [];
  for (const kind of physics) {
    for (const variant of variants) {
      const progress = new RunProgress(variant, kind, { ...terminal, write });
      runs.push(
        await certifyRun({
          parameters: {
            variant,
            physics: kind,
            seed: options.seed,
            keepsEvidence: true,
            ...(options.pos === undefined ? {} : { pos: options.pos }),
          },
          ...(options.features === undefined ? {} : { features: options.features }),
          onMessage: (envelope) => {
            progress.onMessage(envelope);
            report.message(envelope, { variant, physics: kind });
          },
        }),
      );
      progress.finish();
    }
  }

  const assessment = assess({ register, variants, physics, runs });
  const page = report.write({
    register,
    assessment,
    runs,
    subject: {
      pos: `${pos.name} ${pos.version}`,
      release: options.release,
      harness: harnessVersion,
      seed: options.seed,
      startedAtMs,
      durationMs: realClock.now() - startedAtMs,
    },
  });
  write(`\n${renderMatrix(assessment.verdicts, { ...terminal, register })}\n`);
  write(`\n${renderConclusion(assessment, terminal)}\n\nReport: ${page}\n`);
  process.exitCode = assessment.exitCode;
}
