/** Why the latest denied requests were denied, for whoever debriefs them. */

/** A part of an Allow statement that did not fit the request. */
export type UnmetCheck = {
  policyName: string;
  sid?: string;
  /** Position of the statement; the first is 0. */
  statement: number;
  part: 'action' | 'resource' | 'principal' | 'condition';
  key?: string;
  operator?: string;
  expected: string[];
  /** What the request had; empty where it had nothing. */
  actual: string[];
};

/** One denial: the policy that decided and, where nothing allowed, what came close. */
export type Denial = {
  at: number;
  requestId: string;
  principal: string;
  action: string;
  resource: string;
  isExplicit: boolean;
  policyType:
    | 'identity'
    | 'boundary'
    | 'session'
    | 'service-control'
    | 'resource-control'
    | 'resource'
    | 'grant';
  policyName?: string;
  policyArn?: string;
  sid?: string;
  /** Position of the statement that denied; the first is 0. */
  statement?: number;
  /** Root, organizational unit or account at which no policy allows. */
  level?: string;
  unmet: UnmetCheck[];
};

const mostKept = 20;

/** Keeps a denial; of all that were kept the latest stay. */
export function keepDenial(denials: Denial[], denial: Denial): void {
  denials.push(denial);
  if (denials.length > mostKept) denials.shift();
}
