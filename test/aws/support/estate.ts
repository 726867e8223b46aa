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
    json(response, {KeyMetadata: {Arn: keyArn, KeyState: 'Disabled', KeyManager: 'CUSTOMER'}}),
  GetKeyPolicy: (response) => json(response, {Policy: '{}', PolicyName: 'default'}),
  ListGrants: (response) => json(response, {Grants: [], Truncated: false}),
  ListAliases: (response) => json(response, {Aliases: [], Truncated: false}),
  GetKeyLastUsage: (response) => json(response, {KeyId: keyArn}),
  LookupEvents: (response) => json(response, {Events: []}),
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
