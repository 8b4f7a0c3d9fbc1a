import { join } from 'node:path';
import type { Envelope } from '@cucumber/messages';
import type { RunResults } from '../types.ts';
import type { Report } from './html/report-model.ts';
import { MessageWriter } from './message-writer.ts';
import { createReportFolder, writeReports } from './write-reports.ts';

export type { Report } from './html/report-model.ts';

/** A report folder that fills while the runs go on. */
export interface OpenReport {
  /** Appends a message to `messages.ndjson`; with `run` the file also says which run begins. */
  message(envelope: Envelope, run?: Pick<RunResults, 'variant' | 'physics'>): void;
  /** Closes the messages, writes everything else, and returns the path of the page. */
  write(report: Report): string;
}

/**
 * Makes the folder ready before the first run, so that a wrong folder is told at once.
 * Throws `HarnessError` with code `USAGE` when the folder cannot be written.
 */
export function openReport(directory: string): OpenReport {
  createReportFolder(directory);
  const messages = new MessageWriter(join(directory, 'messages.ndjson'));
  return {
    message: (envelope, run) => messages.write(envelope, run),
    write(report) {
      messages.close();
      return writeReports(directory, report);
    },
  };
}
