/**
 * One step for every value of an expression: a replica in each Region. A value with members stands
 * as `{{ each.region }}`; its first member ends the id of the step. Pure.
 */
import type {Facts} from '../core/facts.ts';
import type {Json} from '../core/json.ts';
import {asText, tryEvaluate} from './expression.ts';
import type {RunbookStep} from './runbook.ts';

const place = /\{\{ *each(?:\.(\w+))? *\}\}/g;

/** The copies of a step with their value in the place of `{{ each }}`; without `each`, itself. */
export function copiesOf(step: RunbookStep, facts: Facts): readonly RunbookStep[] {
  if (step.each === undefined) return [step];
  const values = tryEvaluate(step.each, facts);
  if (!Array.isArray(values)) return [];
  const {each, ...once} = step;
  return values.map((value: Json) => {
    const [first] = typeof value === 'object' && value ? Object.values(value) : [value];
    return {...filled(once, value), id: `${step.id}-${slugOf(asText(first))}`};
  });
}

/** Every text of the step, however deep it lies. */
function filled(step: RunbookStep, value: Json): RunbookStep {
  // A step is plain JSON; only its texts change, so its shape stays.
  return fill({...step} as unknown as Json, value) as unknown as RunbookStep;
}

function fill(json: Json, value: Json): Json {
  if (typeof json === 'string') {
    return json.replaceAll(place, (_, member?: string) => asText(memberOf(value, member)));
  }
  if (Array.isArray(json)) return json.map((item) => fill(item, value));
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([name, member]) => [name, member && fill(member, value)]),
  );
}

function memberOf(value: Json, member: string | undefined): Json | undefined {
  if (member === undefined) return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value)).get(member);
}

function slugOf(value: string): string {
  return value.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
