/** What a restore keeps of its source and what it drops, member by member (facts/aws.md §6.3). */
import type {InstanceSettings} from '../../world/instances.ts';

/** Where the value comes from that the call does not give. */
export type Kept = 'from-source' | 'default' | 'none';

/** Which calls can give it: both restores, only the one to a point in time, or a later change. */
export type SetBy = 'restore' | 'point-in-time' | 'later';

/** One member's rule. */
export type CarryOver = {readonly kept: Kept; readonly setBy: SetBy};

const given = (kept: Kept): CarryOver => ({kept, setBy: 'restore'});
const later = (kept: Kept): CarryOver => ({kept, setBy: 'later'});

/** Every setting there is. `default` is RDS's own value, `none` is a member that is not there. */
export const carryOver: {readonly [Setting in keyof Required<InstanceSettings>]: CarryOver} = {
  // What the data were written with stays with the data.
  Engine: later('from-source'),
  EngineVersion: later('from-source'),
  MasterUsername: later('from-source'),
  CharacterSetName: later('from-source'),
  NcharCharacterSetName: later('from-source'),
  Timezone: later('from-source'),
  MultiTenant: later('from-source'),
  DBSystemId: later('from-source'),
  DBName: given('from-source'),
  LicenseModel: given('from-source'),
  TdeCredentialArn: given('from-source'),
  // "Uses existing setting", or the source's.
  DBInstanceClass: given('from-source'),
  AllocatedStorage: given('from-source'),
  Port: given('from-source'),
  BackupRetentionPeriod: given('from-source'),
  PreferredBackupWindow: given('from-source'),
  BackupTarget: given('default'),
  // The rest begins as for a new instance.
  StorageType: given('default'),
  Iops: given('default'),
  StorageThroughput: given('default'),
  DBParameterGroupName: given('default'),
  OptionGroupName: given('default'),
  DBSubnetGroupName: given('default'),
  VpcId: later('default'),
  VpcSecurityGroupIds: given('default'),
  MultiAZ: given('default'),
  AvailabilityZone: given('default'),
  PubliclyAccessible: given('default'),
  NetworkType: given('default'),
  DeletionProtection: given('default'),
  AutoMinorVersionUpgrade: given('default'),
  CopyTagsToSnapshot: given('default'),
  EnableIAMDatabaseAuthentication: given('default'),
  EnableCloudwatchLogsExports: given('default'),
  CACertificateIdentifier: given('default'),
  DedicatedLogVolume: given('default'),
  EngineLifecycleSupport: given('default'),
  PreferredMaintenanceWindow: later('default'),
  MonitoringInterval: later('default'),
  DatabaseInsightsMode: later('default'),
  EnablePerformanceInsights: later('default'),
  AutomationMode: later('none'),
  MonitoringRoleArn: later('none'),
  PerformanceInsightsKMSKeyId: later('none'),
  PerformanceInsightsRetentionPeriod: later('none'),
  ReplicaMode: later('none'),
  MaxAllocatedStorage: {kept: 'none', setBy: 'point-in-time'},
  ProcessorFeatures: given('none'),
  EnableCustomerOwnedIp: given('none'),
  CustomIamInstanceProfile: given('none'),
  Domain: given('none'),
  DomainIAMRoleName: given('none'),
  DomainFqdn: given('none'),
  DomainOu: given('none'),
  DomainAuthSecretArn: given('none'),
  DomainDnsIps: given('none'),
};

/** The names of all settings. */
export const settingNames = Object.keys(carryOver) as (keyof InstanceSettings)[];

/** The source's settings that a restore keeps. */
export function keptFrom(source: InstanceSettings): Partial<InstanceSettings> {
  return only(source, (name) => carryOver[name].kept === 'from-source');
}

/** The settings that a call gives, of those that the predicate lets through. */
export function only(
  given: {readonly [Setting in keyof InstanceSettings]?: InstanceSettings[Setting] | undefined},
  isWanted: (name: keyof InstanceSettings) => boolean,
): Partial<InstanceSettings> {
  const names = settingNames.filter((name) => given[name] !== undefined && isWanted(name));
  return Object.fromEntries(names.map((name) => [name, given[name]]));
}
