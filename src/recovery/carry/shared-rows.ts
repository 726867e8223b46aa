/** Rules that an instance and a cluster have alike. */
import type {Tag} from '../../core/aws-shapes.ts';
import type {CallName} from '../../core/call.ts';
import type {Json, JsonObject} from '../../core/json.ts';
import {byCall, member, plain, type Row, sorted, without} from './row.ts';

type Groups = {
  readonly VpcSecurityGroups?: readonly {readonly VpcSecurityGroupId?: string}[];
};

/** The security groups. */
export const securityGroups: Row<Groups> = {
  way: 'restore',
  value: (resource) => plain(groupsOf(resource)),
  restore: (lost) => list('VpcSecurityGroupIds', groupsOf(lost)),
  modify: (lost) => list('VpcSecurityGroupIds', groupsOf(lost)),
  because: 'the restore takes them',
};

function groupsOf({VpcSecurityGroups}: Groups): readonly string[] {
  return sorted(VpcSecurityGroups?.map((group) => group.VpcSecurityGroupId));
}

type Logs = {readonly EnabledCloudwatchLogsExports?: readonly string[]};

/** The exported logs: the restore takes all of them, the modify what comes and what goes. */
export const logExports: Row<Logs> = {
  way: 'restore',
  value: ({EnabledCloudwatchLogsExports: logs}) => plain(sorted(logs)),
  restore: ({EnabledCloudwatchLogsExports: logs}) =>
    list('EnableCloudwatchLogsExports', sorted(logs)),
  modify: (lost, restored) => {
    const [wanted, held] = [
      sorted(lost.EnabledCloudwatchLogsExports),
      sorted(restored.EnabledCloudwatchLogsExports),
    ];
    return {
      CloudwatchLogsExportConfiguration: {
        ...list('EnableLogTypes', without(wanted, held)),
        ...list('DisableLogTypes', without(held, wanted)),
      },
    };
  },
  because: 'the restore takes them',
};

type Protected = {readonly DeletionProtection?: boolean};

/** Deletion protection: switched on where it was on, never switched off. */
export const deletionProtection: Row<Protected> = {
  way: 'restore',
  value: ({DeletionProtection}) => DeletionProtection ?? false,
  restore: ({DeletionProtection: isOn}) => (isOn ? {DeletionProtection: true} : {}),
  modify: ({DeletionProtection: isOn}) => (isOn ? {DeletionProtection: true} : undefined),
  because: 'the restore takes it; Latchkey never switches it off',
};

type Kept = {readonly BackupRetentionPeriod?: number};

/** Days of automated backups: without them the setting is left alone, never set to 0. */
export const backupRetention: Row<Kept> = {
  way: 'restore',
  value: ({BackupRetentionPeriod}) => BackupRetentionPeriod ?? 0,
  restore: ({BackupRetentionPeriod: days}) => (days ? {BackupRetentionPeriod: days} : {}),
  modify: ({BackupRetentionPeriod: days}) => (days ? {BackupRetentionPeriod: days} : undefined),
  because: 'the restore takes it; Latchkey never switches backups off',
};

type Window = Kept & {readonly PreferredBackupWindow?: string};

/** The hour of the backups, which means nothing without them. */
export const backupWindow: Row<Window> = {
  way: 'restore',
  value: (resource) => windowOf(resource),
  restore: (lost) => member('PreferredBackupWindow', windowOf(lost)),
  modify: (lost) => member('PreferredBackupWindow', windowOf(lost)),
  because: 'the restore takes it',
};

function windowOf({BackupRetentionPeriod: days, PreferredBackupWindow: hours}: Window) {
  return days ? hours : undefined;
}

type Secret = {
  readonly MasterUserSecret?: {readonly SecretArn?: string; readonly KmsKeyId?: string};
};

/** The managed password: RDS makes a new one, in a secret of another name. */
export const managedPassword: Row<Secret> = {
  way: 'modify',
  value: ({MasterUserSecret: secret}) => secret && {KmsKeyId: secret.KmsKeyId ?? ''},
  modify: ({MasterUserSecret: secret}) =>
    secret && {
      ManageMasterUserPassword: true,
      ...(secret.KmsKeyId ? {MasterUserSecretKmsKeyId: secret.KmsKeyId} : {}),
    },
  because: 'a modify makes a new password in a secret of another ARN',
};

type Insights = {
  readonly PerformanceInsightsEnabled?: boolean;
  readonly PerformanceInsightsKMSKeyId?: string;
  readonly PerformanceInsightsRetentionPeriod?: number;
};

/** Performance Insights belong together: the key and the days are only taken with the switch. */
export function insightsOf({
  PerformanceInsightsEnabled: isOn,
  PerformanceInsightsKMSKeyId: key,
  PerformanceInsightsRetentionPeriod: days,
}: Insights): JsonObject | undefined {
  if (!isOn) return undefined;
  return {
    EnablePerformanceInsights: true,
    ...(key ? {PerformanceInsightsKMSKeyId: key} : {}),
    ...(days ? {PerformanceInsightsRetentionPeriod: days} : {}),
  };
}

type Monitored = {readonly MonitoringInterval?: number; readonly MonitoringRoleArn?: string};

/** Enhanced Monitoring: the interval and its role are only taken together. */
export function monitoringOf({
  MonitoringInterval: seconds,
  MonitoringRoleArn: role,
}: Monitored): JsonObject | undefined {
  return seconds
    ? {MonitoringInterval: seconds, ...(role ? {MonitoringRoleArn: role} : {})}
    : undefined;
}

/** The roles that a database may take on, as `ARN for feature`. */
export function rolesRow(call: CallName): Row<HasRoles> {
  return byCall(call, (resource: HasRoles) => sorted(rolesOf(resource).map(roleWords)));
}

type Role = {readonly RoleArn?: string; readonly FeatureName?: string};

/** What has roles. */
export type HasRoles = {readonly AssociatedRoles?: readonly Role[]};

/** The roles of a database. */
export function rolesOf({AssociatedRoles}: HasRoles): readonly Role[] {
  return AssociatedRoles ?? [];
}

/** A role as a comparable text. */
export function roleWords({RoleArn = '', FeatureName = ''}: Role): string {
  return FeatureName === '' ? RoleArn : `${RoleArn} for ${FeatureName}`;
}

type Tagged = {readonly TagList?: readonly Tag[]};

/** Tags under `aws:` belong to AWS and are refused in a request. */
export function ownTags({
  TagList,
}: Tagged): readonly {readonly Key: string; readonly Value: string}[] {
  return (TagList ?? [])
    .filter(({Key}) => Key && !Key.toLowerCase().startsWith('aws:'))
    .map(({Key = '', Value = ''}) => ({Key, Value}));
}

/** The tags; AddTagsToResource adds what the restore did not. */
export const tags: Row<Tagged> = {
  way: 'restore',
  value: (resource) => plain(ownTags(resource)),
  restore: (lost) => list('Tags', ownTags(lost)),
  call: 'rds:AddTagsToResource',
  because: 'the restore takes them; rds:AddTagsToResource adds what is missing',
};

/** A list under its name; without the member where it is empty. */
export function list(name: string, items: readonly Json[]): JsonObject {
  return items.length === 0 ? {} : {[name]: items};
}
