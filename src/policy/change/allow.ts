/** Changes that make a policy type allow a request on which it is silent, the smallest first. */
import type {JsonObject} from '../../core/json.ts';
import type {Analysis, Check, PolicyType} from '../analysis.ts';
import {operatorOf} from '../conditions/operator.ts';
import {type Nearest, nearestAllow} from '../nearest.ts';
import type {Policies} from '../policies.ts';
import type {Request} from '../request.ts';
import type {Edit, Place} from './change.ts';
import {literal} from './literal.ts';
import {principalElement} from './principal-name.ts';
import {statementJson} from './statement-json.ts';

/** Candidates; the caller tries them in order. */
export function allowances(analysis: Analysis, type: PolicyType): readonly Edit[] {
  const nearest = nearestAllow(analysis);
  const place = placeOf(analysis, type);
  const version = existing(analysis.policies, type)?.document.version ?? '2012-10-17';
  const after = statementFor(type, analysis.request, version);
  return [...(nearest ? withActualValue(nearest) : []), {...place, type: 'add', after}];
}

/** The value that the one failing condition misses: a copied policy with another Region's name. */
function withActualValue({analysis, failing}: Nearest): readonly Edit[] {
  const [check] = failing;
  if (!check || failing.length > 1 || !isWidenable(check)) return [];
  const {actual, operator = '', key} = check;
  if (actual.status !== 'known') return [];
  const {statement, type: policyType, policy, version} = analysis;
  const plain = (value: string) => literal(value, operator, version);
  const conditions = statement.conditions.map((condition) =>
    condition.operator === operator && condition.key === key
      ? {...condition, values: [...condition.values, ...actual.values.map(plain)]}
      : condition,
  );
  const before = statementJson(statement);
  const after = statementJson({...statement, conditions});
  return [{type: 'edit', policyType, policy, index: statement.index, before, after}];
}

function isWidenable({part, operator = ''}: Check): boolean {
  const known = part === 'condition' ? operatorOf(operator) : undefined;
  return known?.type === 'compare' && !known.test.isNegated && known.quantifier === undefined;
}

/** The statement that allows just this: action, resource, principal, and the service it goes through. */
function statementFor(
  type: PolicyType,
  {action, resource, principal, context}: Request,
  version: string,
): JsonObject {
  const isResource = type === 'resource' || type === 'resource-control';
  const who = type === 'resource-control' ? '*' : principalElement(principal);
  const via = context.keys['kms:ViaService'];
  const service = type === 'resource' && via?.status === 'known' ? via.values[0] : undefined;
  const [name = ''] = action.split(':').slice(1);
  return {
    Sid: `Allow${name.replace(/\W/g, '')}`,
    Effect: 'Allow',
    ...(isResource ? {Principal: who} : {}),
    Action: action,
    Resource: type === 'identity' ? resource.arn : '*',
    ...(service === undefined
      ? {}
      : {Condition: {StringEquals: {'kms:ViaService': literal(service, 'StringEquals', version)}}}),
  };
}

/** A boundary and a key policy are there already; elsewhere the statement is a policy of its own. */
function placeOf({policies, layers}: Analysis, policyType: PolicyType): Place {
  const target = layers.find(({type}) => type === policyType)?.blockedAt;
  const policy = existing(policies, policyType);
  return {
    policyType,
    ...(policy ? {policy: {name: policy.name, ...(policy.arn ? {arn: policy.arn} : {})}} : {}),
    ...(target === undefined ? {} : {target}),
  };
}

function existing({resource, boundary}: Policies, type: PolicyType) {
  const layer = type === 'resource' ? resource : type === 'boundary' ? boundary : undefined;
  return layer?.status === 'read' ? layer.value : undefined;
}
