/** Keys and key stores of an estate: what a scenario may say, and what it is told where it may not. */
import {DescribeKeyCommand, GetKeyPolicyCommand, ListAliasesCommand} from '@aws-sdk/client-kms';
import {CreateDBInstanceCommand} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import {clientsOf, quietAccount} from '../support.ts';
import {accountWith, hsmStore, keyIds, kmsOf, xksStore} from './support.ts';

describe('a scenario that does not hold together', () => {
  it.each<[string, Parameters<typeof accountWith>[0], string]>([
    [
      'a store that is nowhere',
      {xksKey: {CustomKeyStoreId: 'cks-00000000000000000'}},
      '"cks-00000000000000000" is no key store of this estate',
    ],
    [
      'a store of the other type',
      {xksKey: {CustomKeyStoreId: hsmStore}},
      'does not go into a store of the type AWS_CLOUDHSM',
    ],
    ['no store', {xksKey: {CustomKeyStoreId: undefined}}, 'needs a CustomKeyStoreId'],
    ['no external key', {xksKey: {XksKeyId: undefined}}, 'needs an XksKeyId'],
    ['an external key without its store', {imported: {XksKeyId: 'a'}}, 'has no XksKeyId'],
    [
      'material of KMS itself',
      {imported: {Origin: 'AWS_KMS'}},
      'only a key with the origin EXTERNAL',
    ],
    [
      'a date without material',
      {imported: {material: undefined, ValidTo: '2026-03-01T00:00:00Z'}},
      'ValidTo needs',
    ],
    [
      'material that is no hexadecimal number',
      {imported: {material: 'secret'}},
      '64 hexadecimal digits',
    ],
    ['replicas of a key of one Region', {imported: {replicas: ['us-east-1']}}, 'starts with mrk-'],
    ['one store twice', {hsm: {CustomKeyStoreId: xksStore}}, 'stands here twice'],
    [
      'an error code that AWS does not have',
      {hsm: {troubles: [{code: 'BROKEN', from: '2026-03-01T00:00:00Z'}]}},
      'Invalid option',
    ],
  ])('%s is named with its place', (_name, wishes, message) => {
    expect(() => accountWith(wishes)).toThrow(message);
    expect(() => accountWith(wishes)).toThrow(
      expect.objectContaining({where: expect.stringMatching(/^keys\.yaml:\d+:\d+$/)}),
    );
  });
});

describe('an estate', () => {
  it('has a replica with its own state and no aliases of the primary', async () => {
    const world = accountWith({replicas: ['us-east-1']});
    const away = kmsOf(world, 'operator', 'us-east-1');
    const {KeyMetadata} = await away.send(new DescribeKeyCommand({KeyId: keyIds.primary}));
    expect(KeyMetadata).toMatchObject({
      KeyState: 'Enabled',
      MultiRegionConfiguration: {MultiRegionKeyType: 'REPLICA'},
    });
    expect((await away.send(new ListAliasesCommand({}))).Aliases).toEqual([]);
  });

  it('has a disconnected store with unavailable keys', async () => {
    const kms = kmsOf(accountWith({hsm: {ConnectionState: 'DISCONNECTED'}}));
    const {KeyMetadata} = await kms.send(new DescribeKeyCommand({KeyId: keyIds.hsm}));
    expect(KeyMetadata).toMatchObject({KeyState: 'Unavailable', CustomKeyStoreId: hsmStore});
  });

  it('has a key for imported material that waits for its first import', async () => {
    const kms = kmsOf(accountWith({imported: {material: undefined}}));
    const {KeyMetadata} = await kms.send(new DescribeKeyCommand({KeyId: keyIds.imported}));
    expect(KeyMetadata).toMatchObject({KeyState: 'PendingImport'});
  });
});

describe('the key that AWS manages for RDS', () => {
  it('is made on its first use, with the policy that lets RDS use it', async () => {
    const world = quietAccount({});
    const {kms, rds} = clientsOf(world);
    const names = async () =>
      ((await kms.send(new ListAliasesCommand({}))).Aliases ?? []).map(({AliasName}) => AliasName);
    expect(await names()).not.toContain('alias/aws/rds');
    const {DBInstance} = await rds.send(
      new CreateDBInstanceCommand({
        DBInstanceIdentifier: 'fresh',
        DBInstanceClass: 'db.t4g.medium',
        Engine: 'postgres',
        MasterUsername: 'app',
        MasterUserPassword: 'not-a-real-one',
        AllocatedStorage: 20,
        StorageEncrypted: true,
      }),
    );
    expect(await names()).toContain('alias/aws/rds');
    const {KeyMetadata} = await kms.send(new DescribeKeyCommand({KeyId: 'alias/aws/rds'}));
    expect(KeyMetadata).toMatchObject({KeyManager: 'AWS', Arn: DBInstance?.KmsKeyId});
    const {Policy = ''} = await kms.send(new GetKeyPolicyCommand({KeyId: KeyMetadata?.KeyId}));
    expect(Policy).toContain('rds.eu-west-1.amazonaws.com');
  });
});
