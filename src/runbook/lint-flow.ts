/** Steps that no answer leads to, because one before them always ends the session. */
import type {Parsed} from './parse.ts';
import {type Problem, problemAt} from './place.ts';
import type {RunbookStep} from './runbook.ts';

/** The first step behind an unconditional end; what follows it is unreachable for the same reason. */
export function flowProblems({steps}: Parsed): readonly Problem[] {
  const end = steps.findIndex(({step}) => endsAlways(step));
  const after = steps[end + 1];
  const last = steps[end];
  if (end === -1 || !after || !last) return [];
  const message = `No answer leads to this step: "${last.step.id}" always ends the session.`;
  const fix = `Give "${last.step.id}" a "when", or an option that goes on; or take this step out.`;
  return [problemAt(after.block.place(['id']), 'unreachable-step', message, fix)];
}

function endsAlways(step: RunbookStep): boolean {
  if (step.when !== undefined || step.only !== undefined) return false;
  if (step.kind === 'stop') return true;
  const options = step.options ?? [];
  if ('from' in options || step.onFailure === 'continue') return false;
  return options.length > 0 && options.every((option) => option.then === 'stop');
}
