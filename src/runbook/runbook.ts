/** A runbook as read from its file: steps as data, and its rung on the ladder of ways back. */
import type {CallName} from '../core/call.ts';
import type {CauseId} from '../core/diagnosis.ts';
import type {PlannedStep, Way} from '../core/plan.ts';
import type {TimePart} from '../core/way-time.ts';

/**
 * A step as written. `run` steps name another runbook; `only` says for which kind of database;
 * `each` makes one step of it for every value of an expression.
 */
export type RunbookStep = PlannedStep & {
  readonly run?: string;
  readonly each?: string;
  readonly only?: 'instance' | 'cluster';
};

/** One answer to "does it apply?"; the last of a rung has no `when` and always holds. */
export type Case = {
  readonly when?: string;
  /** `out`: it is about something else, and not among the ways at all. */
  readonly is: Way['applies'] | 'out';
  /** About five words: `key is Disabled`. */
  readonly because: string;
};

/** One part of a way's time as written; what earlier sessions measured takes its figure's place. */
export type TimeTemplate = Omit<TimePart, 'times'> & {
  /** JMESPath over the facts: the part counts only where it holds. */
  readonly when?: string;
  /** The calls whose measured times stand for it. */
  readonly measure?: readonly CallName[];
};

/** A rung of the decision ladder: cheapest first. */
export type Rung = {
  readonly order: number;
  /** The first case that holds counts. */
  readonly applies: readonly Case[];
  readonly undo: string;
  readonly time: string | readonly TimeTemplate[];
  /** What it costs although it is the right way: data, a new name, who gets the key back. */
  readonly price?: string;
  /** What it breaks if it is the wrong way. */
  readonly risk?: string;
  readonly unless: string;
};

/** One file of runbooks/. */
export type Runbook = {
  readonly id: string;
  readonly title: string;
  readonly serves: readonly CauseId[];
  readonly rung?: Rung;
  /** The prose before the first heading. */
  readonly intro: string;
  readonly steps: readonly RunbookStep[];
  readonly file: string;
};

/** Runbooks by id. */
export type Library = ReadonlyMap<string, Runbook>;

const causes: {readonly [Id in CauseId]: true} = {
  'key-disabled': true,
  'key-pending-deletion': true,
  'key-deleted': true,
  'key-material-missing': true,
  'key-store-disconnected': true,
  'external-key-store-unreachable': true,
  'grant-missing': true,
  'policy-lost-delegation': true,
  'policy-denies': true,
  'policy-condition-mismatch': true,
  'organization-denies': true,
  'key-in-another-account': true,
  'restored-not-started': true,
  'replica-key': true,
  'caller-not-authorized': true,
  'not-the-key': true,
};

/** The ids that `serves` may name. */
export const causeIds: readonly string[] = Object.keys(causes);

/** True for the id of a cause. */
export function isCauseId(id: string): id is CauseId {
  return Object.hasOwn(causes, id);
}
