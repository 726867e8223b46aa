/** Read replicas: made, promoted, deleted; what the loss of a key does to both sides. */
import {DisableKeyCommand} from '@aws-sdk/client-kms';
import {
  CreateDBInstanceReadReplicaCommand,
  type CreateDBInstanceReadReplicaCommandInput,
  DeleteDBInstanceCommand,
  PromoteReadReplicaCommand,
  StopDBInstanceCommand,
} from '@aws-sdk/client-rds';
import {describe, expect, it} from 'vitest';
import type {Simulator} from '../../../src/simulator/simulator.ts';
import {
  clientsOf,
  database,
  day,
  hour,
  lockedForGood,
  ordersKey,
  ordersKeyArn,
  statusOf,
} from '../support.ts';
import {account, away, awayKeyArn, courseOf, home, rdsIn, shown, twoRegions} from './support.ts';

type Input = Partial<CreateDBInstanceReadReplicaCommandInput>;

const sourceArn = `arn:aws:rds:${home}:${account}:db:orders-db`;
const replicate = (simulator: Simulator, more: Input = {}, region = home) =>
  rdsIn(simulator, region).send(
    new CreateDBInstanceReadReplicaCommand({
      DBInstanceIdentifier: 'reader',
      SourceDBInstanceIdentifier: 'orders-db',
      ...more,
    }),
  );
const replicateAway = (simulator: Simulator, more: Input = {}) =>
  replicate(
    simulator,
    {SourceDBInstanceIdentifier: sourceArn, KmsKeyId: 'alias/away', ...more},
    away,
  );
const disable = (simulator: Simulator) =>
  clientsOf(simulator).kms.send(new DisableKeyCommand({KeyId: ordersKey}));

describe('a read replica is refused', () => {
  it.each<[why: string, more: Input, name: string]>([
    ['of nothing', {SourceDBInstanceIdentifier: 'none'}, 'DBInstanceNotFoundFault'],
    ['without a source', {SourceDBInstanceIdentifier: undefined}, 'InvalidParameterCombination'],
    ['under a taken name', {DBInstanceIdentifier: 'orders-db'}, 'DBInstanceAlreadyExistsFault'],
    [
      'of a source without backups',
      {SourceDBInstanceIdentifier: 'sessions-db'},
      'InvalidDBInstanceStateFault',
    ],
    [
      'of a source that is stopped',
      {SourceDBInstanceIdentifier: 'full-db'},
      'InvalidDBInstanceStateFault',
    ],
    [
      'under another key in the same Region',
      {KmsKeyId: 'alias/spare'},
      'InvalidParameterCombination',
    ],
    [
      'encrypted of one that is not',
      {SourceDBInstanceIdentifier: 'open-db', KmsKeyId: 'alias/spare'},
      'InvalidParameterCombination',
    ],
    ['in an unknown subnet group', {DBSubnetGroupName: 'none'}, 'DBSubnetGroupNotFoundFault'],
  ])('%s', async (_why, more, name) => {
    const simulator = twoRegions({
      instances: [
        database('sessions-db', {BackupRetentionPeriod: 0}),
        database('open-db', {KmsKeyId: undefined}),
        database('full-db', {DBInstanceStatus: 'storage-full'}),
      ],
    });
    await expect(replicate(simulator, more)).rejects.toMatchObject({name});
    expect(await statusOf(simulator, 'reader')).toBe('gone');
  });

  it('in another Region without a key of that Region, or of a source that is not there', async () => {
    const simulator = twoRegions();
    await expect(replicateAway(simulator, {KmsKeyId: undefined})).rejects.toMatchObject({
      name: 'InvalidParameterCombination',
    });
    const none = `arn:aws:rds:${home}:${account}:db:none`;
    await expect(
      replicateAway(simulator, {SourceDBInstanceIdentifier: none}),
    ).rejects.toMatchObject({name: 'DBInstanceNotFoundFault'});
  });

  it('while the key of the source does not work', async () => {
    const simulator = twoRegions();
    await disable(simulator);
    await expect(replicate(simulator)).rejects.toMatchObject({name: 'KMSKeyNotAccessibleFault'});
  });

  it('beyond fifteen of one source', async () => {
    const simulator = twoRegions();
    for (let index = 0; index < 15; index += 1) {
      await replicate(simulator, {DBInstanceIdentifier: `reader-${index}`});
    }
    await expect(replicate(simulator)).rejects.toMatchObject({name: 'InstanceQuotaExceededFault'});
  });
});

describe('a read replica', () => {
  it('shares key and groups of its source in the same Region; its own backups are off', async () => {
    const instances = [
      database('grouped', {DBParameterGroupName: 'tuned', DeletionProtection: true}),
    ];
    const simulator = twoRegions({instances});
    const {DBInstance} = await replicate(simulator, {SourceDBInstanceIdentifier: 'grouped'});
    expect(DBInstance).toMatchObject({
      KmsKeyId: ordersKeyArn,
      BackupRetentionPeriod: 0,
      DeletionProtection: false,
      ReadReplicaSourceDBInstanceIdentifier: 'grouped',
      DBParameterGroups: [{DBParameterGroupName: 'tuned'}],
    });
    expect(await courseOf(simulator, 'reader', home, 60)).toEqual(['creating', 'available']);
    expect((await shown(simulator, 'grouped'))?.ReadReplicaDBInstanceIdentifiers).toEqual([
      'reader',
    ]);
    expect((await shown(simulator, 'reader'))?.StatusInfos).toEqual([
      {StatusType: 'read replication', Normal: true, Status: 'replicating'},
    ]);
  });

  it('cannot be stopped, and neither can its source', async () => {
    const simulator = twoRegions();
    await replicate(simulator);
    simulator.advance(hour);
    for (const DBInstanceIdentifier of ['reader', 'orders-db']) {
      const sent = rdsIn(simulator).send(new StopDBInstanceCommand({DBInstanceIdentifier}));
      await expect(sent).rejects.toMatchObject({name: 'InvalidDBInstanceStateFault'});
    }
  });

  it('in the same Region is lost with its source, and both for good', async () => {
    const simulator = twoRegions({instances: [database('reader', {replicaOf: 'orders-db'})]});
    await disable(simulator);
    simulator.advance(4 * hour);
    expect(await statusOf(simulator, 'orders-db')).toBe(lockedForGood);
    expect(await statusOf(simulator, 'reader')).toBe(lockedForGood);
  });

  it('in another Region lives on under its own key and can be promoted', async () => {
    const simulator = twoRegions();
    const {DBInstance} = await replicateAway(simulator);
    expect(DBInstance).toMatchObject({
      KmsKeyId: awayKeyArn,
      ReadReplicaSourceDBInstanceIdentifier: sourceArn,
    });
    simulator.advance(3 * hour);
    expect((await shown(simulator, 'orders-db'))?.ReadReplicaDBInstanceIdentifiers).toEqual([
      `arn:aws:rds:${away}:${account}:db:reader`,
    ]);
    await disable(simulator);
    simulator.advance(4 * hour);
    expect(await statusOf(simulator, 'orders-db')).toBe(lockedForGood);
    const replica = await shown(simulator, 'reader', away);
    expect(replica).toMatchObject({DBInstanceStatus: 'available'});
    expect(replica?.StatusInfos?.[0]).toMatchObject({Normal: false, Status: 'error'});
    await rdsIn(simulator, away).send(
      new PromoteReadReplicaCommand({DBInstanceIdentifier: 'reader', BackupRetentionPeriod: 14}),
    );
    expect(await courseOf(simulator, 'reader', away, 30)).toEqual([
      'modifying',
      'rebooting',
      'backing-up',
      'available',
    ]);
    const promoted = await shown(simulator, 'reader', away);
    expect(promoted).toMatchObject({BackupRetentionPeriod: 14});
    expect(promoted?.ReadReplicaSourceDBInstanceIdentifier).toBeUndefined();
    expect(promoted?.LatestRestorableTime).toBeInstanceOf(Date);
    expect((await shown(simulator, 'orders-db'))?.ReadReplicaDBInstanceIdentifiers).toEqual([]);
  });

  it('becomes a database of its own when its source is deleted', async () => {
    const simulator = twoRegions({instances: [database('reader', {replicaOf: 'orders-db'})]});
    await rdsIn(simulator).send(
      new DeleteDBInstanceCommand({DBInstanceIdentifier: 'orders-db', SkipFinalSnapshot: true}),
    );
    simulator.advance(day);
    const reader = await shown(simulator, 'reader');
    expect(reader?.DBInstanceStatus).toBe('available');
    expect(reader?.ReadReplicaSourceDBInstanceIdentifier).toBeUndefined();
  });

  it('is deleted without a final snapshot', async () => {
    const simulator = twoRegions({instances: [database('reader', {replicaOf: 'orders-db'})]});
    const remove = (more: object) =>
      rdsIn(simulator).send(new DeleteDBInstanceCommand({DBInstanceIdentifier: 'reader', ...more}));
    await expect(remove({FinalDBSnapshotIdentifier: 'last'})).rejects.toMatchObject({
      name: 'InvalidParameterCombination',
    });
    await remove({SkipFinalSnapshot: true});
    simulator.advance(hour);
    expect((await shown(simulator, 'orders-db'))?.ReadReplicaDBInstanceIdentifiers).toEqual([]);
  });
});

describe('a promotion is refused', () => {
  it.each([
    ['of nothing', {DBInstanceIdentifier: 'none'}, 'DBInstanceNotFoundFault'],
    [
      'of a database that is no replica',
      {DBInstanceIdentifier: 'orders-db'},
      'InvalidDBInstanceStateFault',
    ],
    [
      'with 36 days of backups',
      {DBInstanceIdentifier: 'reader', BackupRetentionPeriod: 36},
      'InvalidParameterValue',
    ],
  ])('%s', async (_why, input, name) => {
    const simulator = twoRegions({instances: [database('reader', {replicaOf: 'orders-db'})]});
    const sent = rdsIn(simulator).send(new PromoteReadReplicaCommand(input));
    await expect(sent).rejects.toMatchObject({name});
  });

  it('of a replica that is locked out', async () => {
    const simulator = twoRegions({instances: [database('reader', {replicaOf: 'orders-db'})]});
    await disable(simulator);
    simulator.advance(4 * hour);
    const sent = rdsIn(simulator).send(
      new PromoteReadReplicaCommand({DBInstanceIdentifier: 'reader'}),
    );
    await expect(sent).rejects.toMatchObject({name: 'InvalidDBInstanceStateFault'});
  });
});
