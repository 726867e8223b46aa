/** The input of RestoreDBInstanceFromDBSnapshot: the lost instance's own settings. Pure. */
import type {DBInstance, Tag} from '../core/aws-shapes.ts';
import {factOf} from '../core/evidence.ts';
import {knownValue} from '../core/fact.ts';
import type {Json} from '../core/json.ts';
import type {BoundInput} from '../core/plan.ts';
import type {Session} from '../core/session.ts';
import {restoredIdentifier} from './new-identifier.ts';

/** The step whose answer is the snapshot to restore. */
export const snapshotStep = 'snapshot';

/** Settings the restore call takes and the evidence has beyond the common shape. */
type Instance = DBInstance & {
  readonly NetworkType?: string;
  readonly DedicatedLogVolume?: boolean;
  readonly EngineLifecycleSupport?: string;
};

/**
 * What to send for the chosen snapshot. Every setting is named, because AWS's two pages disagree
 * about what a restore takes over by itself (facts/aws.md §6.3). There is no KmsKeyId in this
 * call: the result has the snapshot's key (facts/aws.md §6.2).
 */
export function restoreRequest(session: Session): BoundInput {
  const instance = knownValue(factOf(session.evidence, 'instance'))?.DBInstances?.[0];
  const name = instance?.DBInstanceIdentifier ?? session.incident.database.identifier;
  return compact({
    DBInstanceIdentifier: restoredIdentifier(name, takenNames(session, name)),
    DBSnapshotIdentifier: session.answers[snapshotStep],
    ...(instance ? settingsOf(instance) : {}),
  });
}

/** A name is free when no instance of the Region has it, as far as they could be listed. */
function takenNames(session: Session, name: string): readonly string[] {
  const instances = knownValue(factOf(session.evidence, 'regionInstances'))?.DBInstances ?? [];
  return [name, ...instances.map(({DBInstanceIdentifier}) => DBInstanceIdentifier ?? '')];
}

function settingsOf(instance: Instance): {readonly [member: string]: Json | undefined} {
  return {
    DBInstanceClass: instance.DBInstanceClass,
    Port: instance.Endpoint?.Port,
    DBSubnetGroupName: instance.DBSubnetGroup?.DBSubnetGroupName,
    VpcSecurityGroupIds: named(instance.VpcSecurityGroups, (group) => group.VpcSecurityGroupId),
    DBParameterGroupName: instance.DBParameterGroups?.[0]?.DBParameterGroupName,
    OptionGroupName: instance.OptionGroupMemberships?.[0]?.OptionGroupName,
    MultiAZ: instance.MultiAZ,
    PubliclyAccessible: instance.PubliclyAccessible,
    NetworkType: instance.NetworkType,
    EngineLifecycleSupport: instance.EngineLifecycleSupport,
    DeletionProtection: instance.DeletionProtection,
    EnableIAMDatabaseAuthentication: instance.IAMDatabaseAuthenticationEnabled,
    EnableCloudwatchLogsExports: named(instance.EnabledCloudwatchLogsExports, (log) => log),
    AutoMinorVersionUpgrade: instance.AutoMinorVersionUpgrade,
    CopyTagsToSnapshot: instance.CopyTagsToSnapshot,
    CACertificateIdentifier: instance.CACertificateIdentifier,
    DedicatedLogVolume: instance.DedicatedLogVolume || undefined,
    Tags: tagsOf(instance.TagList),
    ...storageOf(instance),
    ...backupsOf(instance),
  };
}

/** What a gp3 volume has without being asked for more; naming it would add nothing. */
const gp3Baseline = {iops: 3_000, throughput: 125};

function storageOf(instance: Instance): {readonly [member: string]: Json | undefined} {
  const {StorageType: type, Iops: iops, StorageThroughput: throughput} = instance;
  if (type === 'io1' || type === 'io2') return {StorageType: type, Iops: iops};
  const isBaseline = iops === gp3Baseline.iops && throughput === gp3Baseline.throughput;
  if (type !== 'gp3' || isBaseline) return {StorageType: type};
  return {StorageType: type, Iops: iops, StorageThroughput: throughput};
}

/** A database without automated backups is left to the snapshot's own setting, never set to 0. */
function backupsOf(instance: Instance): {readonly [member: string]: Json | undefined} {
  const {BackupRetentionPeriod: days, PreferredBackupWindow: window} = instance;
  return days ? {BackupRetentionPeriod: days, PreferredBackupWindow: window} : {};
}

/** Tags under `aws:` belong to AWS and are refused in a request. */
function tagsOf(tags: readonly Tag[] = []): readonly Json[] | undefined {
  const own = tags.filter(({Key}) => Key && !Key.toLowerCase().startsWith('aws:'));
  return own.length === 0 ? undefined : own.map(({Key, Value}) => compact({Key, Value}));
}

function named<T>(
  items: readonly T[] | undefined,
  nameOf: (item: T) => string | undefined,
): readonly string[] | undefined {
  const names = (items ?? []).map(nameOf).filter((name) => name !== undefined);
  return names.length === 0 ? undefined : names;
}

function compact(members: {readonly [member: string]: Json | undefined}): BoundInput & {
  readonly [member: string]: Json;
} {
  return Object.fromEntries(
    Object.entries(members).flatMap(([member, value]) =>
      value === undefined ? [] : [[member, value] as const],
    ),
  );
}
