/** The plan of a runbook: its `run` steps expanded in place, so that it is complete in itself. */
import {RunbookError, UsageError} from '../core/errors.ts';
import type {Facts} from '../core/facts.ts';
import type {Plan, PlannedStep} from '../core/plan.ts';
import {fillTemplate} from './bind.ts';
import {copiesOf} from './each.ts';
import {suggestion} from './nearest.ts';
import type {Library, Runbook, RunbookStep} from './runbook.ts';

/**
 * The steps of a runbook and of those it runs. With `facts`, titles are filled in and steps that
 * are only for the other kind of database are left out; without, they are kept under a condition.
 * Throws UsageError for an unknown id, RunbookError for a circle or two steps of one id.
 */
export function planOf(library: Library, id: string, facts?: Facts): Plan {
  const runbook = library.get(id);
  if (!runbook) {
    const fix = suggestion(
      id,
      library.keys(),
      `Runbooks: ${Array.from(library.keys()).join(', ')}.`,
    );
    throw new UsageError(`There is no runbook "${id}".`, [fix]);
  }
  const steps = expanded(library, runbook, [])
    .filter((step) => isFor(step, facts?.database.kind))
    .flatMap((step) => (facts ? copiesOf(step, facts) : [step]));
  refuseDuplicates(runbook, steps);
  return {
    runbook: runbook.id,
    title: runbook.title,
    steps: steps.map((step) => plannedStep(step, facts)),
  };
}

function expanded(
  library: Library,
  runbook: Runbook,
  above: readonly string[],
): readonly RunbookStep[] {
  const path = [...above, runbook.id];
  return runbook.steps.flatMap((step) => {
    if (step.run === undefined) return [step];
    if (path.includes(step.run)) {
      const circle = [...path, step.run].join(' → ');
      throw new RunbookError(runbook.file, `The runbooks run each other in a circle: ${circle}.`);
    }
    const inner = library.get(step.run);
    if (!inner) {
      const fix = suggestion(step.run, library.keys(), 'Check its id.');
      throw new RunbookError(runbook.file, `There is no runbook "${step.run}".`, [fix]);
    }
    return expanded(library, inner, path).map((each) => under(step, each));
  });
}

/** A step of a runbook that another one runs: the condition of the run holds for it too. */
function under(run: RunbookStep, step: RunbookStep): RunbookStep {
  if (run.when === undefined) return step;
  return {
    ...step,
    when: step.when === undefined ? run.when : `(${run.when}) && (${step.when})`,
    otherwise: run.otherwise ?? step.otherwise,
  };
}

function isFor(step: RunbookStep, kind: string | undefined): boolean {
  return step.only === undefined || !kind || step.only === kind;
}

function plannedStep(step: RunbookStep, facts: Facts | undefined): PlannedStep {
  const {only, run, each, ...planned} = step;
  const titled = facts ? {...planned, title: fillTemplate(planned.title, facts)} : planned;
  if (only === undefined || facts?.database.kind) return titled;
  const isKind = `database.kind == '${only}'`;
  return {
    ...titled,
    when: titled.when === undefined ? isKind : `${isKind} && (${titled.when})`,
    otherwise: titled.otherwise ?? `only for a database of the kind ${only}`,
  };
}

function refuseDuplicates(runbook: Runbook, steps: readonly RunbookStep[]): void {
  const owners = new Map<string, string>();
  for (const {id, runbook: owner} of steps) {
    const other = owners.get(id);
    if (other !== undefined) {
      const message = `Its plan has two steps "${id}": one of ${other}, one of ${owner}.`;
      throw new RunbookError(runbook.file, message, ['Give one of them another id.']);
    }
    owners.set(id, owner);
  }
}
