/** A few fixed answers of AWS on this machine: one locked-out database, its key, its history. */
import type {ServerResponse} from 'node:http';
import {type Arrived, json, serve, xml} from './local-server.ts';

export const keyArn = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
export const otherKeyArn =
  'arn:aws:kms:eu-west-1:111122223333:key/9999abcd-12ab-34cd-56ef-1234567890ab';

/** Answers one operation; the arrived request tells its input. */
export type Reply = (response: ServerResponse, arrived: Arrived) => void;

/** Operations that a test answers itself. */
export type Replies = readonly (readonly [operation: string, reply: Reply])[];

/** What RDS says about `orders-db`, changed where a test needs it. */
export function instanceXml(change: {[member: string]: string} = {}): string {
  const members = {
    DBInstanceIdentifier: 'orders-db',
    DBInstanceArn: 'arn:aws:rds:eu-west-1:111122223333:db:orders-db',
    DBInstanceStatus: 'inaccessible-encryption-credentials-recoverable',
    DbiResourceId: 'db-ABC',
    Engine: 'postgres',
    StorageEncrypted: 'true',
    KmsKeyId: keyArn,
    ...change,
  };
  const inside = Object.entries(members).map(([name, value]) => `<${name}>${value}</${name}>`);
  return `<DBInstance>${inside.join('')}</DBInstance>`;
}

/** The snapshots of `orders-db`: one under its own key, two under another. */
const snapshotsXml = [keyArn, otherKeyArn, otherKeyArn]
  .map((key) => `<DBSnapshot><KmsKeyId>${key}</KmsKeyId></DBSnapshot>`)
  .join('');

const keyPolicy = {
  Statement: {
    Effect: 'Allow',
    Principal: {AWS: 'arn:aws:iam::111122223333:root'},
    Action: 'kms:*',
    Resource: '*',
  },
};
const grant = {
  GrantId: 'g-1',
  Constraints: {EncryptionContextSubset: {'aws:rds:db-id': 'db-ABC'}},
};
export const managedArn = 'arn:aws:iam::111122223333:policy/on-call';

const fixed: {readonly [operation: string]: Reply} = {
  GetCallerIdentity: (response) =>
    xml(
      response,
      'GetCallerIdentity',
      '<Arn>arn:aws:sts::111122223333:assumed-role/OnCall/mara</Arn><Account>111122223333</Account>',
    ),
  DescribeDBInstances: (response) =>
    xml(response, 'DescribeDBInstances', `<DBInstances>${instanceXml()}</DBInstances>`),
  DescribeDBClusters: (response) => xml(response, 'DescribeDBClusters', '<DBClusters/>'),
  DescribeEvents: (response) => xml(response, 'DescribeEvents', '<Events/>'),
  DescribeDBSnapshots: (response) =>
    xml(response, 'DescribeDBSnapshots', `<DBSnapshots>${snapshotsXml}</DBSnapshots>`),
  DescribeDBInstanceAutomatedBackups: (response) =>
    xml(response, 'DescribeDBInstanceAutomatedBackups', '<DBInstanceAutomatedBackups/>'),
  DescribeKey: (response) =>
    json(response, {
      KeyMetadata: {
        Arn: keyArn,
        AWSAccountId: '111122223333',
        KeyState: 'Disabled',
        KeyManager: 'CUSTOMER',
      },
    }),
  GetKeyPolicy: (response) =>
    json(response, {Policy: JSON.stringify(keyPolicy), PolicyName: 'default'}),
  ListGrants: (response) => json(response, {Grants: [grant], Truncated: false}),
  ListResourceTags: (response) => json(response, {Tags: [], Truncated: false}),
  GetKeyRotationStatus: (response) => json(response, {KeyRotationEnabled: false}),
  ListAliases: (response) => json(response, {Aliases: [], Truncated: false}),
  GetKeyLastUsage: (response) => json(response, {KeyId: keyArn}),
  LookupEvents: (response) => json(response, {Events: []}),
  DescribeDBClusterSnapshots: (response) =>
    xml(response, 'DescribeDBClusterSnapshots', '<DBClusterSnapshots/>'),
  DescribeDBClusterAutomatedBackups: (response) =>
    xml(response, 'DescribeDBClusterAutomatedBackups', '<DBClusterAutomatedBackups/>'),
  GetRole: (response) =>
    xml(response, 'GetRole', '<Role><Arn>arn:aws:iam::111122223333:role/OnCall</Arn></Role>'),
  ListRolePolicies: (response) =>
    xml(
      response,
      'ListRolePolicies',
      '<PolicyNames><member>inline</member></PolicyNames><IsTruncated>false</IsTruncated>',
    ),
  ListAttachedRolePolicies: (response) =>
    xml(
      response,
      'ListAttachedRolePolicies',
      `<AttachedPolicies><member><PolicyArn>${managedArn}</PolicyArn></member></AttachedPolicies>`,
    ),
  GetRolePolicy: (response) =>
    xml(response, 'GetRolePolicy', `<PolicyDocument>${encodeURIComponent('{}')}</PolicyDocument>`),
  GetPolicy: (response) =>
    xml(
      response,
      'GetPolicy',
      `<Policy><Arn>${managedArn}</Arn><DefaultVersionId>v3</DefaultVersionId></Policy>`,
    ),
  GetPolicyVersion: (response) =>
    xml(
      response,
      'GetPolicyVersion',
      `<PolicyVersion><Document>${encodeURIComponent('{}')}</Document></PolicyVersion>`,
    ),
  SimulatePrincipalPolicy: (response) =>
    xml(response, 'SimulatePrincipalPolicy', '<EvaluationResults/>'),
  DescribeOrganization: (response) => json(response, {Organization: {Id: 'o-1'}}),
  ListPoliciesForTarget: (response) => json(response, {Policies: [{Id: 'p-1'}]}),
  ListPolicies: (response) => json(response, {Policies: [{Id: 'p-2', Name: 'above'}]}),
  DescribeAccount: (response) =>
    json(response, {Account: {Paths: ['o-example/r-root/ou-team/111122223333/']}}),
  DescribePolicy: (response) => json(response, {Policy: {Content: '{}'}}),
  DescribeCustomKeyStores: (response) => json(response, {CustomKeyStores: []}),
};

/** The fixed answers, except for the operations that a test answers itself. */
export function estate(replies: Replies = []) {
  const own = new Map(replies);
  return serve((response, arrived) => {
    const reply = own.get(arrived.operation) ?? fixed[arrived.operation];
    if (reply) reply(response, arrived);
    else json(response, {__type: 'UnknownOperationException'}, 400);
  });
}

/** The form or JSON that arrived. */
export function inputOf({body}: Arrived): {readonly [member: string]: unknown} {
  return body.startsWith('{') ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
}
