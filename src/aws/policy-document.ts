/** The least-privilege IAM policy for what Latchkey calls, made from the allow-list itself. */
import type {JsonObject} from '../core/json.ts';
import {allowedCalls} from './guard/allow-list.ts';

/** What the policy is for, and what it may be limited to. */
export type PolicyScope = {
  readonly purpose: 'diagnose' | 'respond';
  /** `aws` unless given. */
  readonly partition?: string;
  readonly accountId?: string;
  readonly region?: string;
  /** Limits starting to this database; without a kind it may be an instance or a cluster. */
  readonly database?: {readonly identifier: string; readonly kind?: 'instance' | 'cluster'};
};

type Statement = {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: JsonObject;
};

/**
 * An IAM policy as JSON. `sts:GetCallerIdentity` needs no permission and is not in it; CloudTrail,
 * Organizations, `kms:ListAliases` and the calls about key stores take no resource here
 * (facts/aws.md §3.1).
 */
export function policyDocument(scope: PolicyScope): JsonObject {
  const isRespond = scope.purpose === 'respond';
  return {
    Version: '2012-10-17',
    Statement: [...readStatements(scope), ...(isRespond ? changeStatements(scope) : [])],
  };
}

/** Reading a whole Region stays whatever the database: the blast radius needs it. */
function readStatements(scope: PolicyScope): readonly Statement[] {
  const wide = ['kms:ListAliases', 'kms:DescribeCustomKeyStores'];
  return [
    allow('LatchkeyReadDatabases', [...actions('rds', 'read'), ...actions('backup', 'read')], '*'),
    allow(
      'LatchkeyReadKeys',
      actions('kms', 'read').filter(
        (action) => !(wide.includes(action) || forRepair(action) || isOnlyDry(action)),
      ),
      anyKey(scope),
    ),
    ...siblingStatements(scope),
    allow('LatchkeyReadRegion', ['cloudtrail:LookupEvents', ...wide].sort(), '*'),
    allow('LatchkeyReadOwnPolicies', actions('iam', 'read'), identities(scope)),
    allow('LatchkeyReadOrganization', actions('organizations', 'read'), '*'),
  ];
}

/** A multi-Region key has siblings outside the Region that the policy may be limited to. */
function siblingStatements(scope: PolicyScope): readonly Statement[] {
  if (scope.region === undefined) return [];
  const everywhere = arnBase('kms', {...scope, region: undefined, accountId: undefined});
  return [allow('LatchkeyReadSiblings', ['kms:DescribeKey'], `${everywhere}:key/mrk-*`)];
}

/** IAM has no Region; policies that AWS manages belong to the account `aws`. */
function identities({partition = 'aws', accountId = '*'}: PolicyScope): readonly string[] {
  const own = `arn:${partition}:iam::${accountId}`;
  return [
    `${own}:role/*`,
    `${own}:user/*`,
    `${own}:group/*`,
    `${own}:policy/*`,
    `arn:${partition}:iam::aws:policy/*`,
  ];
}

function changeStatements(scope: PolicyScope): readonly Statement[] {
  return [
    ...keyStatements(scope),
    ...(scope.database?.kind === 'cluster' ? [] : instanceStatements(scope)),
    ...(scope.database?.kind === 'instance' ? [] : clusterStatements(scope)),
    ...finishStatements(scope),
    // RDS makes its grant with the caller's rights, and only through RDS (facts/aws.md §3.2).
    {
      ...allow('LatchkeyKeyThroughRds', ['kms:CreateGrant', 'kms:DescribeKey'], anyKey(scope)),
      Condition: {StringLike: {'kms:ViaService': `rds.${scope.region ?? '*'}.amazonaws.com`}},
    },
  ];
}

/** A read that only a repair needs is no part of a diagnosis. */
function forRepair(action: string): boolean {
  return action === 'kms:GetParametersForImport';
}

/** Latchkey sends it only as a dry run, but IAM knows no such condition: never on its own. */
function isOnlyDry(action: string): boolean {
  return action === 'kms:CreateGrant';
}

/** Key stores take no resource, and a replica is made from its primary, in the primary's Region. */
function keyStatements(scope: PolicyScope): readonly Statement[] {
  const reads = actions('kms', 'read').filter(forRepair);
  const changes: readonly string[] = [...reads, ...actions('kms', 'change')];
  const stores = changes.filter((action) => action.endsWith('CustomKeyStore'));
  const elsewhere: readonly string[] = changes.filter((one) => one === 'kms:ReplicateKey');
  const primaries = arnBase('kms', {...scope, region: undefined});
  const keys = changes.filter((one) => !stores.includes(one) && !elsewhere.includes(one));
  return [
    allow('LatchkeyRepairKey', keys, `${arnBase('kms', scope)}:key/*`),
    allow('LatchkeyRepairKeyStore', stores, '*'),
    allow('LatchkeyReplicateKey', elsewhere, `${primaries}:key/mrk-*`),
  ];
}

/** What follows a restore: settings, names, members and roles. */
const finishing = ['Modify', 'Create', 'AddRole'];

function isFinishing(action: string): boolean {
  return finishing.some((verb) => action.startsWith(`rds:${verb}`));
}

/**
 * The restored database is modified and renamed; the lost one only makes room for its name. A
 * cluster gets its instances, so that both kinds need the rights of an instance.
 */
function finishStatements(scope: PolicyScope): readonly Statement[] {
  const isInstance = scope.database?.kind === 'instance';
  const changes = actions('rds', 'change').filter(
    (action) => isFinishing(action) && !(isInstance && action.includes('DBCluster')),
  );
  const types = ['db', 'pg', 'og', 'subgrp', ...(isInstance ? [] : ['cluster', 'cluster-pg'])];
  const {partition = 'aws', accountId = '*'} = scope;
  return [
    allow(
      'LatchkeyFinishRestore',
      changes,
      types.map((type) => `${arnBase('rds', scope)}:${type}:*`),
    ),
    // Monitoring and features act through roles of the account (facts/aws.md §3.1).
    {
      ...allow('LatchkeyPassRoles', ['iam:PassRole'], `arn:${partition}:iam::${accountId}:role/*`),
      Condition: {StringLike: {'iam:PassedToService': '*rds.amazonaws.com'}},
    },
  ];
}

function instanceStatements(scope: PolicyScope): readonly Statement[] {
  const changes = actions('rds', 'change').filter(
    (action) => isOfInstances(action) && !isFinishing(action),
  );
  const isStart = (action: string) => action.startsWith('rds:Start');
  return [
    allow('LatchkeyStartInstance', changes.filter(isStart), database(scope, 'db')),
    // A restore names the snapshot, the new database and its groups; the new name is chosen later.
    allow(
      'LatchkeyRestoreInstance',
      changes.filter((action) => !isStart(action)),
      ['db', 'snapshot', 'auto-backup', 'subgrp', 'pg', 'og'].map(
        (type) => `${arnBase('rds', scope)}:${type}:*`,
      ),
    ),
    // The restored instance gets the tags of the lost one, and a copy those of its snapshot.
    allow(
      'LatchkeyTagInstance',
      ['rds:AddTagsToResource'],
      ['db', 'snapshot'].map((type) => `${arnBase('rds', scope)}:${type}:*`),
    ),
    ...promotionStatements(scope, 'rds:PromoteReadReplica', 'db'),
    // A recovery point is a snapshot, and AWS Backup restores it under a role of its own.
    allow('LatchkeyRestorePoint', actions('backup', 'change'), '*'),
    {
      ...allow('LatchkeyPassBackupRole', ['iam:PassRole'], anyRole(scope)),
      Condition: {StringEquals: {'iam:PassedToService': 'backup.amazonaws.com'}},
    },
  ];
}

/** A replica that is promoted stands in another Region. */
function promotionStatements(
  scope: PolicyScope,
  action: string,
  type: 'db' | 'cluster',
): readonly Statement[] {
  return [
    allow(
      type === 'db' ? 'LatchkeyPromoteInstance' : 'LatchkeyPromoteCluster',
      [action],
      `${arnBase('rds', {...scope, region: undefined})}:${type}:*`,
    ),
  ];
}

function anyRole({partition = 'aws', accountId = '*'}: PolicyScope): string {
  return `arn:${partition}:iam::${accountId}:role/*`;
}

function clusterStatements(scope: PolicyScope): readonly Statement[] {
  const changes = actions('rds', 'change').filter(
    (action) => action.includes('DBCluster') && !isFinishing(action) && !isPromotion(action),
  );
  const isStart = (action: string) => action.startsWith('rds:Start');
  const types = [
    ...['cluster', 'cluster-snapshot', 'cluster-auto-backup', 'snapshot'],
    ...['cluster-pg', 'subgrp', 'og'],
  ];
  return [
    allow('LatchkeyStartCluster', changes.filter(isStart), database(scope, 'cluster')),
    allow(
      'LatchkeyRestoreCluster',
      changes.filter((action) => !isStart(action)),
      types.map((type) => `${arnBase('rds', scope)}:${type}:*`),
    ),
    allow(
      'LatchkeyTagCluster',
      ['rds:AddTagsToResource'],
      ['cluster', 'cluster-snapshot'].map((type) => `${arnBase('rds', scope)}:${type}:*`),
    ),
    ...promotionStatements(scope, 'rds:PromoteReadReplicaDBCluster', 'cluster'),
  ];
}

function isPromotion(action: string): boolean {
  return action.startsWith('rds:Promote');
}

/** A copy of an instance's snapshot belongs to instances. */
function isOfInstances(action: string): boolean {
  return action.includes('DBInstance') || action === 'rds:CopyDBSnapshot';
}

function actions(service: string, mode: 'read' | 'change'): readonly string[] {
  return allowedCalls
    .filter((allowed) => allowed.service === service && allowed.mode === mode)
    .map(({call}) => call);
}

function allow(Sid: string, Action: readonly string[], Resource: Statement['Resource']): Statement {
  return {Sid, Effect: 'Allow', Action, Resource};
}

function database(scope: PolicyScope, type: 'db' | 'cluster'): string {
  return `${arnBase('rds', scope)}:${type}:${scope.database?.identifier ?? '*'}`;
}

/** A database may hang on a key of another account: that one is read and used, never enabled. */
function anyKey(scope: PolicyScope): string {
  return `${arnBase('kms', {...scope, accountId: undefined})}:key/*`;
}

/** `arn:aws:rds:eu-west-1:111122223333`. */
function arnBase(service: string, {partition, region, accountId}: PolicyScope): string {
  return `arn:${partition ?? 'aws'}:${service}:${region ?? '*'}:${accountId ?? '*'}`;
}
