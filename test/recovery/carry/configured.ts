/** Databases on which nothing is as RDS would choose it. */
import {
  type CreateDBClusterCommandInput,
  CreateDBClusterParameterGroupCommand,
  type CreateDBInstanceCommandInput,
  CreateDBParameterGroupCommand,
  CreateDBSubnetGroupCommand,
  CreateOptionGroupCommand,
  type RDSClient,
} from '@aws-sdk/client-rds';

const monitoring = 'arn:aws:iam::111122223333:role/monitoring';

/** An instance of a simulated account, every member set to something that is no default. */
export const fullInstance: CreateDBInstanceCommandInput = {
  DBInstanceIdentifier: 'full',
  DBInstanceClass: 'db.r6g.xlarge',
  Engine: 'postgres',
  EngineVersion: '15.10',
  MasterUsername: 'owner',
  ManageMasterUserPassword: true,
  MasterUserSecretKmsKeyId: 'alias/spare',
  DBName: 'ledger',
  AllocatedStorage: 250,
  MaxAllocatedStorage: 900,
  StorageType: 'io1',
  Iops: 5000,
  DedicatedLogVolume: true,
  ProcessorFeatures: [{Name: 'coreCount', Value: '2'}],
  Port: 6000,
  MultiAZ: true,
  PubliclyAccessible: true,
  NetworkType: 'DUAL',
  DeletionProtection: true,
  AutoMinorVersionUpgrade: false,
  CopyTagsToSnapshot: true,
  EnableIAMDatabaseAuthentication: true,
  BackupRetentionPeriod: 21,
  PreferredBackupWindow: '21:00-21:30',
  PreferredMaintenanceWindow: 'wed:22:00-wed:22:30',
  CACertificateIdentifier: 'rds-ca-rsa4096-g1',
  EnableCloudwatchLogsExports: ['postgresql'],
  MonitoringInterval: 30,
  MonitoringRoleArn: monitoring,
  DatabaseInsightsMode: 'advanced',
  EnablePerformanceInsights: true,
  PerformanceInsightsKMSKeyId: 'alias/spare',
  PerformanceInsightsRetentionPeriod: 465,
  EngineLifecycleSupport: 'open-source-rds-extended-support-disabled',
  Domain: 'd-1234567890',
  DomainIAMRoleName: 'rds-directory',
  VpcSecurityGroupIds: ['sg-0a1b2c3d4e5f60718'],
  KmsKeyId: 'alias/orders',
  DBSubnetGroupName: 'private',
  DBParameterGroupName: 'ledger-pg15',
  OptionGroupName: 'ledger-options',
  Tags: [{Key: 'team', Value: 'ledger'}],
};

const description = 'For the ledger';

/** The groups that the two are in, made beforehand. */
export async function makeGroups(rds: RDSClient): Promise<void> {
  const subnets = {
    SubnetIds: ['subnet-0a1b2c3d4e5f60001', 'subnet-0a1b2c3d4e5f60002'],
    DBSubnetGroupDescription: description,
  };
  await rds.send(new CreateDBSubnetGroupCommand({DBSubnetGroupName: 'private', ...subnets}));
  await rds.send(
    new CreateDBParameterGroupCommand({
      DBParameterGroupName: 'ledger-pg15',
      DBParameterGroupFamily: 'postgres15',
      Description: description,
    }),
  );
  await rds.send(
    new CreateOptionGroupCommand({
      OptionGroupName: 'ledger-options',
      EngineName: 'postgres',
      MajorEngineVersion: '15',
      OptionGroupDescription: description,
    }),
  );
  await rds.send(
    new CreateDBClusterParameterGroupCommand({
      DBClusterParameterGroupName: 'ledger-aurora15',
      DBParameterGroupFamily: 'aurora-postgresql15',
      Description: description,
    }),
  );
}

/** An Aurora cluster likewise. */
export const fullCluster: Partial<CreateDBClusterCommandInput> = {
  DBClusterIdentifier: 'ledger',
  EngineVersion: '15.4',
  DatabaseName: 'money',
  MasterUsername: 'cashier',
  CharacterSetName: 'utf8',
  Port: 6000,
  AvailabilityZones: ['eu-west-1a'],
  BackupRetentionPeriod: 21,
  PreferredBackupWindow: '05:00-05:30',
  PreferredMaintenanceWindow: 'mon:04:00-mon:04:30',
  VpcSecurityGroupIds: ['sg-1'],
  EnableIAMDatabaseAuthentication: true,
  BacktrackWindow: 3600,
  EnableCloudwatchLogsExports: ['postgresql'],
  ServerlessV2ScalingConfiguration: {MinCapacity: 1, MaxCapacity: 2},
  StorageType: 'aurora-iopt1',
  PubliclyAccessible: true,
  AutoMinorVersionUpgrade: false,
  DeletionProtection: true,
  EnableHttpEndpoint: true,
  CopyTagsToSnapshot: true,
  Domain: 'd-1',
  DomainIAMRoleName: 'join',
  EnableGlobalWriteForwarding: true,
  EnableLocalWriteForwarding: true,
  NetworkType: 'DUAL',
  MonitoringInterval: 30,
  MonitoringRoleArn: monitoring,
  DatabaseInsightsMode: 'advanced',
  EnablePerformanceInsights: true,
  PerformanceInsightsRetentionPeriod: 31,
  PerformanceInsightsKMSKeyId: 'alias/spare',
  EngineLifecycleSupport: 'open-source-rds-extended-support-disabled',
  CACertificateIdentifier: 'rds-ca-rsa4096-g1',
  AssociatedRoles: [{RoleArn: monitoring}],
  Tags: [{Key: 'team', Value: 'money'}],
  KmsKeyId: 'alias/orders',
  DBSubnetGroupName: 'private',
  DBClusterParameterGroupName: 'ledger-aurora15',
  ManageMasterUserPassword: true,
  MasterUserSecretKmsKeyId: 'alias/spare',
  MasterUserPassword: undefined,
};
