/** What calls on instances refuse for a member of a cluster. */
import type {ModifyDBInstanceCommandInput} from '@aws-sdk/client-rds';
import type {Instance} from '../../../world/instances.ts';
import type {Call} from '../../call.ts';
import {invalidCombination, invalidValue} from '../errors.ts';
import {clusterOf} from './find.ts';

/** StartDBInstance and StopDBInstance are not for members (facts/aws.md §1.4). */
export function refuseMember(call: Call, instance: Instance): void {
  if (!clusterOf(call.here.rds, instance)) return;
  const {Engine} = instance.settings;
  throw invalidCombination(`${Engine} DB instances are not eligible for stopping and starting.`);
}

/** A member has no storage of its own to take a snapshot of. */
export function refuseMemberSnapshot(call: Call, instance: Instance): void {
  if (!clusterOf(call.here.rds, instance)) return;
  throw invalidValue(
    'The specified instance is a member of a cluster and a snapshot cannot be created directly. Please use the CreateDBClusterSnapshot API instead.',
  );
}

/** Replicas and replicated backups are made of a cluster, not of its members (facts/aws.md §6.1). */
export function refuseMemberSource({id, clusterResourceId}: Instance): void {
  if (clusterResourceId === undefined) return;
  throw invalidCombination(`Instance ${id} is a member of a DB cluster: it cannot be the source.`);
}

/** Settings of the whole cluster. */
const ofTheCluster = [
  'AllocatedStorage',
  'BackupRetentionPeriod',
  'CloudwatchLogsExportConfiguration',
  'CopyTagsToSnapshot',
  'DBPortNumber',
  'DBSubnetGroupName',
  'DeletionProtection',
  'EnableIAMDatabaseAuthentication',
  'EngineVersion',
  'Iops',
  'MasterUserPassword',
  'MaxAllocatedStorage',
  'MultiAZ',
  'OptionGroupName',
  'PreferredBackupWindow',
  'StorageThroughput',
  'StorageType',
  'VpcSecurityGroupIds',
] as const satisfies readonly (keyof ModifyDBInstanceCommandInput)[];

/** ModifyDBInstance changes only what a member has for itself. */
export function refuseClusterSettings(
  call: Call,
  instance: Instance,
  input: ModifyDBInstanceCommandInput,
): void {
  const cluster = clusterOf(call.here.rds, instance);
  const named = cluster && ofTheCluster.find((name) => input[name] !== undefined);
  if (!named) return;
  throw invalidCombination(
    `${named} is a setting of the DB cluster ${cluster.id}: use ModifyDBCluster.`,
  );
}
