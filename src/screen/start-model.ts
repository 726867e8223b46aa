/** What the start screen shows; filled in progressively with `createModel`. */
import type {Mode} from '../core/incident.ts';
import type {Model} from './model.ts';

/** Who AWS says we are, or why that is not known (yet). */
export type StartAws =
  | {readonly state: 'asking'}
  | {
      readonly state: 'known';
      readonly accountId: string;
      readonly region: string;
      /** `OnCallResponder/mara`. */
      readonly operator: string;
      readonly profile?: string;
      /** Empty for AWS's own endpoints. */
      readonly endpoint: string;
    }
  /** `reason` is a short phrase, such as `no credentials` or `no Region`. */
  | {readonly state: 'none'; readonly reason: string};

/** A session that was not brought to its end. */
export type UnfinishedSession = {
  readonly id: string;
  readonly database: string;
  /** What it was about and where it stopped, such as `key-disabled, stopped at step 3 of 5`. */
  readonly what: string;
  /** ISO 8601 of its last entry. */
  readonly at: string;
  readonly mode: Mode;
  /** An intent has no outcome, or AWS is still at work on a change. */
  readonly isRunning: boolean;
};

/** A rehearsal that can be played. */
export type StartScenario = {readonly id: string; readonly title: string};

/** The whole start screen. */
export type StartView = {
  readonly aws: StartAws;
  readonly unfinished: readonly UnfinishedSession[];
  /** Finished sessions and the newest one's time (ISO 8601). */
  readonly finished: {readonly count: number; readonly newest?: string};
  readonly scenarios: readonly StartScenario[];
};

/** The start screen's model. */
export type StartModel = Model<StartView>;

/** Before anything was read. */
export const emptyStart: StartView = {
  aws: {state: 'asking'},
  unfinished: [],
  finished: {count: 0},
  scenarios: [],
};
