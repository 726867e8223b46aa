/** What is looked at once more just before a restore: its key, its quotas, what it names. */
import {databaseOf} from '../../core/database.ts';
import {type Evidence, factOf} from '../../core/evidence.ts';
import {knownValue} from '../../core/fact.ts';
import type {JsonObject} from '../../core/json.ts';
import type {Session} from '../../core/session.ts';
import {chosenCandidate} from '../../recovery/sources/chosen.ts';
import {keysToProve} from '../../recovery/sources/proof-keys.ts';
import {restoreInput} from '../../recovery/sources/restore-input.ts';
import {keyRead} from './backups.ts';
import {grantRead} from './grant-dry-run.ts';
import {paged, type Read, single} from './planned.ts';

/** The reads for the chosen backup, in the Region in which it is restored. */
export function proofReads(session: Session): readonly Read[] {
  const candidate = chosenCandidate(session);
  if (!candidate) return [];
  const region = candidate.source.region || undefined;
  const input = restoreInput(session);
  return [
    ...keysToProve(session).flatMap((arn) => keyReads(arn, session)),
    single('accountAttributes', {}, region),
    ...groupReads(input, region),
    paged('certificates', {}, region),
    ...orderableReads(session, input, region),
    ...pointReads(session, candidate.source.name, candidate.source.kind),
  ];
}

/** The state, the policy, and what KMS would say to the grant that RDS makes (facts/wire.md §6). */
function keyReads(arn: string, session: Session): readonly Read[] {
  const {evidence} = session;
  const isOwn = arn === databaseOf(evidence)?.keyId;
  const region = arn.split(':')[3] || undefined;
  return [
    isOwn ? single('key', {KeyId: arn}, region) : keyRead(arn),
    ...policyReads(arn, isOwn, evidence, region),
    grantRead(arn, session),
  ];
}

function policyReads(
  arn: string,
  isOwn: boolean,
  evidence: Evidence,
  region: string | undefined,
): readonly Read[] {
  if (arn.split(':')[4] !== databaseOf(evidence)?.arn.split(':')[4]) return [];
  const input = {KeyId: arn, PolicyName: 'default'};
  return [single(isOwn ? 'keyPolicy' : `keyPolicy:${arn}`, input, region)];
}

function groupReads(input: JsonObject, region: string | undefined): readonly Read[] {
  const reads: Read[] = [];
  const {DBSubnetGroupName, DBParameterGroupName, DBClusterParameterGroupName, OptionGroupName} =
    input;
  if (DBSubnetGroupName) reads.push(single('subnetGroup', {DBSubnetGroupName}, region));
  if (isOwn(DBParameterGroupName))
    reads.push(single('parameterGroup', {DBParameterGroupName}, region));
  if (isOwn(DBClusterParameterGroupName)) {
    reads.push(single('clusterParameterGroup', {DBClusterParameterGroupName}, region));
  }
  if (isOwn(OptionGroupName)) reads.push(single('optionGroup', {OptionGroupName}, region));
  return reads;
}

/** RDS makes its default groups itself when they are named, so there is nothing to look at. */
function isOwn(name: unknown): boolean {
  return typeof name === 'string' && !/^default[.:]/.test(name);
}

/** Whether the class can be had with this engine at all; today's capacity is in no answer. */
function orderableReads(
  {evidence}: Session,
  input: JsonObject,
  region: string | undefined,
): readonly Read[] {
  const instance = knownValue(factOf(evidence, 'instance'))?.DBInstances?.[0];
  const cluster = knownValue(factOf(evidence, 'cluster'))?.DBClusters?.[0];
  const {Engine, EngineVersion} = instance ?? cluster ?? {};
  const DBInstanceClass = input.DBInstanceClass ?? input.DBClusterInstanceClass;
  if (!Engine || !EngineVersion || !DBInstanceClass) return [];
  return [paged('orderable', {Engine, EngineVersion, DBInstanceClass}, region)];
}

function pointReads({evidence}: Session, name: string, kind: string): readonly Read[] {
  if (kind !== 'recovery-point') return [];
  const points = knownValue(factOf(evidence, 'recoveryPoints'))?.RecoveryPoints ?? [];
  const vault = points.find(({RecoveryPointArn}) => RecoveryPointArn === name)?.BackupVaultName;
  if (!vault) return [];
  return [single('recoveryPoint', {BackupVaultName: vault, RecoveryPointArn: name})];
}
