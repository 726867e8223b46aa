/** An account to throw requests at, and the names it knows. */
import {createSimulator, readScenario, type Simulator} from '../../../src/simulator/simulator.ts';
import type {NamesFor} from './values.ts';

const keys = ['1234abcd-12ab-34cd-56ef-1234567890ab', '5f0c2a71-8d3e-4b96-a1c4-77e09b3d21f8'];

/** A small account whose operator may do everything, and the names that exist in it. */
export function fuzzedAccount(): {simulator: Simulator; namesFor: NamesFor} {
  const created = '2024-06-04T09:32:11Z';
  const database = {
    Engine: 'postgres',
    EngineVersion: '16.6',
    KmsKeyId: 'alias/orders',
    PreferredBackupWindow: '03:10-03:40',
    created,
  };
  const scenario = {
    id: 'fuzzed',
    title: 'Anything goes',
    summary: 'A small account',
    cause: 'key-disabled',
    difficulty: 'easy',
    database: 'orders-db',
    accountId: '111122223333',
    region: 'eu-west-1',
    start: '2026-03-01T12:00:00Z',
    operator: 'mara',
    principals: {mara: {role: 'OnCallResponder', session: 'mara', allow: ['*']}},
    estate: {
      keys: keys.map((KeyId, index) => ({
        KeyId,
        aliases: [index === 0 ? 'alias/orders' : 'alias/spare'],
        created,
      })),
      instances: [
        {DBInstanceIdentifier: 'orders-db', ...database},
        {DBInstanceIdentifier: 'sessions-db', ...database, KmsKeyId: 'alias/spare'},
      ],
      snapshots: [
        {DBInstanceIdentifier: 'orders-db', DBSnapshotIdentifier: 'orders-manual', created},
      ],
    },
  };
  const simulator = createSimulator(readScenario(JSON.stringify(scenario), 'fuzzed.yaml'));
  return {simulator, namesFor};
}

const arn = (service: string, resource: string): string =>
  `arn:aws:${service}:eu-west-1:111122223333:${resource}`;

const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: {AWS: 'arn:aws:iam::111122223333:root'},
      Action: 'kms:*',
      Resource: '*',
    },
  ],
});

/** Names by the members they belong to; the first that fits. */
const kinds: readonly [RegExp, readonly string[]][] = [
  [/Policy(Document)?$/, [policy]],
  [/PolicyName/, ['default', 'OnCallAccess']],
  [
    /Key(Id|Arn)$|KmsKey/,
    [...keys, ...keys.map((id) => arn('kms', `key/${id}`)), 'alias/orders', 'alias/aws/rds'],
  ],
  [/Alias/, ['alias/orders', 'alias/spare', 'alias/fresh', 'alias/aws/rds']],
  [
    /Principal|Role|Arn$/,
    ['arn:aws:iam::111122223333:role/OnCallResponder', arn('rds', 'db:orders-db')],
  ],
  [
    /SnapshotIdentifier|SnapshotId/,
    ['orders-manual', 'rds:orders-db-2026-03-01-03-10', 'fresh-snapshot'],
  ],
  [/Cluster\w*Identifier/, ['fresh-cluster', 'other-cluster']],
  [/Identifier/, ['orders-db', 'sessions-db', 'fresh-db']],
  [/^Engine$/, ['postgres', 'mysql', 'aurora-postgresql']],
  [/Class$/, ['db.t4g.medium', 'db.r6g.large']],
  [/Operations/, ['Decrypt', 'Encrypt', 'DescribeKey', 'GenerateDataKey']],
  [/AttributeKey/, ['EventName', 'ResourceName', 'Username']],
  [/KeySpec/, ['AES_256', 'SYMMETRIC_DEFAULT']],
  [/Type$/, ['manual', 'automated', 'gp3', 'db-instance']],
];

const rest: readonly string[] = [
  'orders-db',
  keys[0] ?? '',
  arn('kms', `key/${keys[0]}`),
  'default',
  '16.6',
  'manual',
  '2026-03-01T11:00:00Z',
  '03:10-03:40',
  'OnCallResponder',
  'arn:aws:iam::444455556666:root',
];

function namesFor(member: string): readonly string[] {
  return kinds.find(([pattern]) => pattern.test(member))?.[1] ?? rest;
}
