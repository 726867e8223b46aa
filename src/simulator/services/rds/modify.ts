/** ModifyDBInstance: what takes effect at once, what waits for the maintenance window, the rename. */
import type {
  ModifyDBInstanceCommandInput,
  ModifyDBInstanceCommandOutput,
} from '@aws-sdk/client-rds';
import {startGrace} from '../../bond/lock-out.ts';
import {isLocked} from '../../bond/statuses.ts';
import type {Instance, InstanceSettings} from '../../world/databases.ts';
import {randomOf} from '../../world/random.ts';
import type {Call, Handler} from '../call.ts';
import {takeCourse} from './course.ts';
import {instanceExists, invalidValue, notAvailable} from './errors.ts';
import {findInstance, instanceNamed, newIdentifier} from './find.ts';
import {requireGroups} from './groups.ts';
import {planNightly} from './nightly.ts';
import {presentInstance} from './present-instance.ts';

type Input = ModifyDBInstanceCommandInput;

export const modifyDBInstance: Handler<Input, ModifyDBInstanceCommandOutput> = (input, call) => {
  const instance = findInstance(call.here.rds, input.DBInstanceIdentifier);
  requireModifiable(call, instance);
  requireGroups(call.here.rds, input);
  const newId = newName(call, instance, input);
  refuseShrinking(instance, input);
  apply(call, instance, defined(promptSettings(input, instance)));
  const later = defined(slowSettings(input));
  if (!input.ApplyImmediately) Object.assign(instance.pending, later);
  else change(call, instance, later, newId);
  return {DBInstance: presentInstance(instance, call)};
};

/** A stopped or inaccessible instance cannot be modified; the latter is open (facts/aws.md §9.4). */
function requireModifiable(call: Call, instance: Instance): void {
  if (instance.status === 'available') return;
  const {renameWhileInaccessible} = call.world.unverified;
  if (isLocked(instance.status) && renameWhileInaccessible === 'allow') return;
  throw notAvailable();
}

function newName(call: Call, instance: Instance, input: Input): string | undefined {
  if (input.NewDBInstanceIdentifier === undefined) return undefined;
  const id = newIdentifier(input.NewDBInstanceIdentifier, 'NewDBInstanceIdentifier');
  const holder = instanceNamed(call.here.rds, id);
  if (holder && holder !== instance) throw instanceExists();
  return id;
}

function refuseShrinking(instance: Instance, {AllocatedStorage: asked}: Input): void {
  if (asked === undefined || asked >= instance.settings.storageGiB) return;
  throw invalidValue('Requested storage size cannot be smaller than the current one.');
}

/** Settings that never interrupt the database. */
function promptSettings(input: Input, instance: Instance): Partial<InstanceSettings> {
  return {
    isProtected: input.DeletionProtection,
    upgradesMinorVersions: input.AutoMinorVersionUpgrade,
    copiesTagsToSnapshots: input.CopyTagsToSnapshot,
    maxStorageGiB: input.MaxAllocatedStorage,
    parameterGroup: input.DBParameterGroupName,
    optionGroup: input.OptionGroupName,
    securityGroups: input.VpcSecurityGroupIds,
    maintenanceWindow: input.PreferredMaintenanceWindow,
    backupRetentionDays: input.BackupRetentionPeriod,
    backupWindow: input.PreferredBackupWindow,
    isPublic: input.PubliclyAccessible,
    usesIamAuthentication: input.EnableIAMDatabaseAuthentication,
    monitoringSeconds: input.MonitoringInterval,
    monitoringRoleArn: input.MonitoringRoleArn,
    hasPerformanceInsights: input.EnablePerformanceInsights,
    performanceInsightsKeyArn: input.PerformanceInsightsKMSKeyId,
    logExports: logExports(input, instance),
  };
}

function logExports(input: Input, instance: Instance): string[] | undefined {
  const change = input.CloudwatchLogsExportConfiguration;
  if (!change) return undefined;
  const off = change.DisableLogTypes ?? [];
  const kept = instance.settings.logExports.filter((type) => !off.includes(type));
  return [...new Set([...kept, ...(change.EnableLogTypes ?? [])])];
}

/** Settings that wait for the maintenance window unless ApplyImmediately is given. */
function slowSettings(input: Input): Partial<InstanceSettings> {
  return {
    class: input.DBInstanceClass,
    storageGiB: input.AllocatedStorage,
    storageType: input.StorageType,
    iops: input.Iops,
    throughput: input.StorageThroughput,
    isMultiAz: input.MultiAZ,
    engineVersion: input.EngineVersion,
    certificate: input.CACertificateIdentifier,
  };
}

/** Members left out leave the setting as it is. */
function defined(settings: Partial<InstanceSettings>): Partial<InstanceSettings> {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

function apply(call: Call, instance: Instance, settings: Partial<InstanceSettings>): void {
  const before = instance.settings;
  instance.settings = {...before, ...settings};
  const {backupRetentionDays, backupWindow} = instance.settings;
  const dependent = {place: call.place, rds: call.here.rds, instance};
  const hadBackups = before.backupRetentionDays > 0;
  if (backupRetentionDays > 0 && (!hadBackups || backupWindow !== before.backupWindow)) {
    planNightly(call.world, dependent);
  }
  // With backups on, the two hours count for a key that is already lost (facts/aws.md §1.2).
  if (backupRetentionDays > 0 && !hadBackups) startGrace(call.world, dependent);
}

/** The interruption: renaming or modifying, then available; a new class attaches the volumes anew. */
function change(
  call: Call,
  instance: Instance,
  later: Partial<InstanceSettings>,
  newId: string | undefined,
): void {
  apply(call, instance, later);
  const random = randomOf(call.world.random, 'estate');
  const dependent = {place: call.place, rds: call.here.rds, instance};
  const isRenamed = newId !== undefined && newId !== instance.id;
  if (isRenamed) instance.id = newId;
  // A locked database keeps its status: nothing is running that could be interrupted.
  if (isLocked(instance.status)) return;
  if (isRenamed) {
    takeCourse(call.world, dependent, [
      {after: 0, status: 'renaming'},
      {after: random.between(60_000, 150_000), status: 'rebooting'},
      {after: random.between(60_000, 120_000), status: 'available'},
    ]);
  } else if (Object.keys(later).length > 0) {
    const effects = later.class === undefined ? undefined : ['attach' as const];
    takeCourse(call.world, dependent, [
      {after: 0, status: 'modifying'},
      {after: random.between(180_000, 480_000), status: 'available', effects},
    ]);
  }
}
