/** Which read call answers each fact, by the fact's name or its family. */
import type {CallName} from './call.ts';

const calls: {readonly [name: string]: CallName} = {
  identity: 'sts:GetCallerIdentity',
  instance: 'rds:DescribeDBInstances',
  cluster: 'rds:DescribeDBClusters',
  events: 'rds:DescribeEvents',
  snapshots: 'rds:DescribeDBSnapshots',
  automatedBackups: 'rds:DescribeDBInstanceAutomatedBackups',
  clusterSnapshots: 'rds:DescribeDBClusterSnapshots',
  clusterAutomatedBackups: 'rds:DescribeDBClusterAutomatedBackups',
  globalCluster: 'rds:DescribeGlobalClusters',
  lostInstance: 'rds:DescribeDBInstances',
  lostCluster: 'rds:DescribeDBClusters',
  lostMembers: 'rds:DescribeDBInstances',
  lostEndpoints: 'rds:DescribeDBClusterEndpoints',
  lostNow: 'rds:DescribeDBInstances',
  restoredInstance: 'rds:DescribeDBInstances',
  restoredCluster: 'rds:DescribeDBClusters',
  restoredMembers: 'rds:DescribeDBInstances',
  restoredEndpoints: 'rds:DescribeDBClusterEndpoints',
  key: 'kms:DescribeKey',
  keyPolicy: 'kms:GetKeyPolicy',
  grants: 'kms:ListGrants',
  aliases: 'kms:ListAliases',
  keyTags: 'kms:ListResourceTags',
  lastUsage: 'kms:GetKeyLastUsage',
  keyRotation: 'kms:GetKeyRotationStatus',
  keyStore: 'kms:DescribeCustomKeyStores',
  regionInstances: 'rds:DescribeDBInstances',
  regionClusters: 'rds:DescribeDBClusters',
  regionSnapshots: 'rds:DescribeDBSnapshots',
  regionAutomatedBackups: 'rds:DescribeDBInstanceAutomatedBackups',
  regionClusterSnapshots: 'rds:DescribeDBClusterSnapshots',
  regionClusterAutomatedBackups: 'rds:DescribeDBClusterAutomatedBackups',
  callerRole: 'iam:GetRole',
  callerUser: 'iam:GetUser',
  callerRolePolicies: 'iam:ListRolePolicies',
  callerUserPolicies: 'iam:ListUserPolicies',
  callerRoleAttached: 'iam:ListAttachedRolePolicies',
  callerUserAttached: 'iam:ListAttachedUserPolicies',
  callerGroups: 'iam:ListGroupsForUser',
  callerSimulation: 'iam:SimulatePrincipalPolicy',
  organization: 'organizations:DescribeOrganization',
  servicePolicies: 'organizations:ListPoliciesForTarget',
  resourcePolicies: 'organizations:ListPoliciesForTarget',
  servicePolicyList: 'organizations:ListPolicies',
  resourcePolicyList: 'organizations:ListPolicies',
  sharedSnapshots: 'rds:DescribeDBSnapshots',
  sharedClusterSnapshots: 'rds:DescribeDBClusterSnapshots',
  recoveryPoints: 'backup:ListRecoveryPointsByResource',
  recoveryPoint: 'backup:DescribeRecoveryPoint',
  regionAliases: 'kms:ListAliases',
  sourceRegions: 'rds:DescribeSourceRegions',
  accountAttributes: 'rds:DescribeAccountAttributes',
  subnetGroup: 'rds:DescribeDBSubnetGroups',
  parameterGroup: 'rds:DescribeDBParameterGroups',
  clusterParameterGroup: 'rds:DescribeDBClusterParameterGroups',
  optionGroup: 'rds:DescribeOptionGroups',
  certificates: 'rds:DescribeCertificates',
  orderable: 'rds:DescribeOrderableDBInstanceOptions',
  measurements: 'latchkey:PastSessions',
};

// Names of facts that there may be several of: what stands before the first colon.
const families: {readonly [family: string]: CallName} = {
  trail: 'cloudtrail:LookupEvents',
  trailIn: 'cloudtrail:LookupEvents',
  key: 'kms:DescribeKey',
  keyPolicy: 'kms:GetKeyPolicy',
  dryRun: 'kms:CreateGrant',
  snapshotsIn: 'rds:DescribeDBSnapshots',
  clusterSnapshotsIn: 'rds:DescribeDBClusterSnapshots',
  automatedBackupsIn: 'rds:DescribeDBInstanceAutomatedBackups',
  instancesIn: 'rds:DescribeDBInstances',
  clustersIn: 'rds:DescribeDBClusters',
  subnetGroupsIn: 'rds:DescribeDBSubnetGroups',
  replica: 'rds:DescribeDBInstances',
  clusterReplica: 'rds:DescribeDBClusters',
  sibling: 'kms:DescribeKey',
  events: 'rds:DescribeEvents',
  rolePolicy: 'iam:GetRolePolicy',
  userPolicy: 'iam:GetUserPolicy',
  managedPolicy: 'iam:GetPolicy',
  policyVersion: 'iam:GetPolicyVersion',
  organizationPolicy: 'organizations:DescribePolicy',
  organizationAccount: 'organizations:DescribeAccount',
  servicePoliciesAt: 'organizations:ListPoliciesForTarget',
  resourcePoliciesAt: 'organizations:ListPoliciesForTarget',
  groupPolicies: 'iam:ListGroupPolicies',
  groupAttached: 'iam:ListAttachedGroupPolicies',
  groupPolicy: 'iam:GetGroupPolicy',
};

/** `trail` of `trail:DisableKey`; empty for a fact that there is one of. */
export function familyOf(name: string): string {
  const colon = name.indexOf(':');
  const family = colon < 0 ? '' : name.slice(0, colon);
  return Object.hasOwn(families, family) ? family : '';
}

/** The call that answers a fact. */
export function callOfFact(name: string): CallName {
  const family = familyOf(name);
  const call =
    family === '' ? (Object.hasOwn(calls, name) ? calls[name] : undefined) : families[family];
  return call ?? 'sts:GetCallerIdentity';
}
