/** The answer: what was decided, by which statement, and everything that was looked at. */
import type {Place, Statement} from './document.ts';
import type {Grant, Policies, Policy} from './policies.ts';
import type {ContextValue, Request} from './request.ts';
import type {Truth} from './truth.ts';

/** The kinds of policy that AWS names in a denial, and grants. */
export type PolicyType =
  | 'identity'
  | 'boundary'
  | 'session'
  | 'service-control'
  | 'resource-control'
  | 'resource'
  | 'grant';

/** `unknown` is never to be taken for allowed. */
export type Decision = 'allowed' | 'explicitly-denied' | 'implicitly-denied' | 'unknown';

/** Everything about one request and the policies it met. */
export type Analysis = {
  readonly request: Request;
  readonly policies: Policies;
  readonly decision: Decision;
  /** The policy type that decided; for an unknown the first that leaves it open. */
  readonly decidedBy?: PolicyType;
  /** The statement or grant that decided; none where nothing allows. */
  readonly deciding?: Quote;
  /** What would have to be known; empty unless the decision is unknown. */
  readonly missing: readonly Missing[];
  /** In AWS's order of evaluation. */
  readonly layers: readonly LayerAnalysis[];
  /** The grants that reach the caller, those that allow first; a screenful of them at most. */
  readonly grants: readonly GrantAnalysis[];
};

/** Where a deciding statement stands, so that a person can find it. */
export type Quote = {
  readonly type: PolicyType;
  /** The policy's name, or the grant's ID. */
  readonly name: string;
  readonly arn?: string;
  readonly sid?: string;
  /** The statement's position; the first is 0. Undefined for a grant. */
  readonly index?: number;
  readonly place?: Place;
};

/** One thing that is not known and could turn the answer. */
export type Missing = {
  readonly type: PolicyType;
  /** `the service control policies`, or a condition key. */
  readonly what: string;
  readonly because: string;
  readonly needs?: string;
  /** What it could do to the request. */
  readonly could: 'allow' | 'deny' | 'either';
  /** The statement that turns on it. */
  readonly statement?: Quote;
};

/** What one type of policy says about the request. */
export type LayerAnalysis = {
  readonly type: PolicyType;
  readonly status: 'read' | 'unread' | 'does-not-apply';
  /** Why it was not read or does not apply. */
  readonly because?: string;
  readonly needs?: string;
  /** For a layer that only limits: whether it lets the request through. */
  readonly allows: Truth;
  readonly denies: Truth;
  readonly statements: readonly StatementAnalysis[];
  /** The level of the organization at which no policy allows. */
  readonly blockedAt?: string;
};

/** Whether one statement is about this request, and if not, why. */
export type StatementAnalysis = {
  readonly type: PolicyType;
  readonly policy: Pick<Policy, 'name' | 'arn'>;
  /** Of the policy's language. */
  readonly version: string;
  readonly statement: Statement;
  readonly met: Truth;
  readonly checks: readonly Check[];
  /** How the principal was named, where the statement names principals. */
  readonly reach?: Reach;
};

/**
 * What an Allow in a resource policy means for the one it names (IAM guide, evaluation logic):
 * `account` only lets the account's own policies decide; `role` is limited by its boundary and
 * session policies; `direct` needs nothing else within the account.
 */
export type Reach = 'account' | 'role' | 'direct';

/** One part of a statement held against the request. */
export type Check = {
  readonly part: 'action' | 'resource' | 'principal' | 'condition';
  readonly met: Truth;
  readonly expected: readonly string[];
  readonly actual: ContextValue;
  readonly place: Place;
  /** Only of a condition. */
  readonly operator?: string;
  readonly key?: string;
  /** Why it is not known, or what is special about it. */
  readonly because?: string;
};

/** A grant that was looked at more closely. */
export type GrantAnalysis = {
  readonly grant: Grant;
  readonly met: Truth;
  /** Why it does not allow the request, or why that is not known. */
  readonly because?: string;
};
