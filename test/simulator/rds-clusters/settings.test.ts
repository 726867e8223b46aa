/** Every member that CreateDBCluster sets is remembered and shown. */
import type {CreateDBClusterCommandInput, DBCluster} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import {clusterAccount, clusterOf, createCluster, spareKey, spareKeyArn} from './support.ts';

type Input = Partial<CreateDBClusterCommandInput>;

/** What is given, and how a describe shows it. */
const remembered: readonly [Input, DBCluster][] = [
  [
    {EngineVersion: '15.4'},
    {EngineVersion: '15.4', DBClusterParameterGroup: 'default.aurora-postgresql15'},
  ],
  [{Port: 6000}, {Port: 6000}],
  [{DatabaseName: 'ledger'}, {DatabaseName: 'ledger'}],
  [
    {AvailabilityZones: ['eu-west-1a', 'eu-west-1b']},
    {AvailabilityZones: ['eu-west-1a', 'eu-west-1b']},
  ],
  [{BackupRetentionPeriod: 14}, {BackupRetentionPeriod: 14}],
  [{PreferredBackupWindow: '05:00-05:30'}, {PreferredBackupWindow: '05:00-05:30'}],
  [
    {PreferredMaintenanceWindow: 'mon:04:00-mon:04:30'},
    {PreferredMaintenanceWindow: 'mon:04:00-mon:04:30'},
  ],
  [{CharacterSetName: 'utf8'}, {CharacterSetName: 'utf8'}],
  [
    {VpcSecurityGroupIds: ['sg-1']},
    {VpcSecurityGroups: [{VpcSecurityGroupId: 'sg-1', Status: 'active'}]},
  ],
  [{DBSubnetGroupName: 'default'}, {DBSubnetGroup: 'default'}],
  [
    {OptionGroupName: 'default:aurora-5-6'},
    {
      DBClusterOptionGroupMemberships: [
        {DBClusterOptionGroupName: 'default:aurora-5-6', Status: 'in-sync'},
      ],
    },
  ],
  [{Tags: [{Key: 'team', Value: 'money'}]}, {TagList: [{Key: 'team', Value: 'money'}]}],
  [{EnableIAMDatabaseAuthentication: true}, {IAMDatabaseAuthenticationEnabled: true}],
  [{BacktrackWindow: 3600}, {BacktrackWindow: 3600}],
  [{EnableCloudwatchLogsExports: ['postgresql']}, {EnabledCloudwatchLogsExports: ['postgresql']}],
  [
    {EngineMode: 'serverless', ScalingConfiguration: {MinCapacity: 2, MaxCapacity: 16}},
    {EngineMode: 'serverless', ScalingConfigurationInfo: {MinCapacity: 2, MaxCapacity: 16}},
  ],
  [
    {ServerlessV2ScalingConfiguration: {MinCapacity: 0.5, MaxCapacity: 8}},
    {ServerlessV2ScalingConfiguration: {MinCapacity: 0.5, MaxCapacity: 8}},
  ],
  [{StorageType: 'aurora-iopt1'}, {StorageType: 'aurora-iopt1'}],
  [{PubliclyAccessible: true}, {PubliclyAccessible: true}],
  [{AutoMinorVersionUpgrade: false}, {AutoMinorVersionUpgrade: false}],
  [{DeletionProtection: true}, {DeletionProtection: true}],
  [{EnableHttpEndpoint: true}, {HttpEndpointEnabled: true}],
  [{CopyTagsToSnapshot: true}, {CopyTagsToSnapshot: true}],
  [
    {Domain: 'd-1', DomainIAMRoleName: 'join'},
    {DomainMemberships: [{Domain: 'd-1', Status: 'joined', IAMRoleName: 'join'}]},
  ],
  [{EnableGlobalWriteForwarding: true}, {GlobalWriteForwardingRequested: true}],
  [{EnableLocalWriteForwarding: true}, {LocalWriteForwardingStatus: 'enabled'}],
  [{NetworkType: 'DUAL'}, {NetworkType: 'DUAL'}],
  [
    {MonitoringInterval: 30, MonitoringRoleArn: 'arn:aws:iam::111122223333:role/m'},
    {MonitoringInterval: 30, MonitoringRoleArn: 'arn:aws:iam::111122223333:role/m'},
  ],
  [{DatabaseInsightsMode: 'advanced'}, {DatabaseInsightsMode: 'advanced'}],
  [
    {
      EnablePerformanceInsights: true,
      PerformanceInsightsRetentionPeriod: 31,
      PerformanceInsightsKMSKeyId: spareKeyArn,
    },
    {
      PerformanceInsightsEnabled: true,
      PerformanceInsightsRetentionPeriod: 31,
      PerformanceInsightsKMSKeyId: spareKeyArn,
    },
  ],
  [
    {EnableLimitlessDatabase: true, ClusterScalabilityType: 'limitless'},
    {LimitlessDatabase: {Status: 'enabled'}, ClusterScalabilityType: 'limitless'},
  ],
  [{DBSystemId: 'one'}, {DBSystemId: 'one'}],
  [
    {CACertificateIdentifier: 'rds-ca-rsa4096-g1'},
    {CertificateDetails: {CAIdentifier: 'rds-ca-rsa4096-g1'}},
  ],
  [
    {EngineLifecycleSupport: 'open-source-rds-extended-support-disabled'},
    {EngineLifecycleSupport: 'open-source-rds-extended-support-disabled'},
  ],
  [
    {AssociatedRoles: [{RoleArn: 'arn:aws:iam::111122223333:role/s3', FeatureName: 's3Import'}]},
    {
      AssociatedRoles: [
        {RoleArn: 'arn:aws:iam::111122223333:role/s3', FeatureName: 's3Import', Status: 'ACTIVE'},
      ],
    },
  ],
  [
    {
      MasterUserPassword: undefined,
      ManageMasterUserPassword: true,
      MasterUserSecretKmsKeyId: spareKey,
    },
    {MasterUserSecret: expect.objectContaining({SecretStatus: 'active', KmsKeyId: spareKeyArn})},
  ],
];

describe('every member that CreateDBCluster sets', () => {
  it.each(remembered)('%o', async (input, shown) => {
    const simulator = clusterAccount({});
    await createCluster(simulator, input);
    expect(await clusterOf(simulator, 'fresh')).toMatchObject(shown);
  });
});
