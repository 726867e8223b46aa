/** The facts of the night as they were read between 02:14:20 and 02:14:22. */
import type {CallName} from '../../../src/core/call.ts';
import type {FactName, FactValues} from '../../../src/core/evidence.ts';
import type {Fact} from '../../../src/core/fact.ts';
import {account, type Happening, keyArn, nightTime, operatorArn, region} from './entries.ts';

const policyStatements = [
  {
    Sid: 'Root',
    Effect: 'Allow',
    Principal: {AWS: `arn:aws:iam::${account}:root`},
    Action: 'kms:*',
    Resource: '*',
  },
  {
    Sid: 'Admins',
    Effect: 'Allow',
    Principal: {AWS: `arn:aws:iam::${account}:role/KeyAdmin`},
    Action: ['kms:EnableKey', 'kms:DisableKey', 'kms:DescribeKey'],
    Resource: '*',
  },
];

const calls: readonly (readonly [FactName, CallName, number, FactValues[FactName]])[] = [
  [
    'identity',
    'sts:GetCallerIdentity',
    38,
    {Account: account, Arn: operatorArn, UserId: 'AROAEXAMPLE:mara'},
  ],
  [
    'instance',
    'rds:DescribeDBInstances',
    61,
    {
      DBInstances: [
        {
          DBInstanceIdentifier: 'orders-db',
          DBInstanceArn: `arn:aws:rds:${region}:${account}:db:orders-db`,
          DbiResourceId: 'db-K4RT7QWXEXAMPLE3CJDA',
          DBInstanceStatus: 'inaccessible-encryption-credentials-recoverable',
          DBInstanceClass: 'db.r6g.large',
          Engine: 'postgres',
          EngineVersion: '16.6',
          StorageEncrypted: true,
          KmsKeyId: keyArn,
          MultiAZ: true,
          BackupRetentionPeriod: 14,
        },
      ],
    },
  ],
  [
    'events',
    'rds:DescribeEvents',
    74,
    {
      Events: [
        {
          SourceIdentifier: 'orders-db',
          Date: '2026-03-01T23:52:11.000Z',
          Message:
            'Amazon RDS is unable to access the KMS encryption key for database instance orders-db.',
        },
        {
          SourceIdentifier: 'orders-db',
          Date: '2026-03-02T01:52:11.000Z',
          Message:
            'Amazon RDS has been unable to access the KMS encryption key for database instance orders-db. This database will be placed into an inaccessible state.',
        },
      ],
    },
  ],
  [
    'snapshots',
    'rds:DescribeDBSnapshots',
    112,
    {
      DBSnapshots: Array.from({length: 29}, (_, index) => ({
        DBSnapshotIdentifier: `orders-${index + 1}`,
        KmsKeyId: index < 26 ? keyArn : `${keyArn}-${index}`,
      })),
    },
  ],
  [
    'automatedBackups',
    'rds:DescribeDBInstanceAutomatedBackups',
    66,
    {
      DBInstanceAutomatedBackups: [
        {
          DBInstanceIdentifier: 'orders-db',
          RestoreWindow: {
            EarliestTime: '2026-02-16T02:14:00.000Z',
            LatestTime: '2026-03-02T01:47:55.000Z',
          },
        },
      ],
    },
  ],
  [
    'key',
    'kms:DescribeKey',
    44,
    {
      KeyMetadata: {
        KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab',
        Arn: keyArn,
        AWSAccountId: account,
        KeyState: 'Disabled',
        Enabled: false,
        KeyManager: 'CUSTOMER',
        Origin: 'AWS_KMS',
        Description: 'orders\u001B[2J\u001B]0;owned\u0007 key',
      },
    },
  ],
  [
    'keyPolicy',
    'kms:GetKeyPolicy',
    47,
    {Policy: JSON.stringify({Version: '2012-10-17', Statement: policyStatements})},
  ],
  [
    'grants',
    'kms:ListGrants',
    52,
    {
      Grants: [
        {
          GrantId: 'a',
          Constraints: {EncryptionContextSubset: {'aws:rds:db-id': 'db-K4RT7QWXEXAMPLE3CJDA'}},
        },
        {GrantId: 'b'},
        {GrantId: 'c'},
      ],
    },
  ],
  ['aliases', 'kms:ListAliases', 49, {Aliases: [{AliasName: 'alias/orders', TargetKeyId: keyArn}]}],
];

/** The facts of the night, as entries; the last use of the key is denied. */
export function observations(): readonly Happening[] {
  const known = calls.map(([name, call, milliseconds, value], index): Happening => {
    const second = index < 1 ? 20 : index < 5 ? 21 : 22;
    const at = nightTime(`02:14:${second}`);
    const evidence: Fact<FactValues[FactName]> = {
      status: 'known',
      call,
      at,
      requestId: `5f0e7c1a-3b2d-4e61-9a77-0d4c1b9e2f${String(index).padStart(2, '0')}`,
      milliseconds,
      value,
    };
    return [`02:14:${second}`, {type: 'observed', fact: name, evidence}];
  });
  return [...known, ['02:14:22', {type: 'observed', fact: 'lastUsage', evidence: deniedUsage}]];
}

const deniedUsage: Fact<FactValues[FactName]> = {
  status: 'denied',
  call: 'kms:GetKeyLastUsage',
  at: nightTime('02:14:22'),
  requestId: '5f0e7c1a-3b2d-4e61-9a77-0d4c1b9e2f99',
  milliseconds: 41,
  code: 'AccessDeniedException',
  message: 'no identity-based policy allows the kms:GetKeyLastUsage action',
  needs: 'kms:GetKeyLastUsage',
};
