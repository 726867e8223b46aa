/** Quotes the statement or grant that decided, so that a person finds it in its policy. */
import type {LayerAnalysis, PolicyType, Quote, Reach, StatementAnalysis} from './analysis.ts';
import type {Layers} from './layers.ts';

/** Where a statement stands. */
export function quoteOf({type, policy, statement}: StatementAnalysis): Quote {
  const {name, arn} = policy;
  return {
    type,
    name,
    ...(arn === undefined ? {} : {arn}),
    ...(statement.sid === undefined ? {} : {sid: statement.sid}),
    index: statement.index,
    place: statement.start,
  };
}

/** The first statement of a layer that denies. */
export function denyingQuote({statements}: LayerAnalysis): Quote | undefined {
  return firstOf(statements, 'Deny');
}

/** The statement or grant by which the request is allowed. */
export function allowingQuote(layers: Layers, type: PolicyType, reach?: Reach): Quote | undefined {
  if (type === 'grant') {
    const grant = layers.grants.looked.find(({met}) => met === 'yes')?.grant;
    return grant && {type, name: grant.id};
  }
  if (type === 'resource') {
    const meant = layers.resource.layer.statements.filter((one) => one.reach === reach);
    return firstOf(meant, 'Allow');
  }
  return firstOf(layers.identity.statements, 'Allow');
}

function firstOf(
  statements: readonly StatementAnalysis[],
  effect: 'Allow' | 'Deny',
): Quote | undefined {
  const found = statements.find((one) => one.statement.effect === effect && one.met === 'yes');
  return found && quoteOf(found);
}
