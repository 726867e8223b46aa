/** Saved evidence as the simulator reads it: whole answers of AWS, with dates as texts. */
import {type Evidence, type FactName, type FactValues, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import type {Incident} from '../../core/incident.ts';

/** One incident's evidence and when it was read. */
export type SavedIncident = {
  readonly at: string;
  readonly incident: Incident;
  readonly facts: Evidence;
};

/** An answer of the SDK as evidence keeps it. */
export type Kept<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Kept<Item>[]
    : T extends object
      ? {readonly [Member in keyof T]: Kept<T[Member]>}
      : T;

/** The value of a fact; undefined where it was not answered. */
export function known<Name extends FactName>(
  {facts}: SavedIncident,
  name: Name,
): FactValues[Name] | undefined {
  return knownValue(factOf(facts, name));
}

/**
 * The same things with all members that AWS answered: evidence keeps whole answers, and the file
 * was checked against the SDK's own schemas when it was read.
 */
export function whole<T>(items: readonly object[] | undefined): readonly Kept<T>[] {
  return (items ?? []) as unknown as readonly Kept<T>[];
}

/** Milliseconds of a saved date; undefined where there is none. */
export function timeOf(date: unknown): number | undefined {
  const time = typeof date === 'string' ? Date.parse(date) : Number.NaN;
  return Number.isFinite(time) ? time : undefined;
}
