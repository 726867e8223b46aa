/** Is a statement about this request? Every part of it is held against the request. */
import type {Check, PolicyType, StatementAnalysis} from '../analysis.ts';
import {holds} from '../conditions/evaluate.ts';
import type {Lookup} from '../context.ts';
import type {Statement} from '../document.ts';
import type {Policy} from '../policies.ts';
import type {Request} from '../request.ts';
import {allOf, type Truth} from '../truth.ts';
import {checkAction} from './action.ts';
import {checkPrincipal} from './principal.ts';
import {checkResource} from './resource.ts';

/** What every statement is held against. */
export type Scene = {
  readonly request: Request;
  readonly lookup: Lookup;
  readonly hasBoundary: Truth;
};

/** All parts must hold; what does not hold is kept with what was expected and what was there. */
export function analyseStatement(
  statement: Statement,
  type: PolicyType,
  policy: Policy,
  {request, lookup, hasBoundary}: Scene,
): StatementAnalysis {
  const {version} = policy.document;
  const {check, reach} = checkPrincipal(statement, type === 'resource', request, hasBoundary);
  const checks: readonly Check[] = [
    ...(check ? [check] : []),
    checkAction(statement, request.action),
    checkResource(statement, type, version, request, lookup),
    ...statement.conditions.map((condition): Check => {
      const {operator, key, values, place} = condition;
      const held = holds(condition, version, lookup);
      return {part: 'condition', operator, key, expected: values, place, ...held};
    }),
  ];
  const {name, arn} = policy;
  const met = allOf(checks.map((one) => one.met));
  return {type, policy: {name, arn}, version, statement, met, checks, reach};
}

/** Every statement of these policies. */
export function analysePolicies(
  policies: readonly Policy[],
  type: PolicyType,
  scene: Scene,
): readonly StatementAnalysis[] {
  return policies.flatMap((policy) =>
    policy.document.statements.map((statement) => analyseStatement(statement, type, policy, scene)),
  );
}
