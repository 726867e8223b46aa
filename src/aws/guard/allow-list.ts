/** The allow-list: every operation Latchkey can ever call, and nothing else (never a prefix). */
import type * as backup from '@aws-sdk/client-backup';
import type * as cloudtrail from '@aws-sdk/client-cloudtrail';
import type * as iam from '@aws-sdk/client-iam';
import type * as kms from '@aws-sdk/client-kms';
import type * as organizations from '@aws-sdk/client-organizations';
import type * as rds from '@aws-sdk/client-rds';
import type * as sts from '@aws-sdk/client-sts';
import type {CallMode, CallName} from '../../core/call.ts';

/** The operations that a client package has a Command class for: a misspelt one does not compile. */
type OperationsOf<Package> = {
  [Name in keyof Package]: Name extends `${infer Operation}Command` ? Operation : never;
}[keyof Package];

type Modes<Package> = {readonly [Operation in OperationsOf<Package>]?: CallMode};

const operations = {
  sts: {GetCallerIdentity: 'read'},
  rds: {
    DescribeDBInstances: 'read',
    DescribeDBClusters: 'read',
    DescribeEvents: 'read',
    DescribeDBSnapshots: 'read',
    DescribeDBInstanceAutomatedBackups: 'read',
    DescribeDBClusterSnapshots: 'read',
    DescribeDBClusterAutomatedBackups: 'read',
    DescribeGlobalClusters: 'read',
    DescribeDBClusterEndpoints: 'read',
    DescribeSourceRegions: 'read',
    StartDBInstance: 'change',
    StartDBCluster: 'change',
    RestoreDBInstanceFromDBSnapshot: 'change',
    // What follows a restore; guard/input-rules.ts says with which members.
    ModifyDBInstance: 'change',
    ModifyDBCluster: 'change',
    CreateDBInstance: 'change',
    AddRoleToDBInstance: 'change',
    DescribeAccountAttributes: 'read',
    DescribeDBSubnetGroups: 'read',
    DescribeDBParameterGroups: 'read',
    DescribeDBClusterParameterGroups: 'read',
    DescribeOptionGroups: 'read',
    DescribeCertificates: 'read',
    DescribeOrderableDBInstanceOptions: 'read',
    RestoreDBInstanceToPointInTime: 'change',
    RestoreDBClusterFromSnapshot: 'change',
    RestoreDBClusterToPointInTime: 'change',
    CopyDBSnapshot: 'change',
    CopyDBClusterSnapshot: 'change',
    PromoteReadReplica: 'change',
    PromoteReadReplicaDBCluster: 'change',
  },
  kms: {
    DescribeKey: 'read',
    GetKeyPolicy: 'read',
    ListGrants: 'read',
    ListAliases: 'read',
    GetKeyLastUsage: 'read',
    GetKeyRotationStatus: 'read',
    ListResourceTags: 'read',
    DescribeCustomKeyStores: 'read',
    // Hands out a public key to wrap with and a token; no state of the key moves, and nothing that
    // was handed out before becomes invalid, so it asks nobody (facts/aws.md §2.11).
    GetParametersForImport: 'read',
    // Only as a dry run, which changes nothing (dry-run.ts).
    CreateGrant: 'read',
    EnableKey: 'change',
    CancelKeyDeletion: 'change',
    ImportKeyMaterial: 'change',
    PutKeyPolicy: 'change',
    ReplicateKey: 'change',
    ConnectCustomKeyStore: 'change',
    // Only of a store that FAILED: guard/store-guard.ts looks first.
    DisconnectCustomKeyStore: 'change',
  },
  backup: {
    ListRecoveryPointsByResource: 'read',
    DescribeRecoveryPoint: 'read',
    DescribeRestoreJob: 'read',
    StartRestoreJob: 'change',
  },
  cloudtrail: {LookupEvents: 'read'},
  iam: {
    GetRole: 'read',
    ListRolePolicies: 'read',
    ListAttachedRolePolicies: 'read',
    GetRolePolicy: 'read',
    GetUser: 'read',
    ListUserPolicies: 'read',
    ListAttachedUserPolicies: 'read',
    ListGroupsForUser: 'read',
    ListGroupPolicies: 'read',
    ListAttachedGroupPolicies: 'read',
    GetGroupPolicy: 'read',
    GetUserPolicy: 'read',
    GetPolicy: 'read',
    GetPolicyVersion: 'read',
    SimulatePrincipalPolicy: 'read',
  },
  organizations: {
    DescribeOrganization: 'read',
    DescribeAccount: 'read',
    ListPolicies: 'read',
    ListPoliciesForTarget: 'read',
    DescribePolicy: 'read',
  },
} as const satisfies {
  readonly sts: Modes<typeof sts>;
  readonly rds: Modes<typeof rds>;
  readonly kms: Modes<typeof kms>;
  readonly backup: Modes<typeof backup>;
  readonly cloudtrail: Modes<typeof cloudtrail>;
  readonly iam: Modes<typeof iam>;
  readonly organizations: Modes<typeof organizations>;
};

/** The services behind the door, by the prefix of their IAM actions. */
export type ServiceName = keyof typeof operations;

/** The allowed operations of one service. */
export type AllowedOperation<Service extends ServiceName> = keyof (typeof operations)[Service] &
  string;

/** One line of the allow-list. */
export type AllowedCall = {
  readonly call: CallName;
  readonly service: ServiceName;
  readonly operation: string;
  readonly mode: CallMode;
};

/** Every allowed call, services and operations in the order of the table; for `policy` and `lint`. */
export const allowedCalls: readonly AllowedCall[] = Object.freeze([
  ...linesOf('sts'),
  ...linesOf('rds'),
  ...linesOf('kms'),
  ...linesOf('backup'),
  ...linesOf('cloudtrail'),
  ...linesOf('iam'),
  ...linesOf('organizations'),
]);

const byCall: ReadonlyMap<string, AllowedCall> = new Map(
  allowedCalls.map((allowed) => [allowed.call, allowed]),
);

/** Whether a call reads or changes; undefined for every call that is not on the list. */
export function modeOf(call: CallName): CallMode | undefined {
  return byCall.get(call)?.mode;
}

/** The line of a call; undefined for every call that is not on the list. */
export function allowedCall(call: CallName): AllowedCall | undefined {
  return byCall.get(call);
}

function linesOf(service: ServiceName): readonly AllowedCall[] {
  const modes: {readonly [operation: string]: CallMode} = operations[service];
  return Object.entries(modes).map(([operation, mode]) =>
    Object.freeze({call: `${service}:${operation}` as const, service, operation, mode}),
  );
}
