/** An instance of the evidence as a scenario would write it: describes name things differently. */
import type {DBInstance} from '@aws-sdk/client-rds';
import {type EstateInstance, instanceSchema} from '../scenario/schema/instance.ts';
import {tagsIn, takenOver} from './databases.ts';
import type {Kept} from './kept.ts';

/** The members of CreateDBInstance behind an answer. Links to other databases come later. */
export function writtenInstance(instance: Kept<DBInstance>): EstateInstance {
  const {DBInstanceIdentifier: id = ''} = instance;
  const written = {
    ...sameNames(instance),
    ...network(instance),
    DBInstanceIdentifier: id,
    DbiResourceId: instance.DbiResourceId,
    AllocatedStorage: Math.max(5, instance.AllocatedStorage ?? 100),
    MasterUsername: instance.MasterUsername,
    ManageMasterUserPassword: instance.MasterUserSecret !== undefined,
    MasterUserSecretKmsKeyId: instance.MasterUserSecret?.KmsKeyId,
    EnableIAMDatabaseAuthentication: instance.IAMDatabaseAuthenticationEnabled,
    EnableCloudwatchLogsExports: instance.EnabledCloudwatchLogsExports,
    EnablePerformanceInsights: instance.PerformanceInsightsEnabled,
    StorageEncryptionType: instance.StorageEncryptionType,
    AssociatedRoles: (instance.AssociatedRoles ?? []).map(({RoleArn = '', FeatureName = ''}) => ({
      RoleArn,
      FeatureName,
    })),
    Tags: tagsIn(instance.TagList),
    created: instance.InstanceCreateTime ?? '2020-01-01T00:00:00Z',
  };
  return takenOver(`The database ${id}`, () => instanceSchema.parse(written));
}

/** Settings whose names are the same in both directions. */
function sameNames(instance: Kept<DBInstance>): object {
  const {DBInstanceClass, Engine, EngineVersion, LicenseModel, EngineLifecycleSupport} = instance;
  const {MaxAllocatedStorage, StorageType, Iops, StorageThroughput} = instance;
  const {DedicatedLogVolume, DBName, CharacterSetName, NcharCharacterSetName} = instance;
  const {Timezone, TdeCredentialArn, MultiAZ, AvailabilityZone, PubliclyAccessible} = instance;
  const {DeletionProtection, AutoMinorVersionUpgrade, CopyTagsToSnapshot} = instance;
  const {BackupRetentionPeriod, PreferredBackupWindow, PreferredMaintenanceWindow} = instance;
  const {CACertificateIdentifier, MonitoringInterval, MonitoringRoleArn} = instance;
  const {DatabaseInsightsMode, PerformanceInsightsKMSKeyId, KmsKeyId} = instance;
  const {PerformanceInsightsRetentionPeriod, NetworkType, ProcessorFeatures} = instance;
  return {
    ...{DBInstanceClass, Engine, EngineVersion, LicenseModel, EngineLifecycleSupport},
    ...{MaxAllocatedStorage, StorageType, Iops, StorageThroughput, DedicatedLogVolume},
    ...{DBName, CharacterSetName, NcharCharacterSetName, Timezone, TdeCredentialArn},
    ...{MultiAZ, AvailabilityZone, PubliclyAccessible, NetworkType, DeletionProtection},
    ...{AutoMinorVersionUpgrade, CopyTagsToSnapshot, BackupRetentionPeriod},
    ...{PreferredBackupWindow, PreferredMaintenanceWindow, CACertificateIdentifier},
    ...{MonitoringInterval, MonitoringRoleArn, DatabaseInsightsMode, KmsKeyId},
    ...{PerformanceInsightsKMSKeyId, PerformanceInsightsRetentionPeriod},
    ProcessorFeatures: ProcessorFeatures?.map(({Name = '', Value = ''}) => ({Name, Value})),
  };
}

function network(instance: Kept<DBInstance>): object {
  const [domain] = instance.DomainMemberships ?? [];
  const groups = instance.VpcSecurityGroups?.flatMap(({VpcSecurityGroupId: id}) => id ?? []);
  return {
    Port: instance.Endpoint?.Port,
    DBSubnetGroupName: instance.DBSubnetGroup?.DBSubnetGroupName,
    VpcSecurityGroupIds: groups && groups.length > 0 ? groups : undefined,
    DBParameterGroupName: instance.DBParameterGroups?.[0]?.DBParameterGroupName,
    OptionGroupName: instance.OptionGroupMemberships?.[0]?.OptionGroupName,
    Domain: domain?.Domain,
    DomainIAMRoleName: domain?.IAMRoleName,
    DomainFqdn: domain?.FQDN,
    DomainOu: domain?.OU,
    DomainAuthSecretArn: domain?.AuthSecretArn,
    DomainDnsIps: domain?.DnsIps,
  };
}
