/** The decision ladder: every way back in its fixed order, and whether it applies now. Pure. */
import {type Facts, factsOf} from '../core/facts.ts';
import {isFirstLacking, lackingIn} from '../core/lacking.ts';
import type {PlannedStep, Right, StepOutline, Way} from '../core/plan.ts';
import type {Session} from '../core/session.ts';
import {fillTemplate} from './bind.ts';
import type {RightTo} from './computations.ts';
import {childrenOf, compile, isTrue, type Node, tryEvaluate} from './expression.ts';
import {planOf} from './plan.ts';
import type {Case, Library, Runbook, Rung} from './runbook.ts';
import {expressionsOf} from './template.ts';
import {timeOf} from './way-time.ts';
import {canBeUndone} from './words.ts';

/**
 * All ways back, cheapest first. At most one is recommended: the first that applies, else the
 * first of which it is not known. Where every way answers no or later, none is.
 */
export function ladder(
  library: Library,
  session: Session,
  rightTo: RightTo = () => undefined,
): readonly Way[] {
  // Only what AWS itself refused stays true; the rest is judged anew.
  const refused = {actions: session.refused, now: session.refused.length > 0};
  const facts: Facts = {...factsOf(session), lacking: refused};
  const judge: Judge = (step, before) => rightTo(step, session, before);
  const ways = waysOf(library, session, facts, judge);
  const best = bestOf(ways);
  const lacking = lackingIn(best ? [{...best, recommended: true}] : []);
  if (!best || lacking.length === 0) return marked(ways, best);
  const actions = [...new Set([...session.refused, ...lacking])];
  // What the best way lacks is itself a fact: the way to ask for it is judged with it.
  const now = facts.lacking.now || isFirstLacking(best);
  const again = waysOf(library, session, {...facts, lacking: {actions, now}}, judge);
  return marked(again, bestOf(again));
}

function waysOf(library: Library, session: Session, facts: Facts, judge: Judge): readonly Way[] {
  return Array.from(library.values())
    .flatMap((runbook) => (runbook.rung ? [{runbook, rung: runbook.rung}] : []))
    .sort((a, b) => a.rung.order - b.rung.order || a.runbook.id.localeCompare(b.runbook.id))
    .flatMap(({runbook, rung}) => wayOf(library, runbook, rung, facts, session, judge) ?? []);
}

function bestOf(ways: readonly Way[]): Way | undefined {
  return ways.find((way) => way.applies === 'yes') ?? ways.find((way) => way.applies === 'unknown');
}

function marked(ways: readonly Way[], best: Way | undefined): readonly Way[] {
  return ways.map((way) => ({...way, recommended: way === best}));
}

type Judge = (step: PlannedStep, before: readonly PlannedStep[]) => Right | undefined;

function wayOf(
  library: Library,
  runbook: Runbook,
  rung: Rung,
  facts: Facts,
  session: Session,
  judge: Judge,
): Way | undefined {
  const {is, because} = caseOf(rung, facts);
  if (is === 'out') return undefined;
  return {
    runbook: runbook.id,
    title: fillTemplate(runbook.title, facts),
    applies: is,
    because: fillTemplate(because, facts),
    undo: fillTemplate(rung.undo, facts),
    ...timeOf(rung, facts, session),
    ...(rung.price === undefined ? {} : {price: fillTemplate(rung.price, facts)}),
    ...(rung.risk === undefined ? {} : {risk: fillTemplate(rung.risk, facts)}),
    recommended: false,
    unless: fillTemplate(rung.unless, facts),
    steps: outline(planOf(library, runbook.id, facts).steps, facts, judge),
  };
}

/** The first case that holds. One that cannot be evaluated makes the answer unknown, not wrong. */
function caseOf(rung: Rung, facts: Facts): Case {
  for (const entry of rung.applies) {
    if (entry.when === undefined) return entry;
    const value = tryEvaluate(entry.when, facts);
    if (value === undefined) return {is: 'unknown', because: 'its condition cannot be judged'};
    if (isTrue(value)) return entry;
  }
  return {is: 'unknown', because: 'no case of it holds'};
}

/** The steps as they stand now; one whose condition fails on facts alone would be skipped. */
function outline(
  steps: readonly PlannedStep[],
  facts: Facts,
  judge: Judge,
): readonly StepOutline[] {
  const left = steps.filter((step) => !isOutNow(step, facts));
  return left.map((step, index) => {
    const right = judge(step, left.slice(0, index));
    return {
      id: step.id,
      kind: step.kind,
      title: fillTemplate(step.title, facts),
      call: step.call ?? '',
      undo: undoOutline(step),
      ...limitsOf(step, facts),
      ...(right === undefined ? {} : {right}),
    };
  });
}

/** Why, effect and longest wait of a change; a text about its input waits for the input. */
function limitsOf(step: PlannedStep, facts: Facts): Pick<StepOutline, 'why' | 'effect' | 'within'> {
  if (step.kind !== 'change') return {};
  const {why = '', effect = '', verify} = step;
  return {
    ...(isBound(why) ? {why: fillTemplate(why, facts)} : {}),
    ...(isBound(effect) ? {effect: fillTemplate(effect, facts)} : {}),
    ...(verify ? {within: verify.within} : {}),
  };
}

function isBound(words: string): boolean {
  return !expressionsOf(words).some((expression) => {
    const compiled = compile(expression);
    return compiled.ok && ['input', ...laterFacts].some((name) => mentions(compiled.tree, name));
  });
}

/** What only a later step tells: an answer, its status, or what was restored. */
const laterFacts = ['answers', 'steps', 'lost', 'restored'];

/** A condition on an answer cannot be judged before the question was asked. */
function isOutNow(step: PlannedStep, facts: Facts): boolean {
  if (step.when === undefined) return false;
  const compiled = compile(step.when);
  if (!compiled.ok || laterFacts.some((name) => mentions(compiled.tree, name))) return false;
  const value = tryEvaluate(step.when, facts);
  return value !== undefined && !isTrue(value);
}

function mentions(node: Node, name: string): boolean {
  return (
    (node.type === 'Field' && node.name === name) ||
    childrenOf(node).some((child) => mentions(child, name))
  );
}

function undoOutline(step: PlannedStep): string {
  if (step.kind !== 'change' || step.undo === undefined) return '';
  if ('call' in step.undo) return step.undo.call;
  // The words see the step's input, which is not there yet; an empty text cannot be undone.
  return canBeUndone(step.undo) ? 'by hand' : '';
}
