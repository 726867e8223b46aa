/** Groups that are there and may not fit all the same: a parameter group's family, security groups. Pure. */
import type {Check} from '../../core/check.ts';
import {databaseOf} from '../../core/database.ts';
import {factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import type {BoundInput} from '../../core/plan.ts';
import type {Session} from '../../core/session.ts';
import {chosenCandidate} from './chosen.ts';

/** What can be said of them without calling EC2. */
export function groupChecks(input: BoundInput, session: Session): readonly Check[] {
  return [...familyCheck(session), ...securityGroupCheck(input)];
}

/** The group is that of the lost database; an older backup may be of an older engine. */
function familyCheck(session: Session): readonly Check[] {
  const {evidence} = session;
  const group =
    knownValue(factOf(evidence, 'parameterGroup'))?.DBParameterGroups?.[0] ??
    knownValue(factOf(evidence, 'clusterParameterGroup'))?.DBClusterParameterGroups?.[0];
  const family = group?.DBParameterGroupFamily;
  const engine = engineOf(session);
  const version =
    chosenCandidate(session)?.source.engineVersion || databaseOf(evidence)?.engineVersion;
  if (!group || !family || !engine || !version) return [];
  const name = group.DBParameterGroupName ?? group.DBClusterParameterGroupName ?? '';
  const words = `the parameter group ${name} is of the family ${family}`;
  if (fits(family, engine, version)) {
    return [{result: 'ok', words: `${words}, which fits ${engine} ${version}`}];
  }
  return [
    {
      result: 'caution',
      words: `${words} and the backup of ${engine} ${version}: RDS may refuse it, nothing is lost then`,
    },
  ];
}

function engineOf({evidence}: Session): string | undefined {
  const instance = knownValue(factOf(evidence, 'instance'))?.DBInstances?.[0];
  const cluster = knownValue(factOf(evidence, 'cluster'))?.DBClusters?.[0];
  return instance?.Engine ?? cluster?.Engine;
}

/** Families are called by engine and the beginning of the version: `postgres16`, `oracle-ee-19`. */
export function fits(family: string, engine: string, version: string): boolean {
  if (!family.startsWith(engine)) return false;
  const begins = family.slice(engine.length).replace(/^-/, '');
  return begins !== '' && version.startsWith(begins);
}

/** Their rules are in EC2, which is never called. */
function securityGroupCheck({VpcSecurityGroupIds: ids}: BoundInput): readonly Check[] {
  if (!Array.isArray(ids) || ids.length === 0) return [];
  const words = `the security groups ${ids.join(', ')} were not looked at: only EC2 tells of them`;
  return [{result: 'not-readable', words}];
}
