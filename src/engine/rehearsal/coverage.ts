/** Which steps of which runbooks a play went through: asked, read, sent or waited for. Pure. */
import type {Entry} from '../../core/entry.ts';
import type {PlannedStep} from '../../core/plan.ts';
import type {Library} from '../../runbook/runbook.ts';

/** A step as it stands in its runbook. */
export type StepName = {readonly runbook: string; readonly step: string};

/** The steps that ran, in their order, each once. A skipped step did not run. */
export function stepsThatRan(entries: readonly Entry[], library: Library): readonly StepName[] {
  let plan: readonly PlannedStep[] = [];
  const ran = new Map<string, StepName>();
  for (const entry of entries) {
    if (entry.type === 'planned') plan = entry.steps;
    const id = ranIn(entry);
    const step = plan.find((one) => one.id === id);
    if (!step) continue;
    const name = {runbook: step.runbook, step: writtenId(step, library)};
    ran.set(`${name.runbook} ${name.step}`, name);
  }
  return [...ran.values()];
}

function ranIn(entry: Entry): string | undefined {
  if (entry.type === 'asked') return entry.step.replace(/\.(failed|approval)$/, '');
  return entry.type === 'settled' && entry.status !== 'Skipped' ? entry.step : undefined;
}

/** A step that was made once for each value has that value at the end of its id. */
function writtenId({id, runbook}: PlannedStep, library: Library): string {
  const steps = library.get(runbook)?.steps ?? [];
  const made = steps.find(({each, id: own}) => each !== undefined && id.startsWith(`${own}-`));
  return steps.some((step) => step.id === id) ? id : (made?.id ?? id);
}

/**
 * Every step of its own that a play can go through. Those a runbook runs belong to other runbooks,
 * and a step that connects needs a database that listens, which no rehearsal has.
 */
export function stepsOf(library: Library, runbook: string): readonly string[] {
  const steps = library.get(runbook)?.steps ?? [];
  return steps.flatMap(({id, kind, run}) => (run === undefined && kind !== 'connect' ? [id] : []));
}
