/** What was planned and did not happen, and why. */
import type {Entry} from '../../core/entry.ts';
import type {PlannedStep} from '../../core/plan.ts';
import {printable} from '../../core/words/text.ts';
import type {ReportSkip} from '../report.ts';

const words: {readonly [status: string]: string} = {
  Skipped: 'skipped',
  Rejected: 'not confirmed',
  Cancelled: 'cancelled',
  Failed: 'failed',
  TimedOut: 'timed out',
};

/** Steps that ended otherwise than planned, and steps that were never reached. */
export function skippedOf(entries: readonly Entry[]): readonly ReportSkip[] {
  const skipped: ReportSkip[] = [];
  let open = new Map<string, PlannedStep>();
  for (const entry of entries) {
    if (entry.type === 'planned') {
      skipped.push(...unreached(open, 'another way was chosen'));
      open = new Map(entry.steps.map((step) => [step.id, step]));
    } else if (entry.type === 'settled') {
      const step = open.get(entry.step);
      if (!step) continue;
      open.delete(entry.step);
      const status = words[entry.status];
      if (status === undefined) continue;
      skipped.push({title: titleOf(step), status, why: printable(entry.reason, 500)});
    }
  }
  return [...skipped, ...unreached(open, 'the session ended before it')];
}

function unreached(open: ReadonlyMap<string, PlannedStep>, why: string): readonly ReportSkip[] {
  return Array.from(open.values(), (step) => ({title: titleOf(step), status: 'not reached', why}));
}

/** Titles may hold templates that were never filled in. */
function titleOf({title, id}: PlannedStep): string {
  return printable(title.includes('{{') ? id : title, 300);
}
