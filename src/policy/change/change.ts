/** A change of one policy that brings a denied request closer to being allowed. */
import type {JsonObject} from '../../core/json.ts';
import type {Decision, PolicyType} from '../analysis.ts';
import type {Policy} from '../policies.ts';

/** Where a change belongs. */
export type Place = {
  readonly policyType: PolicyType;
  /** Undefined where there is no policy yet. */
  readonly policy?: Pick<Policy, 'name' | 'arn'>;
  /** The root, OU or account, for a policy of the organization. */
  readonly target?: string;
};

/** One change of one statement. */
export type Edit =
  | (Place & {readonly type: 'add'; readonly after: JsonObject})
  | (Place & {
      readonly type: 'edit';
      readonly index: number;
      readonly before: JsonObject;
      readonly after: JsonObject;
    })
  | (Place & {readonly type: 'remove'; readonly index: number; readonly before: JsonObject});

/** The change with what it leads to, or why no policy change helps. */
export type Change =
  | (Edit & {
      readonly sentence: string;
      /** The decision once the change is made; another policy type may still be in the way. */
      readonly leadsTo: Decision;
    })
  | {readonly type: 'none'; readonly policyType: PolicyType; readonly sentence: string};
