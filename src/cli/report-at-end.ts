/** The report writes itself when a session ends; that it cannot is said, and spoils nothing. */
import path from 'node:path';
import {LatchkeyError} from '../core/errors.ts';
import {printable} from '../core/words/text.ts';
import type {Store} from '../engine/front-end.ts';
import type {OpenSession} from '../engine/open.ts';
import {type Io, print, say} from './io.ts';

/** Writes it beside the journal, or into the folder that was asked for. */
export async function writeReportOf(
  {live, folder, id}: OpenSession,
  reports: string | undefined,
): Promise<void> {
  const into = reports === undefined ? folder : path.join(reports, id);
  const {reportOfSession, writeReports} = await import('../report/report-file.ts');
  const {head, seq} = live.session;
  const common = {head, entries: seq};
  try {
    const report = reportOfSession(folder, id);
    const files = writeReports(report, into);
    const says = [report.title, ...report.summary.slice(1, 4)];
    live.reported({...common, files, says, problem: ''});
  } catch (error) {
    if (!(error instanceof LatchkeyError)) throw error;
    live.reported({...common, files: [], says: [], problem: error.message});
  }
}

/** The last line of a session. */
export function sayReport(store: Store, io: Io): void {
  const {report, session} = store.view();
  if (!report) return;
  const line = `  Report: ${printable(report.files[0] ?? '', 1000)}`;
  if (report.problem !== '') say(io, printable(report.problem, 1000));
  // The output of a dry run is for a change review: where this machine keeps things is not in it.
  else if (session.world === 'read-only') say(io, `  Session: ${session.id}\n${line}`);
  else print(io, line);
}
