/** Runbooks against each other: ids that clash, runs that lead nowhere or in a circle. */
import {suggestion} from './nearest.ts';
import type {Parsed} from './parse.ts';
import type {ParsedStep} from './parse-step.ts';
import {type Problem, problemAt} from './place.ts';

/** `known` are runbooks that `parsed` may run or replace without being checked themselves. */
export function libraryProblems(
  parsed: readonly Parsed[],
  known: readonly Parsed[],
): readonly Problem[] {
  const byId = new Map([...known, ...parsed].map((file) => [idOf(file), file]));
  return [
    ...duplicateRunbooks(parsed),
    ...parsed.flatMap((file) => file.steps.flatMap((step) => runProblems(file, step, byId))),
    ...parsed.flatMap((file) => clashes(file, byId)),
  ];
}

type ById = ReadonlyMap<string, Parsed>;

function idOf(file: Parsed): string {
  return file.runbook?.id ?? file.steps[0]?.step.runbook ?? '';
}

function duplicateRunbooks(parsed: readonly Parsed[]): readonly Problem[] {
  return parsed.flatMap((file, index) => {
    const id = idOf(file);
    const other = parsed.slice(0, index).find((earlier) => id !== '' && idOf(earlier) === id);
    if (!other || !file.front) return [];
    const message = `The runbook "${id}" is in ${other.file} as well.`;
    const fix = 'Give one of them another id.';
    return [problemAt(file.front.place(['id']), 'duplicate-runbook', message, fix)];
  });
}

function runProblems(file: Parsed, {step, block}: ParsedStep, byId: ById): readonly Problem[] {
  if (step.run === undefined) return [];
  const place = block.place(['run']);
  if (!byId.has(step.run)) {
    const fix = suggestion(step.run, byId.keys(), `Runbooks: ${[...byId.keys()].join(', ')}.`);
    return [problemAt(place, 'unknown-runbook', `There is no runbook "${step.run}".`, fix)];
  }
  const circle = circleFrom(idOf(file), step.run, byId, [idOf(file)]);
  if (!circle) return [];
  const message = `The runbooks run each other in a circle: ${circle.join(' → ')}.`;
  return [problemAt(place, 'run-cycle', message, 'Take one of these runs out.')];
}

/** The way from a runbook back to where it began; undefined when there is none. */
function circleFrom(
  start: string,
  id: string,
  byId: ById,
  path: readonly string[],
): readonly string[] | undefined {
  if (id === start) return [...path, id];
  if (path.includes(id)) return undefined;
  for (const {step} of byId.get(id)?.steps ?? []) {
    if (step.run === undefined) continue;
    const circle = circleFrom(start, step.run, byId, [...path, id]);
    if (circle) return circle;
  }
  return undefined;
}

/** In one plan every id stands once; a run brings the ids of another runbook with it. */
function clashes(file: Parsed, byId: ById): readonly Problem[] {
  const seen = new Map<string, string>();
  return file.steps.flatMap(({step, block}) => {
    const fresh = idsOf(step, byId, [idOf(file)]);
    const clash = fresh.find(({id}) => seen.has(id));
    const owner = clash && seen.get(clash.id);
    for (const {id, owner: from} of fresh) seen.set(id, from);
    // Two steps of one file are found where the file is read.
    if (!clash || owner === clash.owner) return [];
    const message = `The plan would have two steps "${clash.id}": of ${owner} and of ${clash.owner}.`;
    const place = block.place([step.run === undefined ? 'id' : 'run']);
    return [problemAt(place, 'duplicate-step', message, 'Give one of them another id.')];
  });
}

function idsOf(
  step: ParsedStep['step'],
  byId: ById,
  above: readonly string[],
): readonly {id: string; owner: string}[] {
  if (step.run === undefined) return [{id: step.id, owner: step.runbook}];
  if (above.includes(step.run)) return [];
  const inner = byId.get(step.run)?.steps ?? [];
  return inner.flatMap((each) => idsOf(each.step, byId, [...above, step.run ?? '']));
}
