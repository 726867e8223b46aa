/** What is wrong with a policy: who is refused by which statement, and the change that would allow it. */
import type {Evidence} from '../../core/evidence.ts';
import type {
  Analysis,
  Check,
  LayerAnalysis,
  PolicyType,
  StatementAnalysis,
} from '../../policy/analysis.ts';
import {accessOf} from './access.ts';

/** Whom a policy stands in the way of: RDS on its own, or RDS and you at a start or a restore. */
export type Whom = 'rds' | 'caller';

/** One statement that forbids for certain, or might. */
export type Denial = {
  readonly whom: Whom;
  readonly type: PolicyType;
  readonly analysis: Analysis;
  readonly statement: StatementAnalysis;
  /** It has no condition and names everybody: nothing about RDS has to be assumed. */
  readonly isPlain: boolean;
  readonly isCertain: boolean;
};

/** The Deny of the key policy that meets RDS or the caller; one that RDS meets comes first. */
export function keyPolicyDenial(evidence: Evidence): Denial | undefined {
  const {rds, throughRds} = accessOf(evidence);
  return (
    denialIn(rds, 'rds', 'resource', 'yes') ??
    firstOf(throughRds, (one) => denialIn(one, 'caller', 'resource', 'yes')) ??
    denialIn(rds, 'rds', 'resource', 'unknown')
  );
}

/** A policy of the organization on the account or on the key that forbids for certain. */
export function organizationDenial(evidence: Evidence): Denial | undefined {
  const {rdsInOrganization, throughRdsInOrganization} = accessOf(evidence);
  const types = ['resource-control', 'service-control'] as const;
  return firstOf(types, (type) => {
    const ofRds = denialIn(rdsInOrganization, 'rds', type, 'yes');
    return (
      ofRds ?? firstOf(throughRdsInOrganization, (one) => denialIn(one, 'caller', type, 'yes'))
    );
  });
}

/** An organization's level on which nothing allows: no statement can be quoted for it. */
export function organizationGap(evidence: Evidence): Analysis | undefined {
  return accessOf(evidence).throughRdsInOrganization.find(({layers}) =>
    layers.some(
      ({type, status, allows}) =>
        (type === 'service-control' || type === 'resource-control') &&
        status === 'read' &&
        allows === 'no',
    ),
  );
}

/** The key policy allows the caller nothing that RDS needs: the question it answers with no. */
export function keyPolicyGap(evidence: Evidence): Analysis | undefined {
  return accessOf(evidence).throughRds.find(
    ({decision, decidedBy}) => decision === 'implicitly-denied' && decidedBy === 'resource',
  );
}

/** An Allow that would reach the caller but for one condition. */
export type Mismatch = {
  readonly analysis: Analysis;
  readonly statement: StatementAnalysis;
  readonly check: Check;
};

/** The Allow whose only fault is a condition; undefined where none comes that near. */
export function conditionMismatch(evidence: Evidence): Mismatch | undefined {
  const analysis = keyPolicyGap(evidence);
  const statements = layerOf(analysis, 'resource')?.statements ?? [];
  return firstOf(statements, (statement) => {
    if (!analysis || statement.statement.effect !== 'Allow') return undefined;
    const failing = statement.checks.filter(({met}) => met === 'no');
    const [check] = failing;
    const isOnlyConditions = failing.every(({part}) => part === 'condition');
    return check && isOnlyConditions ? {analysis, statement, check} : undefined;
  });
}

/** The caller's own policies refuse what RDS needs from them, for certain. */
export function callerGap(evidence: Evidence): Analysis | undefined {
  return accessOf(evidence).throughRds.find(isCallersOwn);
}

/** True where the caller's own policies, not the key's or the organization's, say no. */
export function isCallersOwn({decision, decidedBy}: Analysis): boolean {
  const own: readonly (PolicyType | undefined)[] = ['identity', 'boundary', 'session'];
  return decision.endsWith('denied') && own.includes(decidedBy);
}

function denialIn(
  analysis: Analysis | undefined,
  whom: Whom,
  type: PolicyType,
  met: 'yes' | 'unknown',
): Denial | undefined {
  const statement = layerOf(analysis, type)?.statements.find(
    (one) => one.statement.effect === 'Deny' && one.met === met,
  );
  if (!analysis || !statement) return undefined;
  const {conditions, principal} = statement.statement;
  const isForAll = type !== 'resource' || principal?.names.some(({name}) => name === '*') === true;
  const isPlain = conditions.length === 0 && isForAll && principal?.isNegated !== true;
  return {whom, type, analysis, statement, isPlain, isCertain: met === 'yes'};
}

function layerOf(analysis: Analysis | undefined, type: PolicyType): LayerAnalysis | undefined {
  return analysis?.layers.find((layer) => layer.type === type);
}

function firstOf<Item, Found>(
  items: readonly Item[],
  find: (item: Item) => Found | undefined,
): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
