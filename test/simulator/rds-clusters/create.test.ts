/** CreateDBCluster: what it remembers and shows, how it encrypts, what it refuses. */
import {ListGrantsCommand} from '@aws-sdk/client-kms';
import {CreateDBClusterCommand, type CreateDBClusterCommandInput} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import {clientsOf, minute, ordersKeyArn, statusOf} from '../support.ts';
import {
  aurora,
  clusterAccount,
  clusterOf,
  clusterStatus,
  createCluster,
  disable,
  enable,
  eventsAbout,
  far,
  farKey,
  farKeyArn,
  rdsIn,
  rdsOf,
  spareKey,
  spareKeyArn,
} from './support.ts';

type Input = Partial<CreateDBClusterCommandInput>;

const multiAz: Input = {
  Engine: 'postgres',
  DBClusterInstanceClass: 'db.r6gd.large',
  AllocatedStorage: 200,
  StorageType: 'io1',
  Iops: 2000,
};

describe('a new cluster', () => {
  it('is created without instances, with endpoints, backups and an event', async () => {
    const simulator = clusterAccount({});
    const {DBCluster} = await rdsOf(simulator).send(
      new CreateDBClusterCommand({
        DBClusterIdentifier: 'Fresh',
        Engine: 'aurora-mysql',
        MasterUsername: 'ledger',
        MasterUserPassword: 'not-a-real-one',
        KmsKeyId: 'alias/spare',
      }),
    );
    expect(DBCluster).toMatchObject({Status: 'creating', DBClusterIdentifier: 'fresh'});
    expect(DBCluster?.LatestRestorableTime).toBeUndefined();
    simulator.advance(30 * minute);
    const shown = await clusterOf(simulator, 'fresh');
    expect(shown).toMatchObject({
      Status: 'available',
      EngineVersion: '8.0.mysql_aurora.3.08.2',
      EngineMode: 'provisioned',
      Port: 3306,
      DBClusterMembers: [],
      MultiAZ: false,
      AllocatedStorage: 1,
      KmsKeyId: spareKeyArn,
      StorageEncryptionType: 'sse-kms',
    });
    expect(shown?.StorageType).toBeUndefined();
    expect(shown?.Endpoint).toMatch(/^fresh\.cluster-c.*\.eu-west-1\.rds\.amazonaws\.com$/);
    expect(shown?.ReaderEndpoint).toMatch(/^fresh\.cluster-ro-/);
    expect(shown?.LatestRestorableTime?.getTime()).toBeGreaterThan(simulator.now() - 6 * minute);
    expect(await eventsAbout(simulator, 'fresh', 'db-cluster')).toEqual(['DB cluster created.']);
    const {Grants = []} = await clientsOf(simulator).kms.send(
      new ListGrantsCommand({KeyId: spareKey}),
    );
    expect(Grants[0]?.Constraints?.EncryptionContextSubset).toEqual({
      'aws:rds:dbc-id': shown?.DbClusterResourceId,
    });
  });

  it('of a Multi-AZ DB cluster brings three instances, one of which writes', async () => {
    const simulator = clusterAccount({});
    await createCluster(simulator, {...multiAz, KmsKeyId: 'alias/orders'});
    const shown = await clusterOf(simulator, 'fresh');
    expect(shown).toMatchObject({
      MultiAZ: true,
      DBClusterInstanceClass: 'db.r6gd.large',
      AllocatedStorage: 200,
      Iops: 2000,
      StorageType: 'io1',
    });
    expect(shown?.DBClusterMembers?.map((one) => one.IsClusterWriter)).toEqual([
      true,
      false,
      false,
    ]);
    expect(await statusOf(simulator, 'fresh-instance-3')).toBe('available');
  });

  it('whose key is lost before it exists is locked out like any other', async () => {
    const simulator = clusterAccount({});
    await rdsOf(simulator).send(
      new CreateDBClusterCommand({
        DBClusterIdentifier: 'fresh',
        Engine: 'aurora-mysql',
        MasterUsername: 'ledger',
        MasterUserPassword: 'not-a-real-one',
        KmsKeyId: 'alias/spare',
      }),
    );
    await disable(simulator, spareKey);
    simulator.advance(30 * minute);
    expect(await clusterStatus(simulator, 'fresh')).toBe(
      'inaccessible-encryption-credentials-recoverable',
    );
  });
});

describe('encryption of a new cluster', () => {
  it.each<[string, Input, string, string | undefined]>([
    ['a key named', {KmsKeyId: 'alias/spare'}, 'sse-kms', spareKeyArn],
    ['nothing said, Aurora', {}, 'sse-rds', undefined],
    ['StorageEncrypted false, Aurora', {StorageEncrypted: false}, 'sse-rds', undefined],
    ['nothing said, Multi-AZ DB cluster', multiAz, 'none', undefined],
  ])('%s', async (_what, input, type, key) => {
    const simulator = clusterAccount({});
    await createCluster(simulator, input);
    const shown = await clusterOf(simulator, 'fresh');
    expect(shown?.StorageEncryptionType).toBe(type);
    expect(shown?.KmsKeyId).toBe(key);
    expect(shown?.StorageEncrypted).toBe(type !== 'none');
  });
});

const valid: Input = {
  DBClusterIdentifier: 'fresh',
  Engine: 'aurora-postgresql',
  MasterUsername: 'ledger',
  MasterUserPassword: 'not-a-real-one',
};

describe('CreateDBCluster refuses', () => {
  it.each<[string, Input, string]>([
    ['a taken name', {DBClusterIdentifier: 'LEDGER'}, 'DBClusterAlreadyExistsFault'],
    ['an odd name', {DBClusterIdentifier: 'led--ger'}, 'InvalidParameterValue'],
    ['another engine', {Engine: 'oracle-ee'}, 'InvalidParameterValue'],
    ['no user', {MasterUsername: undefined}, 'InvalidParameterValue'],
    ['no password', {MasterUserPassword: undefined}, 'InvalidParameterValue'],
    ['two passwords', {ManageMasterUserPassword: true}, 'InvalidParameterCombination'],
    ['no backups', {BackupRetentionPeriod: 0}, 'InvalidParameterValue'],
    ['too many backups', {BackupRetentionPeriod: 36}, 'InvalidParameterValue'],
    [
      'a class for Aurora',
      {DBClusterInstanceClass: 'db.r6gd.large'},
      'InvalidParameterCombination',
    ],
    [
      'Multi-AZ without class',
      {...multiAz, DBClusterInstanceClass: undefined},
      'InvalidParameterCombination',
    ],
    ['Multi-AZ without Iops', {...multiAz, Iops: undefined}, 'InvalidParameterCombination'],
    ['an unknown key', {KmsKeyId: 'alias/none'}, 'KMSKeyNotAccessibleFault'],
    [
      'an unknown key for Performance Insights',
      {EnablePerformanceInsights: true, PerformanceInsightsKMSKeyId: 'alias/none'},
      'KMSKeyNotAccessibleFault',
    ],
    [
      'an unknown parameter group',
      {DBClusterParameterGroupName: 'none'},
      'DBClusterParameterGroupNotFoundFault',
    ],
    ['an unknown subnet group', {DBSubnetGroupName: 'none'}, 'DBSubnetGroupNotFoundFault'],
    ['an unknown option group', {OptionGroupName: 'none'}, 'OptionGroupNotFoundFault'],
    ['an unknown global database', {GlobalClusterIdentifier: 'none'}, 'GlobalClusterNotFoundFault'],
    [
      'an unknown source',
      {ReplicationSourceIdentifier: 'arn:aws:rds:eu-west-1:111122223333:cluster:none'},
      'DBClusterNotFoundFault',
    ],
  ])('%s', async (_what, input, name) => {
    const simulator = clusterAccount({});
    const call = new CreateDBClusterCommand({...valid, ...input} as CreateDBClusterCommandInput);
    await expect(rdsOf(simulator).send(call)).rejects.toMatchObject({name});
    expect(await clusterStatus(simulator, 'fresh')).toBe('gone');
  });

  it('a key that the caller may not use, or that is disabled', async () => {
    const simulator = clusterAccount({
      principals: {
        mara: {role: 'OnCallResponder', session: 'mara', allow: ['*'], deny: ['kms:CreateGrant']},
      },
    });
    const call = new CreateDBClusterCommand({
      ...valid,
      KmsKeyId: spareKey,
    } as CreateDBClusterCommandInput);
    await expect(rdsOf(simulator).send(call)).rejects.toMatchObject({
      name: 'KMSKeyNotAccessibleFault',
      message: `The specified KMS key [${spareKeyArn}] either doesn't exist, isn't enabled, or isn't accessible by the current user.`,
    });
    const other = clusterAccount({});
    await disable(other, spareKey);
    await expect(rdsOf(other).send(call)).rejects.toMatchObject({name: 'KMSKeyNotAccessibleFault'});
    await enable(other, spareKey);
    await expect(rdsOf(other).send(call)).resolves.toBeDefined();
  });

  it('the forty-first cluster of a Region', async () => {
    const clusters = Array.from({length: 40}, (_, index) =>
      aurora({DBClusterIdentifier: `ledger-${index}`, members: []}),
    );
    const call = new CreateDBClusterCommand(valid as CreateDBClusterCommandInput);
    await expect(rdsOf(clusterAccount({clusters})).send(call)).rejects.toMatchObject({
      name: 'DBClusterQuotaExceededFault',
      $metadata: {httpStatusCode: 403},
    });
  });
});

describe('a replica in another Region', () => {
  const source = 'arn:aws:rds:eu-west-1:111122223333:cluster:ledger';
  const replica = {
    DBClusterIdentifier: 'abroad',
    Engine: 'aurora-postgresql',
    ReplicationSourceIdentifier: source,
  };

  it('needs a key of its own, and is known on both ends', async () => {
    const simulator = clusterAccount({});
    const rds = rdsIn(simulator, far);
    await expect(rds.send(new CreateDBClusterCommand(replica))).rejects.toMatchObject({
      name: 'InvalidParameterCombination',
      message: `Source cluster ${source} is encrypted; pass a valid KMS key from destination region`,
    });
    await expect(
      rds.send(new CreateDBClusterCommand({...replica, KmsKeyId: farKey, MasterUsername: 'me'})),
    ).rejects.toMatchObject({name: 'InvalidParameterCombination'});
    await rds.send(new CreateDBClusterCommand({...replica, KmsKeyId: farKey}));
    simulator.advance(30 * minute);
    expect(await clusterOf(simulator, 'abroad', far)).toMatchObject({
      Status: 'available',
      ReplicationSourceIdentifier: source,
      KmsKeyId: farKeyArn,
      MasterUsername: 'admin',
    });
    expect((await clusterOf(simulator))?.ReadReplicaIdentifiers).toEqual([
      `arn:aws:rds:${far}:111122223333:cluster:abroad`,
    ]);
    expect(ordersKeyArn).not.toBe(farKeyArn);
  });

  it('in the same Region shares the key of its source', async () => {
    const simulator = clusterAccount({});
    await rdsOf(simulator).send(
      new CreateDBClusterCommand({...replica, DBClusterIdentifier: 'near'}),
    );
    simulator.advance(30 * minute);
    expect((await clusterOf(simulator, 'near'))?.KmsKeyId).toBe(ordersKeyArn);
  });

  it('of a source that is not available, or of another engine, is refused', async () => {
    const simulator = clusterAccount({});
    const rds = rdsIn(simulator, far);
    const other = {...replica, Engine: 'aurora-mysql', KmsKeyId: farKey};
    await expect(rds.send(new CreateDBClusterCommand(other))).rejects.toMatchObject({
      name: 'InvalidParameterCombination',
    });
    await disable(simulator);
    simulator.advance(180 * minute);
    await expect(
      rds.send(new CreateDBClusterCommand({...replica, KmsKeyId: farKey})),
    ).rejects.toMatchObject({name: 'InvalidDBClusterStateFault'});
  });
});
