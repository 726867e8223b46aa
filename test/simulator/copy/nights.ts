/** Nights with other causes than the shipped scenarios have, each a change of the first scenario. */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {parse} from 'yaml';
import {createSimulator, readScenario, type Simulator} from '../../../src/simulator/simulator.ts';
import {ordersKey, scenarios} from '../support.ts';

type Call = {readonly call: string; readonly with: object; readonly at?: string};

/** What differs from the night of the disabled key. */
type Night = {
  readonly timeline: readonly Call[];
  readonly allow?: readonly string[];
  readonly deny?: readonly string[];
  readonly key?: object;
  readonly more?: object;
  /** Another database than the scenario's. */
  readonly database?: string;
};

const owner = {MasterUsername: 'owner', MasterUserPassword: 'correct-horse'};

const onOrders = (call: string, more: object = {}): Call => ({
  call,
  with: {KeyId: ordersKey, ...more},
});

const strippedPolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: {AWS: 'arn:aws:iam::111122223333:role/ci-cleanup'},
      Action: 'kms:*',
      Resource: '*',
    },
  ],
});

const denyingPolicy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: {AWS: 'arn:aws:iam::111122223333:root'},
      Action: 'kms:*',
      Resource: '*',
    },
    {
      Sid: 'Freeze',
      Effect: 'Deny',
      Principal: '*',
      Action: ['kms:CreateGrant', 'kms:Decrypt', 'kms:GenerateDataKey*'],
      Resource: '*',
    },
  ],
});

/** The nights by name. */
export const nights: {readonly [name: string]: Night} = {
  healthy: {timeline: []},
  'key pending deletion': {
    timeline: [onOrders('kms:ScheduleKeyDeletion', {PendingWindowInDays: 7})],
  },
  'key deleted': {
    timeline: [
      {
        ...onOrders('kms:ScheduleKeyDeletion', {PendingWindowInDays: 7}),
        at: '2026-02-22T20:00:00Z',
      },
    ],
  },
  'key disabled, and RDS has not noticed': {
    timeline: [{...onOrders('kms:DisableKey'), at: '2026-03-02T02:00:00Z'}],
  },
  'policy stripped': {
    timeline: [
      onOrders('kms:PutKeyPolicy', {Policy: strippedPolicy, BypassPolicyLockoutSafetyCheck: true}),
    ],
  },
  'policy stripped, and nothing of the key may be read': {
    timeline: [
      onOrders('kms:PutKeyPolicy', {Policy: strippedPolicy, BypassPolicyLockoutSafetyCheck: true}),
    ],
    allow: ['kms:*', 'iam:*'],
  },
  'policy denies': {timeline: [onOrders('kms:PutKeyPolicy', {Policy: denyingPolicy})]},
  'the caller may not read the key': {
    timeline: [onOrders('kms:DisableKey')],
    deny: ['kms:*'],
  },
  'the caller may read their own policies': {
    timeline: [onOrders('kms:DisableKey')],
    allow: ['iam:*'],
  },
  'the caller may not read events and backups': {
    timeline: [onOrders('kms:DisableKey')],
    deny: ['rds:DescribeEvents', 'rds:DescribeDBSnapshots', 'cloudtrail:*'],
  },
  'imported material expired': {
    timeline: [],
    key: {
      Origin: 'EXTERNAL',
      material: '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
      ValidTo: '2026-03-01T22:00:00Z',
    },
  },
  'CloudHSM store away': {
    timeline: [
      {call: 'kms:DisconnectCustomKeyStore', with: {CustomKeyStoreId: 'cks-1234567890abcdef0'}},
    ],
    key: {Origin: 'AWS_CLOUDHSM', CustomKeyStoreId: 'cks-1234567890abcdef0'},
    more: {
      keyStores: [
        {
          CustomKeyStoreId: 'cks-1234567890abcdef0',
          CustomKeyStoreName: 'vault',
          created: '2024-01-01T00:00:00Z',
        },
      ],
    },
  },
  'a cluster of the same name left its backups': {
    timeline: [
      {
        call: 'rds:DeleteDBCluster',
        with: {DBClusterIdentifier: 'shop', SkipFinalSnapshot: true, DeleteAutomatedBackups: false},
        at: '2026-02-26T12:00:00Z',
      },
      {
        call: 'rds:CreateDBCluster',
        with: {DBClusterIdentifier: 'shop', Engine: 'aurora-mysql', ...owner},
        at: '2026-02-27T12:00:00Z',
      },
    ],
    allow: ['rds:*'],
    more: {
      clusters: [
        {
          DBClusterIdentifier: 'shop',
          Engine: 'aurora-mysql',
          EngineVersion: '8.0.mysql_aurora.3.05.2',
          KmsKeyId: 'alias/orders',
          created: '2024-06-04T09:32:11Z',
        },
      ],
    },
    database: 'shop',
  },
};

/** The simulated AWS of that night. */
export function simulatorOfNight(night: Night): Simulator {
  const {timeline, allow = [], deny = [], key, more, database} = night;
  const base = parse(readFileSync(join(scenarios, 'key-disabled.yaml'), 'utf8'));
  base.timeline = timeline.map((call) => ({at: '2026-03-01T22:30:00Z', as: 'ci-cleanup', ...call}));
  base.principals.mara.allow.push(...allow);
  base.principals.mara.deny = deny;
  base.estate.keys[0] = {...base.estate.keys[0], ...key};
  Object.assign(base.estate, more);
  // Injects name what the drill's own night has; this one may have lost it.
  delete base.injects;
  if (database !== undefined) base.database = database;
  if (timeline.some(({call}) => call.startsWith('rds:'))) {
    base.principals['ci-cleanup'].allow.push('rds:*');
  }
  return createSimulator(readScenario(JSON.stringify(base), 'night.yaml'));
}
