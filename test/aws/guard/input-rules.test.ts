/** With which members and values a database is changed, and with which never. */
import {
  CreateDBInstance$,
  ModifyDBCluster$,
  ModifyDBInstance$,
  ModifyDBInstanceCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import {GuardedHandler} from '../../../src/aws/guard/handler.ts';
import {refuseForm, refuseInput} from '../../../src/aws/guard/input-rules.ts';
import {GuardError} from '../../../src/core/errors.ts';
import {memberNames} from '../../../src/simulator/wire/conform.ts';
import {dummyCredentials} from '../support/doors.ts';

const instance = {DBInstanceIdentifier: 'orders-db-restored'};
const cluster = {DBClusterIdentifier: 'ledger-restored'};
const now = {ApplyImmediately: true};

type Case = readonly [call: 'ModifyDBInstance' | 'ModifyDBCluster' | 'CreateDBInstance', object];

const refused: readonly Case[] = [
  ['ModifyDBInstance', {...instance, MasterUserPassword: 'x'}],
  ['ModifyDBInstance', {...instance, TdeCredentialPassword: 'x'}],
  ['ModifyDBInstance', {...instance, DeletionProtection: false}],
  ['ModifyDBInstance', {...instance, BackupRetentionPeriod: 0}],
  ['ModifyDBInstance', {...instance, ManageMasterUserPassword: false}],
  ['ModifyDBInstance', {...instance, RotateMasterUserPassword: true}],
  ['ModifyDBInstance', {...instance, DisableDomain: true}],
  ['ModifyDBInstance', {...instance, Engine: 'mysql'}],
  ['ModifyDBInstance', {...instance, EngineVersion: '17.1'}],
  ['ModifyDBInstance', {...instance, AllowMajorVersionUpgrade: true}],
  ['ModifyDBInstance', {...instance, EnablePerformanceInsights: false}],
  ['ModifyDBInstance', {...instance, ApplyImmediately: false, MultiAZ: true}],
  ['ModifyDBCluster', {...cluster, MasterUserPassword: 'x'}],
  ['ModifyDBCluster', {...cluster, DeletionProtection: false}],
  ['ModifyDBCluster', {...cluster, BackupRetentionPeriod: 0}],
  ['ModifyDBCluster', {...cluster, EnableHttpEndpoint: false}],
  ['CreateDBInstance', {...instance, DBInstanceClass: 'db.r6g.large', Engine: 'postgres'}],
  ['CreateDBInstance', {...instance, ...cluster, MasterUserPassword: 'x'}],
  ['CreateDBInstance', {...instance, ...cluster, DBClusterIdentifier: ''}],
];

const allowed: readonly Case[] = [
  ['ModifyDBInstance', {...instance, ...now, DeletionProtection: true, BackupRetentionPeriod: 7}],
  [
    'ModifyDBInstance',
    {...instance, ...now, MaxAllocatedStorage: 1000, MasterUserPassword: undefined},
  ],
  ['ModifyDBCluster', {...cluster, ...now, PreferredMaintenanceWindow: 'mon:04:00-mon:04:30'}],
  ['CreateDBInstance', {...instance, ...cluster, Engine: 'aurora-mysql', PromotionTier: 0}],
];

const renames: readonly (readonly [from: string, to: string, isSwap: boolean])[] = [
  ['orders-db', 'orders-db-old', true],
  ['orders-db', 'orders-db-old-2', true],
  ['orders-db-restored', 'orders-db', true],
  ['orders-db-restored-3', 'orders-db', true],
  [`${'a'.repeat(63)}`, `${'a'.repeat(59)}-old`, true],
  [`${'a'.repeat(54)}-restored`, 'a'.repeat(63), true],
  ['orders-db', 'orders-db-gone', false],
  ['orders-db', 'billing-db-old', false],
  ['billing-db', 'orders-db', false],
  ['orders-db-restored', 'billing-db', false],
  ['orders', 'orders-db-old', false],
  ['orders-db-restored', 'orders-database', false],
  ['orders-db', 'orders-db', false],
];

describe('an input', () => {
  it.each(refused)('of %s is refused: %o', (operation, input) => {
    expect(() => refuseInput(`rds:${operation}`, input)).toThrow(GuardError);
    expect(() => refuseForm(`rds:${operation}`, formOf(operation, input))).toThrow(GuardError);
  });

  it.each(allowed)('of %s passes: %o', (operation, input) => {
    expect(() => refuseInput(`rds:${operation}`, input)).not.toThrow();
    expect(() => refuseForm(`rds:${operation}`, formOf(operation, input))).not.toThrow();
  });

  it.each(renames)('that renames %s to %s: %s', (from, to, isSwap) => {
    const input = {DBInstanceIdentifier: from, NewDBInstanceIdentifier: to, ...now};
    const ofCluster = {DBClusterIdentifier: from, NewDBClusterIdentifier: to, ...now};
    for (const check of [
      () => refuseInput('rds:ModifyDBInstance', input),
      () => refuseForm('rds:ModifyDBInstance', formOf('ModifyDBInstance', input)),
      () => refuseInput('rds:ModifyDBCluster', ofCluster),
    ]) {
      if (isSwap) expect(check).not.toThrow();
      else expect(check).toThrow(GuardError);
    }
  });

  it('that renames does nothing else, and does it at once', () => {
    const swap = {DBInstanceIdentifier: 'a-restored', NewDBInstanceIdentifier: 'a'};
    expect(() => refuseInput('rds:ModifyDBInstance', swap)).toThrow('for later');
    const more = {...swap, ...now, MultiAZ: true};
    expect(() => refuseInput('rds:ModifyDBInstance', more)).toThrow('together with MultiAZ');
  });
});

/** Every member that the SDK knows is either allowed by name or refused: none is forgotten. */
it.each([
  ['ModifyDBInstance', ModifyDBInstance$],
  ['ModifyDBCluster', ModifyDBCluster$],
  ['CreateDBInstance', CreateDBInstance$],
] as const)('%s is never sent a password, whatever its member is called', (operation, schema) => {
  const names = memberNames(schema[4]).filter((name) => /Password$/.test(name));
  expect(names.length).toBeGreaterThan(1);
  for (const name of names.filter((each) => !/^Manage/.test(each))) {
    const input = {...cluster, ...instance, [name]: 'secret'};
    expect(() => refuseInput(`rds:${operation}`, input), name).toThrow(GuardError);
  }
});

it('is checked at the request handler too, for clients that pass by the middleware', async () => {
  const sent: unknown[] = [];
  const inner = {
    handle: async (request: unknown) => {
      sent.push(request);
      throw new Error('it arrived');
    },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
  const rds = new RDSClient({
    region: 'eu-west-1',
    credentials: dummyCredentials,
    maxAttempts: 1,
    requestHandler: new GuardedHandler(inner, {readOnly: false}),
  });
  const off = {DBInstanceIdentifier: 'orders-db', DeletionProtection: false};
  await expect(rds.send(new ModifyDBInstanceCommand(off))).rejects.toThrow('DeletionProtection');
  expect(sent).toEqual([]);
  const groups = {DBInstanceIdentifier: 'orders-db', VpcSecurityGroupIds: ['sg-1', 'sg-2']};
  await expect(rds.send(new ModifyDBInstanceCommand(groups))).rejects.toThrow('it arrived');
});

function formOf(operation: string, input: object): string {
  const form = new URLSearchParams({Action: operation, Version: '2014-10-31'});
  for (const [name, value] of Object.entries(input)) {
    if (value !== undefined) form.set(name, String(value));
  }
  return form.toString();
}
