/** Facts as runbooks name them. */
import {describe, expect, test} from 'vitest';
import {fold} from '../../src/core/apply.ts';
import type {Alias} from '../../src/core/aws-shapes.ts';
import {databaseOf, isLockedOut, isTerminal} from '../../src/core/database.ts';
import type {EntryBody} from '../../src/core/entry.ts';
import {callOfFact, type FactName, type FactValues, factOf} from '../../src/core/evidence.ts';
import {factsOf, keyName} from '../../src/core/facts.ts';
import {operatorName} from '../../src/core/incident.ts';
import {diagnosed, opened, tale} from './tale.ts';

const keyArn = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

function known<Name extends FactName>(fact: Name, value: FactValues[Name]): EntryBody {
  const source = {call: callOfFact(fact), at: '2026-03-02T02:14:22.000Z'};
  return {type: 'observed', fact, evidence: {...source, status: 'known', value}};
}

const instance = known('instance', {
  DBInstances: [
    {
      DBInstanceIdentifier: 'orders-db',
      DBInstanceStatus: 'inaccessible-encryption-credentials-recoverable',
      DbiResourceId: 'db-QK4',
      Engine: 'postgres',
      KmsKeyId: keyArn,
    },
  ],
});

function aliases(...Aliases: readonly Alias[]): EntryBody {
  return known('aliases', {Aliases});
}

describe('before anything was read', () => {
  test('texts are empty, never undefined', () => {
    const facts = factsOf(fold(tale(opened())));
    expect(facts.database).toEqual({
      identifier: 'orders-db',
      kind: '',
      arn: '',
      status: '',
      resourceId: '',
      engine: '',
      restorable: '',
    });
    expect(Object.values(facts.key)).toEqual(Object.values(facts.key).map(() => ''));
    expect(facts.others).toBe('no other database');
    expect(facts.causes).toEqual([]);
  });

  test('a fact that was not asked says so', () => {
    expect(factOf({}, 'trail:DisableKey')).toEqual({
      status: 'absent',
      because: 'not-asked',
      call: 'cloudtrail:LookupEvents',
      at: '',
      message: 'not asked',
    });
  });
});

describe('the name of the key, which a person may have to type', () => {
  test.each([
    ['its only alias', [{AliasName: 'alias/orders'}], 'alias/orders'],
    ['its ID where it has none', [], '1234abcd-12ab-34cd-56ef-1234567890ab'],
    [
      'its ID where it has two: neither is the name',
      [{AliasName: 'alias/a'}, {AliasName: 'alias/b'}],
      '1234abcd-12ab-34cd-56ef-1234567890ab',
    ],
  ])('is %s', (_case, list, name) => {
    expect(keyName(fold(tale(opened(), instance, aliases(...list))))).toBe(name);
  });
});

test('the key falls back to what the database names while KMS says nothing', () => {
  const facts = factsOf(fold(tale(opened(), instance)));
  expect(facts.key).toMatchObject({arn: keyArn, state: ''});
  expect(facts.database).toMatchObject({kind: 'instance', resourceId: 'db-QK4'});
});

test('others leaves the database itself out', () => {
  const blastRadius = {
    keyArn,
    databases: [
      {identifier: 'orders-db', kind: 'instance', status: 'available'},
      {identifier: 'billing-db', kind: 'instance', status: 'available'},
      {identifier: 'accounts', kind: 'cluster', status: 'available'},
    ],
    snapshots: 0,
    automatedBackups: 0,
    complete: true,
  } as const;
  const session = fold(tale(opened(), diagnosed('locked-out', {blastRadius})));
  expect(factsOf(session).others).toBe('billing-db, accounts');
});

test('a cluster takes the same shape as an instance', () => {
  const session = fold(
    tale(
      opened(),
      known('cluster', {DBClusters: [{DBClusterIdentifier: 'accounts', Status: 'available'}]}),
    ),
  );
  expect(databaseOf(session.evidence)).toMatchObject({
    kind: 'cluster',
    identifier: 'accounts',
    status: 'available',
    keyId: '',
  });
});

test('two statuses are locked out, one of them for good', () => {
  const recoverable = 'inaccessible-encryption-credentials-recoverable';
  const terminal = 'inaccessible-encryption-credentials';
  expect([recoverable, terminal, 'available', ''].map(isLockedOut)).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect([recoverable, terminal].map(isTerminal)).toEqual([false, true]);
});

test.each([
  ['arn:aws:sts::1:assumed-role/OnCallResponder/mara', 'OnCallResponder/mara'],
  ['arn:aws:iam::1:user/mara', 'mara'],
  ['arn:aws:iam::1:root', 'root'],
  ['', ''],
])('the operator %s is called %s', (arn, name) => {
  expect(operatorName(arn)).toBe(name);
});

test.each([
  ['trail:DisableKey', 'cloudtrail:LookupEvents'],
  ['key:arn:aws:kms:eu-west-1:1:key/2', 'kms:DescribeKey'],
  ['regionSnapshots', 'rds:DescribeDBSnapshots'],
  ['identity', 'sts:GetCallerIdentity'],
] as const)('the fact %s is answered by %s', (name, call) => {
  expect(callOfFact(name)).toBe(call);
});
