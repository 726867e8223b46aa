/** The operations that the simulated AWS promises, service by service. */

const kms = `CreateKey DescribeKey ListKeys ListAliases CreateAlias UpdateAlias DeleteAlias EnableKey
  DisableKey ScheduleKeyDeletion CancelKeyDeletion GetKeyPolicy PutKeyPolicy ListKeyPolicies
  CreateGrant ListGrants RevokeGrant RetireGrant ListRetirableGrants TagResource UntagResource
  ListResourceTags GetKeyRotationStatus EnableKeyRotation DisableKeyRotation GetKeyLastUsage
  GetParametersForImport ImportKeyMaterial DeleteImportedKeyMaterial ReplicateKey
  UpdatePrimaryRegion CreateCustomKeyStore DescribeCustomKeyStores ConnectCustomKeyStore
  DisconnectCustomKeyStore UpdateCustomKeyStore Encrypt Decrypt ReEncrypt GenerateDataKey
  GenerateDataKeyWithoutPlaintext`;

const rds = `CreateDBInstance DescribeDBInstances StartDBInstance StopDBInstance ModifyDBInstance
  RebootDBInstance DeleteDBInstance CreateDBCluster DescribeDBClusters StartDBCluster StopDBCluster
  ModifyDBCluster RebootDBCluster DeleteDBCluster CreateDBInstanceReadReplica PromoteReadReplica
  PromoteReadReplicaDBCluster CreateGlobalCluster DescribeGlobalClusters RemoveFromGlobalCluster
  AddTagsToResource RemoveTagsFromResource ListTagsForResource CreateDBSnapshot DescribeDBSnapshots
  CopyDBSnapshot DeleteDBSnapshot ModifyDBSnapshotAttribute DescribeDBSnapshotAttributes
  CreateDBClusterSnapshot DescribeDBClusterSnapshots CopyDBClusterSnapshot DeleteDBClusterSnapshot
  ModifyDBClusterSnapshotAttribute DescribeDBClusterSnapshotAttributes
  DescribeDBInstanceAutomatedBackups DescribeDBClusterAutomatedBackups
  DeleteDBInstanceAutomatedBackup DeleteDBClusterAutomatedBackup
  RestoreDBInstanceFromDBSnapshot RestoreDBInstanceToPointInTime RestoreDBClusterFromSnapshot
  RestoreDBClusterToPointInTime CreateDBParameterGroup DescribeDBParameterGroups
  CreateDBClusterParameterGroup DescribeDBClusterParameterGroups CreateOptionGroup
  DescribeOptionGroups CreateDBSubnetGroup DescribeDBSubnetGroups DescribeEvents
  DescribePendingMaintenanceActions AddRoleToDBInstance
  StartDBInstanceAutomatedBackupsReplication StopDBInstanceAutomatedBackupsReplication`;

const iam = `CreateRole GetRole ListRoles DeleteRole CreateUser GetUser ListUsers DeleteUser
  PutRolePolicy GetRolePolicy ListRolePolicies DeleteRolePolicy PutUserPolicy GetUserPolicy
  ListUserPolicies DeleteUserPolicy CreatePolicy GetPolicy GetPolicyVersion AttachRolePolicy
  DetachRolePolicy ListAttachedRolePolicies AttachUserPolicy DetachUserPolicy
  ListAttachedUserPolicies SimulatePrincipalPolicy`;

const others = {
  sts: 'GetCallerIdentity AssumeRole',
  cloudtrail: 'LookupEvents',
  organizations: 'ListPolicies DescribePolicy ListTargetsForPolicy',
  backup: 'ListRecoveryPointsByResource DescribeRecoveryPoint StartRestoreJob DescribeRestoreJob',
};

/** `kms:CreateKey` and so on. */
export const promised: readonly string[] = Object.entries({kms, rds, iam, ...others}).flatMap(
  ([prefix, names]) => names.split(/\s+/).map((name) => `${prefix}:${name}`),
);
