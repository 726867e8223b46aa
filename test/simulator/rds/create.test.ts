/** CreateDBInstance: every refusal, the key it takes, and what it remembers. */
import {DisableKeyCommand, ListAliasesCommand} from '@aws-sdk/client-kms';
import {
  CreateDBInstanceCommand,
  type CreateDBInstanceCommandInput,
  DescribeDBInstancesCommand,
} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {
  clientsOf,
  database,
  hour,
  locked,
  minute,
  ordersKey,
  ordersKeyArn,
  quietAccount,
  statusOf,
} from '../support.ts';
import {awayKeyArn, courseOf, rdsIn, rdsOf, shown, spareKeyArn, twoRegions} from './support.ts';

type Input = Partial<CreateDBInstanceCommandInput>;

const fresh: CreateDBInstanceCommandInput = {
  DBInstanceIdentifier: 'fresh',
  DBInstanceClass: 'db.t4g.medium',
  Engine: 'postgres',
  MasterUsername: 'owner',
  AllocatedStorage: 20,
};
const create = (simulator: Simulator, more: Input = {}) =>
  rdsIn(simulator).send(new CreateDBInstanceCommand({...fresh, ...more}));

describe('a new instance is refused', () => {
  it.each<[why: string, more: Input, name: string]>([
    ['under a taken name', {DBInstanceIdentifier: 'Orders-DB'}, 'DBInstanceAlreadyExistsFault'],
    ['under a name that ends in a hyphen', {DBInstanceIdentifier: 'x-'}, 'InvalidParameterValue'],
    ['under a name with two hyphens', {DBInstanceIdentifier: 'x--y'}, 'InvalidParameterValue'],
    ['under a name of 64 letters', {DBInstanceIdentifier: 'x'.repeat(64)}, 'InvalidParameterValue'],
    ['under a key that is not there', {KmsKeyId: 'alias/none'}, 'KMSKeyNotAccessibleFault'],
    ['under a key of another Region', {KmsKeyId: awayKeyArn}, 'KMSKeyNotAccessibleFault'],
    [
      'unencrypted under a key',
      {KmsKeyId: 'alias/orders', StorageEncrypted: false},
      'InvalidParameterCombination',
    ],
    [
      'with insights under no key',
      {EnablePerformanceInsights: true, PerformanceInsightsKMSKeyId: 'alias/none'},
      'KMSKeyNotAccessibleFault',
    ],
    [
      'with a password beside a secret',
      {ManageMasterUserPassword: true, MasterUserPassword: 'not-a-real-one'},
      'InvalidParameterCombination',
    ],
    [
      'with a secret key beside no secret',
      {MasterUserSecretKmsKeyId: 'alias/orders'},
      'InvalidParameterCombination',
    ],
    [
      'with an unknown parameter group',
      {DBParameterGroupName: 'none'},
      'DBParameterGroupNotFoundFault',
    ],
    ['with an unknown option group', {OptionGroupName: 'none'}, 'OptionGroupNotFoundFault'],
    ['in an unknown subnet group', {DBSubnetGroupName: 'none'}, 'DBSubnetGroupNotFoundFault'],
    ['with an unknown certificate', {CACertificateIdentifier: 'none'}, 'CertificateNotFoundFault'],
    ['with 36 days of backups', {BackupRetentionPeriod: 36}, 'InvalidParameterValue'],
    [
      'with a backup window that is none',
      {PreferredBackupWindow: '25:00-26:00'},
      'InvalidParameterValue',
    ],
    [
      'with a maintenance window that is none',
      {PreferredMaintenanceWindow: '01:00-02:00'},
      'InvalidParameterValue',
    ],
    ['with monitoring every 7 seconds', {MonitoringInterval: 7}, 'InvalidParameterValue'],
    ['with monitoring without a role', {MonitoringInterval: 60}, 'InvalidParameterCombination'],
    ['on port 80', {Port: 80}, 'InvalidParameterValue'],
    [
      'with less storage at most than at first',
      {MaxAllocatedStorage: 10},
      'InvalidParameterCombination',
    ],
    [
      'in a zone as a pair',
      {MultiAZ: true, AvailabilityZone: 'eu-west-1a'},
      'InvalidParameterCombination',
    ],
    ['beyond all storage', {AllocatedStorage: 100_000}, 'StorageQuotaExceededFault'],
    ['with a reserved tag', {Tags: [{Key: 'aws:x', Value: ''}]}, 'InvalidParameterValue'],
  ])('%s', async (_why, more, name) => {
    const simulator = twoRegions();
    await expect(create(simulator, more)).rejects.toMatchObject({name});
    expect(await statusOf(simulator, 'fresh')).toBe('gone');
  });

  it('past forty instances', async () => {
    const instances = Array.from({length: 39}, (_, index) => database(`db-${index}`));
    await expect(create(twoRegions({instances}))).rejects.toMatchObject({
      name: 'InstanceQuotaExceededFault',
      message: 'DB Instance quota exceeded',
    });
  });

  it('with [null] in its text where the caller may not use the default key', async () => {
    const simulator = twoRegions();
    const command = new CreateDBInstanceCommand({...fresh, StorageEncrypted: true});
    await expect(rdsOf(simulator, 'timid').send(command)).rejects.toMatchObject({
      name: 'KMSKeyNotAccessibleFault',
      message: expect.stringContaining('[null]'),
    });
  });
});

describe('the key of a new instance', () => {
  it('is the one named', async () => {
    expect((await create(twoRegions(), {KmsKeyId: 'alias/orders'})).DBInstance).toMatchObject({
      StorageEncrypted: true,
      StorageEncryptionType: 'sse-kms',
      KmsKeyId: ordersKeyArn,
    });
  });

  it('is aws/rds, made on first use, where encryption is all that is asked', async () => {
    const simulator = quietAccount({});
    const {kms} = clientsOf(simulator);
    const aliases = async () => {
      const {Aliases = []} = await kms.send(new ListAliasesCommand({}));
      return Aliases.map(({AliasName}) => AliasName);
    };
    expect(await aliases()).not.toContain('alias/aws/rds');
    const {DBInstance} = await create(simulator, {StorageEncrypted: true});
    expect(DBInstance?.StorageEncryptionType).toBe('sse-kms');
    expect(await aliases()).toContain('alias/aws/rds');
  });

  it('is none where nothing is asked', async () => {
    expect((await create(twoRegions())).DBInstance).toMatchObject({
      StorageEncrypted: false,
      StorageEncryptionType: 'none',
    });
  });

  it.each([
    ['fail', 'incompatible-create'],
    ['inaccessible', locked],
  ])('lost on the way ends it, with the switch at %s as %s', async (keyLostOnTheWay, expected) => {
    const simulator = twoRegions({unverified: {keyLostOnTheWay}});
    await create(simulator, {KmsKeyId: 'alias/orders'});
    await clientsOf(simulator).kms.send(new DisableKeyCommand({KeyId: ordersKey}));
    simulator.advance(hour);
    expect(await statusOf(simulator, 'fresh')).toBe(expected);
  });
});

describe('a managed master password', () => {
  it('has a key of its own and is impaired when that key is lost', async () => {
    const simulator = twoRegions();
    await create(simulator, {
      ManageMasterUserPassword: true,
      MasterUserSecretKmsKeyId: 'alias/spare',
    });
    simulator.advance(20 * minute);
    const secret = async () => (await shown(simulator, 'fresh'))?.MasterUserSecret;
    expect(await secret()).toMatchObject({
      KmsKeyId: spareKeyArn,
      SecretStatus: 'active',
      SecretArn: expect.stringMatching(/:secret:rds!db-/),
    });
    await clientsOf(simulator).kms.send(new DisableKeyCommand({KeyId: spareKeyArn}));
    expect((await secret())?.SecretStatus).toBe('impaired');
  });
});

describe('a new instance', () => {
  it('goes from creating over backing-up to available, its endpoint last', async () => {
    const simulator = twoRegions();
    expect((await create(simulator)).DBInstance?.Endpoint).toBeUndefined();
    expect(await courseOf(simulator, 'fresh')).toEqual(['creating', 'backing-up', 'available']);
    expect((await shown(simulator, 'fresh'))?.Endpoint?.Address).toMatch(/^fresh\..*\.eu-west-1\./);
  });

  it('is found by each filter that DescribeDBInstances knows', async () => {
    const simulator = twoRegions();
    await create(simulator, {Engine: 'mysql', EngineVersion: '8.0.40', Domain: 'd-1'});
    const found = async (Name: string, value: string) => {
      const {DBInstances = []} = await rdsIn(simulator).send(
        new DescribeDBInstancesCommand({Filters: [{Name, Values: [value]}]}),
      );
      return DBInstances.map(({DBInstanceIdentifier: id}) => id);
    };
    const {DbiResourceId = '', DBInstanceArn = ''} = (await shown(simulator, 'fresh')) ?? {};
    expect(await found('db-instance-id', 'fresh')).toEqual(['fresh']);
    expect(await found('db-instance-id', DBInstanceArn)).toEqual(['fresh']);
    expect(await found('dbi-resource-id', DbiResourceId)).toEqual(['fresh']);
    expect(await found('engine', 'mysql')).toEqual(['fresh']);
    expect(await found('domain', 'd-1')).toEqual(['fresh']);
    expect(await found('db-cluster-id', 'none')).toEqual([]);
  });
});
