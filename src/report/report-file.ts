/** Writes reports: from the journal on the disk alone, for their owner alone. */
import fs from 'node:fs';
import path from 'node:path';
import {JournalError, UsageError} from '../core/errors.ts';
import {journalFile} from '../engine/journal/journal.ts';
import {readJournal} from '../engine/journal/read.ts';
import {reasonOf} from '../engine/journal/reason.ts';
import {verifySession} from '../engine/journal/verify-file.ts';
import {reportOf} from './fold/report-of.ts';
import {namesOf} from './names.ts';
import {createMask, maskJson} from './redact.ts';
import {formats, type ReportFormat, render} from './render.ts';
import type {Report} from './report.ts';

/** The report of a session as its journal is now. `isMasked` masks what names an account. */
export function reportOfSession(folder: string, id: string, isMasked = false): Report {
  const {fault, head} = verifySession(folder, id);
  const {entries} = readJournal(journalFile(folder), id);
  const words = fault ? `entry ${fault.entry} was ${fault.kind}: ${fault.because}` : '';
  const report = reportOf(entries, {head, fault: words});
  return isMasked ? maskJson(report, createMask(namesOf(entries))) : report;
}

/** Where the report of a session lies. */
export function reportFile(folder: string, format: ReportFormat): string {
  return path.join(folder, `report.${format}`);
}

/** Writes all three formats into a folder. Throws JournalError where it cannot. */
export function writeReports(report: Report, folder: string): readonly string[] {
  return formats.map((format) => {
    const file = reportFile(folder, format);
    try {
      fs.mkdirSync(folder, {recursive: true, mode: 0o700});
      replaceFile(file, render(report, format));
    } catch (error) {
      throw new JournalError(`The report cannot be written to ${file}: ${reasonOf(error)}.`, [
        `The journal is whole; latchkey report ${report.session} --output FILE writes it elsewhere.`,
      ]);
    }
    return file;
  });
}

/** Writes one file that was named. Throws UsageError where it cannot. */
export function writeReport(file: string, text: string): void {
  try {
    replaceFile(file, text);
  } catch (error) {
    throw new UsageError(`The report cannot be written to ${file}: ${reasonOf(error)}.`, [
      'Name a file in a folder that you may write to.',
    ]);
  }
}

/** A half-written report must not stand where a whole one was. */
function replaceFile(file: string, text: string): void {
  const next = `${file}.${process.pid}.next`;
  try {
    fs.writeFileSync(next, text, {mode: 0o600});
    fs.renameSync(next, file);
  } catch (error) {
    fs.rmSync(next, {force: true});
    throw error;
  }
}
