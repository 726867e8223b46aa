/** Settings of a new instance: what the caller gave, else RDS's defaults. */
import type {InstanceSettings} from '../../world/databases.ts';
import type {Place} from '../../world/world.ts';
import {
  defaultCertificate,
  defaultNetwork,
  defaultOptionGroup,
  defaultParameterGroup,
  defaultPort,
} from './defaults.ts';

/** The members of CreateDBInstance that the simulator knows. */
export type NewSettings = {
  readonly DBInstanceClass?: string | undefined;
  readonly Engine?: string | undefined;
  readonly EngineVersion?: string | undefined;
  readonly AllocatedStorage?: number | undefined;
  readonly MaxAllocatedStorage?: number | undefined;
  readonly StorageType?: string | undefined;
  readonly Iops?: number | undefined;
  readonly StorageThroughput?: number | undefined;
  readonly MasterUsername?: string | undefined;
  readonly DBName?: string | undefined;
  readonly Port?: number | undefined;
  readonly MultiAZ?: boolean | undefined;
  readonly PubliclyAccessible?: boolean | undefined;
  readonly DeletionProtection?: boolean | undefined;
  readonly AutoMinorVersionUpgrade?: boolean | undefined;
  readonly CopyTagsToSnapshot?: boolean | undefined;
  readonly EnableIAMDatabaseAuthentication?: boolean | undefined;
  readonly BackupRetentionPeriod?: number | undefined;
  readonly PreferredBackupWindow?: string | undefined;
  readonly PreferredMaintenanceWindow?: string | undefined;
  readonly DBParameterGroupName?: string | undefined;
  readonly OptionGroupName?: string | undefined;
  readonly DBSubnetGroupName?: string | undefined;
  readonly VpcSecurityGroupIds?: readonly string[] | undefined;
  readonly AvailabilityZone?: string | undefined;
  readonly CACertificateIdentifier?: string | undefined;
  readonly EnableCloudwatchLogsExports?: readonly string[] | undefined;
  readonly MonitoringInterval?: number | undefined;
  readonly MonitoringRoleArn?: string | undefined;
  readonly EnablePerformanceInsights?: boolean | undefined;
};

/** Complete settings. `windows` are the ones RDS would choose by itself. */
export function newSettings(
  place: Place,
  input: NewSettings,
  windows: {readonly backup: string; readonly maintenance: string},
): InstanceSettings {
  const engine = input.Engine ?? 'postgres';
  const version = input.EngineVersion ?? '16.6';
  const network = defaultNetwork(place);
  return {
    class: input.DBInstanceClass ?? 'db.t4g.medium',
    engine,
    engineVersion: version,
    storageGiB: input.AllocatedStorage ?? 100,
    maxStorageGiB: input.MaxAllocatedStorage,
    storageType: input.StorageType ?? 'gp3',
    iops: input.Iops ?? (input.StorageType === 'io1' ? 1000 : 3000),
    throughput: input.StorageThroughput ?? 125,
    port: input.Port ?? defaultPort(engine),
    masterUsername: input.MasterUsername ?? 'admin',
    databaseName: input.DBName,
    isMultiAz: input.MultiAZ ?? false,
    isPublic: input.PubliclyAccessible ?? false,
    isProtected: input.DeletionProtection ?? false,
    upgradesMinorVersions: input.AutoMinorVersionUpgrade ?? true,
    copiesTagsToSnapshots: input.CopyTagsToSnapshot ?? false,
    usesIamAuthentication: input.EnableIAMDatabaseAuthentication ?? false,
    backupRetentionDays: input.BackupRetentionPeriod ?? 1,
    backupWindow: input.PreferredBackupWindow ?? windows.backup,
    maintenanceWindow: input.PreferredMaintenanceWindow ?? windows.maintenance,
    parameterGroup: input.DBParameterGroupName ?? defaultParameterGroup(engine, version),
    optionGroup: input.OptionGroupName ?? defaultOptionGroup(engine, version),
    subnetGroup: input.DBSubnetGroupName ?? 'default',
    vpcId: network.vpcId,
    securityGroups: [...(input.VpcSecurityGroupIds ?? [network.securityGroup])],
    availabilityZone: input.AvailabilityZone ?? `${place.region}a`,
    certificate: input.CACertificateIdentifier ?? defaultCertificate,
    logExports: [...(input.EnableCloudwatchLogsExports ?? [])],
    monitoringSeconds: input.MonitoringInterval ?? 0,
    monitoringRoleArn: input.MonitoringRoleArn,
    hasPerformanceInsights: input.EnablePerformanceInsights ?? false,
  };
}

/** Windows as RDS picks them: a half hour for backups, another for maintenance. */
export function pickedWindows(hour: number): {backup: string; maintenance: string} {
  const two = (value: number): string => String(value % 24).padStart(2, '0');
  return {
    backup: `${two(hour)}:10-${two(hour)}:40`,
    maintenance: `sun:${two(hour + 2)}:00-sun:${two(hour + 2)}:30`,
  };
}
