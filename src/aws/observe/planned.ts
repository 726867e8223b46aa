/** What a round of reading consists of: reads to make, and facts that are settled without one. */
import type {CallName} from '../../core/call.ts';
import {callOfFact, type FactName} from '../../core/evidence.ts';
import type {JsonObject} from '../../core/json.ts';

/** How deep a read stands: each round waits for the answers of the one before. */
export type Round = 1 | 2 | 3;

/** One read, announced when its round begins so that its line can stand from the start. */
export type PlannedRead = {
  readonly name: FactName;
  readonly call: CallName;
  readonly round: Round;
};

/** One read with its input; or, with `notAsked`, the reason why it is not made. */
export type Read = {
  readonly name: FactName;
  readonly input: JsonObject;
  /** `lookup`: CloudTrail's history, page by page and two requests a second. */
  readonly how: 'single' | 'paged' | 'lookup';
  /** The Region, where it is not the incident's own. */
  readonly region?: string;
  readonly notAsked?: string;
};

/** A read of one answer. */
export function single(name: FactName, input: JsonObject, region?: string): Read {
  return {name, input, how: 'single', region};
}

/** A read of every page. */
export function paged(name: FactName, input: JsonObject, region?: string): Read {
  return {name, input, how: 'paged', region};
}

/** A fact that no call can answer here, with the reason in words. */
export function skipped(name: FactName, reason: string): Read {
  return {name, input: {}, how: 'single', notAsked: reason};
}

/** The announcement of a read. */
export function plannedRead(read: Read, round: Round): PlannedRead {
  return {name: read.name, call: callOfFact(read.name), round};
}
