/** The least-privilege IAM policy for what Latchkey calls, made from the allow-list itself. */
import type {JsonObject} from '../core/json.ts';
import {allowedCalls} from './guard/allow-list.ts';

/** What the policy is for, and what it may be limited to. */
export type PolicyScope = {
  readonly purpose: 'diagnose' | 'respond';
  readonly accountId?: string;
  readonly region?: string;
  /** Limits starting to this database; reading a whole Region stays, for the blast radius. */
  readonly databaseArn?: string;
  /** Limits the KMS statements to this key. */
  readonly keyArn?: string;
};

type Statement = {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: JsonObject;
};

/**
 * An IAM policy as JSON. `sts:GetCallerIdentity` needs no permission and is not in it; CloudTrail
 * and `kms:ListAliases` take no resource (facts/aws.md §3.1).
 */
export function policyDocument(scope: PolicyScope): JsonObject {
  const isRespond = scope.purpose === 'respond';
  return {
    Version: '2012-10-17',
    Statement: [...readStatements(scope), ...(isRespond ? changeStatements(scope) : [])],
  };
}

function readStatements(scope: PolicyScope): readonly Statement[] {
  const [trail, aliases] = ['cloudtrail:LookupEvents', 'kms:ListAliases'];
  return [
    allow('LatchkeyReadDatabases', actions('rds', 'read'), '*'),
    allow(
      'LatchkeyReadKeys',
      actions('kms', 'read').filter((action) => action !== aliases),
      keyResource(scope),
    ),
    allow('LatchkeyReadRegion', [trail, aliases].sort(), '*'),
  ];
}

function changeStatements(scope: PolicyScope): readonly Statement[] {
  const starts = actions('rds', 'change').filter((action) => action.startsWith('rds:Start'));
  const restores = actions('rds', 'change').filter((action) => !starts.includes(action));
  return [
    allow('LatchkeyRepairKey', actions('kms', 'change'), keyResource(scope)),
    allow('LatchkeyStartDatabase', starts, databaseResource(scope, ['db', 'cluster'])),
    // A restore names the snapshot, the new database and its groups; the new name is chosen later.
    allow(
      'LatchkeyRestoreDatabase',
      [...restores, 'rds:AddTagsToResource'],
      rdsResources(scope, ['db', 'snapshot', 'subgrp', 'pg', 'og']),
    ),
    // RDS makes its grant with the caller's rights, and only through RDS (facts/aws.md §3.2).
    {
      ...allow('LatchkeyKeyThroughRds', ['kms:CreateGrant', 'kms:DescribeKey'], keyResource(scope)),
      Condition: {StringLike: {'kms:ViaService': `rds.${scope.region ?? '*'}.amazonaws.com`}},
    },
  ];
}

function actions(service: string, mode: 'read' | 'change'): readonly string[] {
  return allowedCalls
    .filter((allowed) => allowed.service === service && allowed.mode === mode)
    .map(({call}) => call);
}

function allow(Sid: string, Action: readonly string[], Resource: Statement['Resource']): Statement {
  return {Sid, Effect: 'Allow', Action, Resource};
}

function keyResource(scope: PolicyScope): string {
  return scope.keyArn ?? `${arnBase('kms', scope)}:key/*`;
}

function databaseResource(scope: PolicyScope, types: readonly string[]): Statement['Resource'] {
  return scope.databaseArn ?? rdsResources(scope, types);
}

function rdsResources(scope: PolicyScope, types: readonly string[]): string[] {
  return types.map((type) => `${arnBase('rds', scope)}:${type}:*`);
}

/** `arn:aws:rds:eu-west-1:111122223333`, in the partition of whatever ARN is known. */
function arnBase(service: string, {databaseArn, keyArn, region, accountId}: PolicyScope): string {
  const partition = (databaseArn ?? keyArn ?? '').split(':')[1] || 'aws';
  return `arn:${partition}:${service}:${region ?? '*'}:${accountId ?? '*'}`;
}
