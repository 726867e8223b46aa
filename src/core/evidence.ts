/** Evidence: every fact of one incident, by name. A fact is one call's answer, pages joined. */
import type {
  Alias,
  CallerIdentity,
  CustomKeyStore,
  DBEvent,
  DBInstance,
  DBInstanceAutomatedBackup,
  DBSnapshot,
  Grant,
  KeyMetadata,
  TrailEvent,
} from './aws-shapes.ts';
import type {
  AccountQuota,
  Certificate,
  Measurement,
  OptionGroup,
  OrderableOption,
  ParameterGroup,
  RecoveryPoint,
  SourceRegion,
  SubnetGroup,
} from './backup-shapes.ts';
import type {
  DBCluster,
  DBClusterAutomatedBackup,
  DBClusterEndpoint,
  DBClusterSnapshot,
  GlobalCluster,
} from './cluster-shapes.ts';
import {type Fact, notAsked} from './fact.ts';
import {callOfFact, familyOf} from './fact-calls.ts';
import type {
  AttachedPolicy,
  EvaluationResult,
  ManagedPolicy,
  MemberAccount,
  Organization,
  OrganizationPolicy,
  OrganizationPolicySummary,
  Role,
  User,
} from './identity-shapes.ts';

export {callOfFact, familyOf} from './fact-calls.ts';

/** The answer behind each fact's name; members as AWS spells them. */
export type FactValues = {
  /** sts:GetCallerIdentity */
  identity: CallerIdentity;
  /** rds:DescribeDBInstances of the incident's database */
  instance: {readonly DBInstances?: readonly DBInstance[]};
  /** rds:DescribeDBClusters of the incident's database */
  cluster: {readonly DBClusters?: readonly DBCluster[]};
  /** rds:DescribeEvents of the database, 14 days */
  events: {readonly Events?: readonly DBEvent[]};
  /** rds:DescribeDBSnapshots of the database */
  snapshots: {readonly DBSnapshots?: readonly DBSnapshot[]};
  /** rds:DescribeDBInstanceAutomatedBackups of the database */
  automatedBackups: {readonly DBInstanceAutomatedBackups?: readonly DBInstanceAutomatedBackup[]};
  /** rds:DescribeDBClusterSnapshots of the cluster that holds the key */
  clusterSnapshots: {readonly DBClusterSnapshots?: readonly DBClusterSnapshot[]};
  /** rds:DescribeDBClusterAutomatedBackups of the cluster that holds the key */
  clusterAutomatedBackups: {
    readonly DBClusterAutomatedBackups?: readonly DBClusterAutomatedBackup[];
  };
  /** rds:DescribeGlobalClusters of the global database that the cluster is in */
  globalCluster: {readonly GlobalClusters?: readonly GlobalCluster[]};
  /** kms:DescribeKey of the database's key */
  key: {readonly KeyMetadata?: KeyMetadata};
  /** kms:GetKeyPolicy */
  keyPolicy: {readonly Policy?: string};
  /** kms:ListGrants, every page */
  grants: {readonly Grants?: readonly Grant[]};
  /** kms:ListAliases of the key */
  aliases: {readonly Aliases?: readonly Alias[]};
  /** kms:ListResourceTags */
  keyTags: {readonly Tags?: readonly {readonly TagKey?: string; readonly TagValue?: string}[]};
  /** kms:GetKeyLastUsage */
  lastUsage: {readonly [member: string]: unknown};
  /** kms:GetKeyRotationStatus */
  keyRotation: {readonly KeyRotationEnabled?: boolean; readonly NextRotationDate?: string};
  /** kms:DescribeCustomKeyStores of the store that holds the key */
  keyStore: {readonly CustomKeyStores?: readonly CustomKeyStore[]};
  /** rds:DescribeDBInstances of the whole Region */
  regionInstances: {readonly DBInstances?: readonly DBInstance[]};
  /** rds:DescribeDBClusters of the whole Region */
  regionClusters: {readonly DBClusters?: readonly DBCluster[]};
  /** rds:DescribeDBSnapshots of the whole Region */
  regionSnapshots: {readonly DBSnapshots?: readonly DBSnapshot[]};
  /** rds:DescribeDBInstanceAutomatedBackups of the whole Region */
  regionAutomatedBackups: {
    readonly DBInstanceAutomatedBackups?: readonly DBInstanceAutomatedBackup[];
  };
  /** rds:DescribeDBClusterSnapshots of the whole Region */
  regionClusterSnapshots: {readonly DBClusterSnapshots?: readonly DBClusterSnapshot[]};
  /** rds:DescribeDBClusterAutomatedBackups of the whole Region */
  regionClusterAutomatedBackups: {
    readonly DBClusterAutomatedBackups?: readonly DBClusterAutomatedBackup[];
  };
  /** iam:GetRole of the caller's role, with its permissions boundary */
  callerRole: {readonly Role?: Role};
  /** iam:GetUser of the caller */
  callerUser: {readonly User?: User};
  /** iam:ListRolePolicies or iam:ListUserPolicies of the caller: the inline ones, by name */
  callerRolePolicies: {readonly PolicyNames?: readonly string[]};
  callerUserPolicies: {readonly PolicyNames?: readonly string[]};
  /** iam:ListAttachedRolePolicies or iam:ListAttachedUserPolicies of the caller */
  callerRoleAttached: {readonly AttachedPolicies?: readonly AttachedPolicy[]};
  callerUserAttached: {readonly AttachedPolicies?: readonly AttachedPolicy[]};
  /** iam:ListGroupsForUser of the caller */
  callerGroups: {readonly Groups?: readonly {readonly GroupName?: string}[]};
  /** iam:SimulatePrincipalPolicy: what IAM itself says the caller may do with the key */
  callerSimulation: {readonly EvaluationResults?: readonly EvaluationResult[]};
  /** organizations:DescribeOrganization */
  organization: {readonly Organization?: Organization};
  /** organizations:ListPoliciesForTarget of the account, by type */
  servicePolicies: {readonly Policies?: readonly OrganizationPolicySummary[]};
  resourcePolicies: {readonly Policies?: readonly OrganizationPolicySummary[]};
  /** organizations:ListPolicies of the whole organization, by type */
  servicePolicyList: {readonly Policies?: readonly OrganizationPolicySummary[]};
  resourcePolicyList: {readonly Policies?: readonly OrganizationPolicySummary[]};
  /** rds:DescribeDBInstances and -Clusters of the lost database, captured before the restore */
  lostInstance: {readonly DBInstances?: readonly DBInstance[]};
  lostCluster: {readonly DBClusters?: readonly DBCluster[]};
  lostMembers: {readonly DBInstances?: readonly DBInstance[]};
  lostEndpoints: {readonly DBClusterEndpoints?: readonly DBClusterEndpoint[]};
  /** rds:DescribeDBInstances of the lost database now, by its resource id; empty where it is gone */
  lostNow: {
    readonly DBInstances?: readonly DBInstance[];
    readonly DBClusters?: readonly DBCluster[];
  };
  /** The same of the restored one, read afresh after every change */
  restoredInstance: {readonly DBInstances?: readonly DBInstance[]};
  restoredCluster: {readonly DBClusters?: readonly DBCluster[]};
  restoredMembers: {readonly DBInstances?: readonly DBInstance[]};
  restoredEndpoints: {readonly DBClusterEndpoints?: readonly DBClusterEndpoint[]};
  /** rds:DescribeDBSnapshots of the database that other accounts share with this one */
  sharedSnapshots: {readonly DBSnapshots?: readonly DBSnapshot[]};
  /** rds:DescribeDBClusterSnapshots of the cluster that other accounts share with this one */
  sharedClusterSnapshots: {readonly DBClusterSnapshots?: readonly DBClusterSnapshot[]};
  /** backup:ListRecoveryPointsByResource of the database */
  recoveryPoints: {readonly RecoveryPoints?: readonly RecoveryPoint[]};
  /** backup:DescribeRecoveryPoint of the chosen recovery point */
  recoveryPoint: RecoveryPoint;
  /** kms:ListAliases of the whole Region: keys that a copy could be made under */
  regionAliases: {readonly Aliases?: readonly Alias[]};
  /** rds:DescribeSourceRegions: the Regions that a backup could be copied from */
  sourceRegions: {readonly SourceRegions?: readonly SourceRegion[]};
  /** rds:DescribeAccountAttributes: quotas and what is used of them */
  accountAttributes: {readonly AccountQuotas?: readonly AccountQuota[]};
  /** rds:DescribeDBSubnetGroups of the group that the restore names */
  subnetGroup: {readonly DBSubnetGroups?: readonly SubnetGroup[]};
  /** rds:DescribeDBParameterGroups of the group that the restore names */
  parameterGroup: {readonly DBParameterGroups?: readonly ParameterGroup[]};
  /** rds:DescribeDBClusterParameterGroups of the group that the restore names */
  clusterParameterGroup: {readonly DBClusterParameterGroups?: readonly ParameterGroup[]};
  /** rds:DescribeOptionGroups of the group that the restore names */
  optionGroup: {readonly OptionGroupsList?: readonly OptionGroup[]};
  /** rds:DescribeCertificates */
  certificates: {readonly Certificates?: readonly Certificate[]};
  /** rds:DescribeOrderableDBInstanceOptions of the class that the restore names */
  orderable: {readonly OrderableDBInstanceOptions?: readonly OrderableOption[]};
  /** How long restores of earlier sessions took: from their journals, no call */
  measurements: {readonly Restores?: readonly Measurement[]};
  /** cloudtrail:LookupEvents for one EventName, e.g. `trail:DisableKey` */
  [trail: `trail:${string}`]: {readonly Events?: readonly TrailEvent[]};
  /** The same in another Region, e.g. `trailIn:us-east-1:UpdatePrimaryRegion` */
  [trailIn: `trailIn:${string}`]: {readonly Events?: readonly TrailEvent[]};
  /** kms:DescribeKey of another key that a backup uses, e.g. `key:arn:aws:kms:…` */
  [backupKey: `key:${string}`]: {readonly KeyMetadata?: KeyMetadata};
  /** kms:GetKeyPolicy of such a key of this account */
  [backupKeyPolicy: `keyPolicy:${string}`]: {readonly Policy?: string};
  /** kms:CreateGrant as a dry run, e.g. `dryRun:arn:aws:kms:…`: what KMS would say, nothing is done */
  [dryRun: `dryRun:${string}`]: {readonly GrantId?: string};
  /** rds:DescribeDBSnapshots of the database in another Region, e.g. `snapshotsIn:us-east-1` */
  [snapshotsIn: `snapshotsIn:${string}`]: {readonly DBSnapshots?: readonly DBSnapshot[]};
  /** rds:DescribeDBClusterSnapshots of the cluster in another Region */
  [clusterSnapshotsIn: `clusterSnapshotsIn:${string}`]: {
    readonly DBClusterSnapshots?: readonly DBClusterSnapshot[];
  };
  /** rds:DescribeDBInstanceAutomatedBackups in another Region: replicated ones */
  [automatedBackupsIn: `automatedBackupsIn:${string}`]: {
    readonly DBInstanceAutomatedBackups?: readonly DBInstanceAutomatedBackup[];
  };
  /** rds:DescribeDBInstances of a whole other Region: the names that are taken there */
  [instancesIn: `instancesIn:${string}`]: {readonly DBInstances?: readonly DBInstance[]};
  /** rds:DescribeDBClusters of a whole other Region */
  [clustersIn: `clustersIn:${string}`]: {readonly DBClusters?: readonly DBCluster[]};
  /** rds:DescribeDBSubnetGroups of a whole other Region: the networks a restore there could use */
  [subnetGroupsIn: `subnetGroupsIn:${string}`]: {
    readonly DBSubnetGroups?: readonly SubnetGroup[];
  };
  /** rds:DescribeDBInstances of a read replica in another Region, by its ARN */
  [replica: `replica:${string}`]: {readonly DBInstances?: readonly DBInstance[]};
  /** rds:DescribeDBClusters of a replica cluster in another Region, by its ARN */
  [clusterReplica: `clusterReplica:${string}`]: {readonly DBClusters?: readonly DBCluster[]};
  /** kms:DescribeKey of the same multi-Region key in another Region, e.g. `sibling:us-east-1` */
  [sibling: `sibling:${string}`]: {readonly KeyMetadata?: KeyMetadata};
  /** rds:DescribeEvents of one member of the cluster, e.g. `events:shop-1` */
  [memberEvents: `events:${string}`]: {readonly Events?: readonly DBEvent[]};
  /** iam:GetRolePolicy or iam:GetUserPolicy, by the policy's name; the document is URL-encoded */
  [rolePolicy: `rolePolicy:${string}`]: {readonly PolicyDocument?: string};
  [userPolicy: `userPolicy:${string}`]: {readonly PolicyDocument?: string};
  /** iam:GetPolicy, by ARN: which version counts */
  [managedPolicy: `managedPolicy:${string}`]: {readonly Policy?: ManagedPolicy};
  /** iam:GetPolicyVersion of the version that counts, by ARN */
  [policyVersion: `policyVersion:${string}`]: {
    readonly PolicyVersion?: {readonly Document?: string; readonly VersionId?: string};
  };
  /** iam:ListGroupPolicies, iam:ListAttachedGroupPolicies and iam:GetGroupPolicy (`team/policy`) */
  [groupPolicies: `groupPolicies:${string}`]: {readonly PolicyNames?: readonly string[]};
  [groupAttached: `groupAttached:${string}`]: {
    readonly AttachedPolicies?: readonly AttachedPolicy[];
  };
  [groupPolicy: `groupPolicy:${string}`]: {readonly PolicyDocument?: string};
  /** organizations:DescribeAccount, by account: where it stands */
  [organizationAccount: `organizationAccount:${string}`]: {readonly Account?: MemberAccount};
  /** organizations:ListPoliciesForTarget of a root or unit above an account */
  [servicePoliciesAt: `servicePoliciesAt:${string}`]: {
    readonly Policies?: readonly OrganizationPolicySummary[];
  };
  [resourcePoliciesAt: `resourcePoliciesAt:${string}`]: {
    readonly Policies?: readonly OrganizationPolicySummary[];
  };
  /** organizations:DescribePolicy, by id */
  [organizationPolicy: `organizationPolicy:${string}`]: {readonly Policy?: OrganizationPolicy};
};

/** The name of a fact. */
export type FactName = keyof FactValues & string;

/** The facts observed so far; a name that is missing was not asked yet. */
export type Evidence = {readonly [Name in FactName]?: Fact<FactValues[Name]>};

/** The names of one family's facts, without the family: `DisableKey` of `trail:DisableKey`. */
export function namesInFamily(evidence: Evidence, family: string): readonly string[] {
  return Object.keys(evidence)
    .filter((name) => familyOf(name) === family)
    .map((name) => name.slice(family.length + 1));
}

/** Why a fact is missing that no read was made for, or whose read is still under way. */
export const neverAsked = 'not asked';

/** The fact of that name; one that was never asked answers so instead of being undefined. */
export function factOf<Name extends FactName>(
  evidence: Evidence,
  name: Name,
): Fact<FactValues[Name]> {
  return evidence[name] ?? notAsked(callOfFact(name), neverAsked);
}
