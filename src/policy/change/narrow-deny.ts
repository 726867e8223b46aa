/** Changes of a Deny so that it no longer meets the request, the smallest first. */
import type {Check, StatementAnalysis} from '../analysis.ts';
import {operatorOf} from '../conditions/operator.ts';
import type {Condition, PrincipalName, Statement} from '../document.ts';
import {naming} from '../match/naming.ts';
import type {Request} from '../request.ts';
import type {Edit} from './change.ts';
import {literal} from './literal.ts';
import {exemption, principalName} from './principal-name.ts';
import {statementJson} from './statement-json.ts';

// Widening a network or a time would let in more than this request.
const widenable =
  /^(?:kms:(?:viaservice|calleraccount|encryptioncontext:.*)|aws:(?:principal(?:arn|account|orgid|servicename)|source(?:account|orgid|arn)))$/;

/** Candidates; the caller tries them in order. */
export function narrowings(one: StatementAnalysis, request: Request): readonly Edit[] {
  return [
    ...one.checks.flatMap((check) => withActualValue(one, check)),
    ...withoutName(one, request),
    ...withExemption(one, request),
  ];
}

function edited(one: StatementAnalysis, after: Statement): Edit {
  const {type: policyType, policy, statement} = one;
  const [before, next] = [statementJson(statement), statementJson(after)];
  return {type: 'edit', policyType, policy, index: statement.index, before, after: next};
}

/** `StringNotEquals kms:ViaService rds` met a call through ec2: ec2 joins the list. */
function withActualValue(one: StatementAnalysis, check: Check): readonly Edit[] {
  const {key = '', operator = '', actual} = check;
  const known = operatorOf(operator);
  if (known?.type !== 'compare' || !known.test.isNegated || known.quantifier) return [];
  if (!widenable.test(key.toLowerCase()) || actual.status !== 'known') return [];
  const {statement} = one;
  const plain = (value: string) => literal(value, operator, one.version);
  const conditions = statement.conditions.map((condition) =>
    condition.operator === operator && condition.key === key
      ? {...condition, values: [...condition.values, ...actual.values.map(plain)]}
      : condition,
  );
  return [edited(one, {...statement, conditions})];
}

/** A Deny that names the caller stops naming it; one that names nobody else goes. */
function withoutName(one: StatementAnalysis, request: Request): readonly Edit[] {
  const {statement, type: policyType, policy} = one;
  const {principal} = statement;
  if (!principal || principal.isNegated) return [];
  const isOwn = (name: PrincipalName) => {
    const reach = naming(name, request.principal);
    return name.name !== '*' && (reach === 'direct' || reach === 'role');
  };
  const names = principal.names.filter((name) => !isOwn(name));
  if (names.length === principal.names.length) return [];
  if (names.length > 0) return [edited(one, {...statement, principal: {...principal, names}})];
  const before = statementJson(statement);
  return [{type: 'remove', policyType, policy, index: statement.index, before}];
}

/** Everybody but the caller: a condition, or one more name in NotPrincipal. */
function withExemption(one: StatementAnalysis, {principal}: Request): readonly Edit[] {
  const {statement} = one;
  const {operator, key, value} = exemption(principal);
  const found = statement.conditions.find((c) => c.operator === operator && c.key === key);
  const added: Condition = {operator, key, values: [value], place: statement.start};
  const conditions = found
    ? statement.conditions.map((c) => (c === found ? {...c, values: [...c.values, value]} : c))
    : [...statement.conditions, added];
  const byCondition = edited(one, {...statement, conditions});
  const element = statement.principal;
  if (!element?.isNegated || principal.kind === 'service') return [byCondition];
  const names = [principalName(principal), `arn:aws:iam::${principal.accountId}:root`].map(
    (name): PrincipalName => ({type: 'AWS', name}),
  );
  const missing = names.filter(({name}) => !element.names.some((has) => has.name === name));
  const listed = {...element, names: [...element.names, ...missing]};
  return [edited(one, {...statement, principal: listed}), byCondition];
}
