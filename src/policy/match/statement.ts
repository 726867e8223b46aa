/** Is a statement about this request? Every part of it is held against the request. */
import type {Check, PolicyType, Reach, StatementAnalysis} from '../analysis.ts';
import {holds} from '../conditions/evaluate.ts';
import type {Lookup} from '../context.ts';
import type {Condition, Statement} from '../document.ts';
import type {Policy} from '../policies.ts';
import type {Request} from '../request.ts';
import {allOf, type Truth} from '../truth.ts';
import {checkAction} from './action.ts';
import {checkPrincipal, type PrincipalCheck} from './principal.ts';
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
  scene: Scene,
): StatementAnalysis {
  return new Analysed(statement, type, policy, scene);
}

/**
 * Most statements of a long policy name somebody else. One part that does not hold settles it; the
 * others are looked at only when somebody asks how near the statement came.
 */
class Analysed implements StatementAnalysis {
  readonly type: PolicyType;
  readonly policy: StatementAnalysis['policy'];
  readonly version: string;
  readonly statement: Statement;
  readonly met: Truth;
  readonly #principal: PrincipalCheck;
  readonly #scene: Scene;
  #checks: readonly Check[] | undefined;

  constructor(statement: Statement, type: PolicyType, policy: Policy, scene: Scene) {
    this.type = type;
    this.policy = {name: policy.name, arn: policy.arn};
    this.version = policy.document.version;
    this.statement = statement;
    this.#scene = scene;
    const {request, hasBoundary} = scene;
    this.#principal = checkPrincipal(statement, type === 'resource', request, hasBoundary);
    const {check} = this.#principal;
    this.met = check?.met === 'no' ? 'no' : allOf(this.checks.map((one) => one.met));
  }

  get reach(): Reach | undefined {
    return this.#principal.reach;
  }

  get checks(): readonly Check[] {
    this.#checks ??= this.#allChecks();
    return this.#checks;
  }

  #allChecks(): readonly Check[] {
    const {statement, type, version} = this;
    const {request, lookup} = this.#scene;
    const {check} = this.#principal;
    return [
      ...(check ? [check] : []),
      checkAction(statement, request.action),
      checkResource(statement, type, version, request, lookup),
      ...statement.conditions.map((condition) => checkCondition(condition, version, lookup)),
    ];
  }
}

function checkCondition(condition: Condition, version: string, lookup: Lookup): Check {
  const {operator, key, values, place} = condition;
  const held = holds(condition, version, lookup);
  return {part: 'condition', operator, key, expected: values, place, ...held};
}

/** Every statement of these policies. */
export function analysePolicies(
  policies: readonly Policy[],
  type: PolicyType,
  scene: Scene,
): readonly StatementAnalysis[] {
  const analysed: StatementAnalysis[] = [];
  for (const policy of policies) {
    for (const statement of policy.document.statements) {
      analysed.push(analyseStatement(statement, type, policy, scene));
    }
  }
  return analysed;
}
