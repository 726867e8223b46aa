/** Members of a create that the configured databases leave out, each with the reason. */

const withPassword = 'the password is managed, and the two exclude each other';
const otherEngine = 'another engine alone takes it';
const identity = 'it makes another kind of database, it configures none';

/** Of CreateDBInstance for an instance of PostgreSQL. */
export const leftOutOfInstance: {readonly [member: string]: string} = {
  MasterUserPassword: withPassword,
  DBSecurityGroups: 'RDS takes none outside of EC2-Classic, which is gone',
  AvailabilityZone: 'it is Multi-AZ, and the two exclude each other',
  StorageThroughput: 'gp3 alone takes it; the volume is io1',
  LicenseModel: 'PostgreSQL has one, which is the default',
  CharacterSetName: otherEngine,
  NcharCharacterSetName: otherEngine,
  Timezone: otherEngine,
  TdeCredentialArn: otherEngine,
  TdeCredentialPassword: otherEngine,
  DBSystemId: otherEngine,
  MultiTenant: otherEngine,
  AdditionalStorageVolumes: otherEngine,
  CustomIamInstanceProfile: 'RDS Custom alone takes it',
  DBClusterIdentifier: identity,
  PromotionTier: 'a member of a cluster alone has one',
  StorageEncrypted: 'the key says it',
  DomainFqdn: 'a directory of AWS is joined; these four join one outside, instead',
  DomainOu: 'a directory of AWS is joined; these four join one outside, instead',
  DomainAuthSecretArn: 'a directory of AWS is joined; these four join one outside, instead',
  DomainDnsIps: 'a directory of AWS is joined; these four join one outside, instead',
  EnableCustomerOwnedIp: 'an Outpost alone has it',
  BackupTarget: 'an Outpost alone has another than the default',
  TagSpecifications: 'they tag what is made besides, not the database',
  DBCapacityReservationIdentifier: 'a reservation has to be bought first',
  MasterUserAuthenticationType: withPassword,
};

/** Of CreateDBCluster for an Aurora cluster. */
export const leftOutOfCluster: {readonly [member: string]: string} = {
  MasterUserPassword: withPassword,
  Engine: 'the helper that makes it names it',
  OptionGroupName: otherEngine,
  ReplicationSourceIdentifier: identity,
  PreSignedUrl: identity,
  StorageEncrypted: 'the key says it',
  EngineMode: identity,
  ScalingConfiguration: 'serverless v1 alone takes it; this one is v2',
  RdsCustomClusterConfiguration: 'RDS Custom alone takes it',
  DBClusterInstanceClass: 'a Multi-AZ DB cluster alone takes it',
  AllocatedStorage: 'a Multi-AZ DB cluster alone takes it',
  Iops: 'a Multi-AZ DB cluster alone takes it',
  GlobalClusterIdentifier: identity,
  EnableLimitlessDatabase: identity,
  ClusterScalabilityType: identity,
  DBSystemId: otherEngine,
  TagSpecifications: 'they tag what is made besides, not the database',
  MasterUserAuthenticationType: withPassword,
  WithExpressConfiguration: identity,
};

/** Members of a description that read alike for every database of the kind: nothing there to set. */
export const alikeOfInstances: readonly string[] = [
  ...['Engine', 'DBInstanceStatus', 'PendingModifiedValues', 'ActivityStreamStatus'],
  ...['DBSecurityGroups', 'ReadReplicaDBInstanceIdentifiers', 'DbInstancePort'],
  // Above are reasons for these; the roles are given by a call of their own.
  ...['AvailabilityZone', 'LicenseModel', 'BackupTarget', 'AssociatedRoles'],
];

/** The same of Aurora clusters; storage, zones and members follow from the cluster's instances. */
export const alikeOfClusters: readonly string[] = [
  ...['Engine', 'EngineMode', 'Status', 'ActivityStreamStatus', 'CrossAccountClone'],
  ...['AllocatedStorage', 'MultiAZ', 'DBClusterMembers', 'ReadReplicaIdentifiers'],
  ...['HostedZoneId', 'StorageEncrypted'],
];
