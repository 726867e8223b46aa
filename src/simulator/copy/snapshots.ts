/** The snapshots of the evidence, each with the settings of its database as they are now. */
import type {DBClusterSnapshot, DBSnapshot} from '@aws-sdk/client-rds';
import {instanceSchema} from '../scenario/schema/instance.ts';
import {clusterSettings} from '../services/rds/clusters/settings.ts';
import {newSettings, pickedWindows} from '../services/rds/new-settings.ts';
import type {ClusterSnapshot} from '../world/clusters.ts';
import {instanceNamed} from '../world/directory.ts';
import type {Encryption} from '../world/instances.ts';
import {randomOf} from '../world/random.ts';
import type {Snapshot} from '../world/snapshots.ts';
import {member, regionOf, type World} from '../world/world.ts';
import {onceEach} from './databases.ts';
import {type Kept, known, type SavedIncident, timeOf, whole} from './kept.ts';

/** Snapshots of instances and of clusters, in the order in which AWS lists them. */
export function copySnapshots(world: World, saved: SavedIncident): void {
  const instances = onceEach(
    [
      ...whole<DBSnapshot>(known(saved, 'snapshots')?.DBSnapshots),
      ...whole<DBSnapshot>(known(saved, 'regionSnapshots')?.DBSnapshots),
    ],
    (snapshot) => snapshot.DBSnapshotIdentifier,
  );
  const clusters = onceEach(
    [
      ...whole<DBClusterSnapshot>(known(saved, 'clusterSnapshots')?.DBClusterSnapshots),
      ...whole<DBClusterSnapshot>(known(saved, 'regionClusterSnapshots')?.DBClusterSnapshots),
    ],
    (snapshot) => snapshot.DBClusterSnapshotIdentifier,
  );
  for (const one of instances) addSnapshot(world, one);
  for (const one of clusters) addClusterSnapshot(world, one);
  const {rds} = regionOf(world.accounts, world.home);
  for (const one of Object.values(rds.instances)) sortByAge(one, rds.snapshots);
  for (const one of Object.values(rds.clusters)) sortByAge(one, rds.clusterSnapshots);
  for (const one of Object.values(rds.retainedBackups)) sortByAge(one.instance, rds.snapshots);
  for (const {cluster} of Object.values(rds.retainedClusterBackups)) {
    sortByAge(cluster, rds.clusterSnapshots);
  }
}

/** It belongs to the one of its resource ID: a name may have been another database's before. */
function isOf(resourceId: string | undefined, holder: {readonly resourceId: string}): boolean {
  return resourceId === undefined || resourceId === holder.resourceId;
}

/** The oldest automated backup goes first. */
function sortByAge(
  {automatedSnapshots}: {automatedSnapshots: string[]},
  snapshots: {readonly [id: string]: {readonly createdAt: number}},
): void {
  const age = (id: string): number => snapshots[id]?.createdAt ?? 0;
  automatedSnapshots.sort((a, b) => age(a) - age(b));
}

function addSnapshot(world: World, read: Kept<DBSnapshot>): void {
  const {rds} = regionOf(world.accounts, world.home);
  const {DBSnapshotIdentifier: id = '', DBInstanceIdentifier: instanceId = ''} = read;
  const instance = instanceNamed(rds, instanceId);
  const createdAt = timeOf(read.SnapshotCreateTime) ?? world.now;
  const type = typeOf(read.SnapshotType);
  rds.snapshots[id] = {
    id,
    instanceId,
    resourceId: read.DbiResourceId ?? instance?.resourceId ?? '',
    type,
    status: read.Status ?? 'available',
    progress: read.PercentProgress ?? 100,
    createdAt,
    originallyCreatedAt: timeOf(read.OriginalSnapshotCreateTime) ?? createdAt,
    instanceCreatedAt: timeOf(read.InstanceCreateTime) ?? instance?.createdAt ?? createdAt,
    settings: settingsOf(world, read, instance?.settings),
    ...encryptionOf(read.StorageEncryptionType, read.KmsKeyId, read.Encrypted),
    ...(read.SourceDBSnapshotIdentifier ? {sourceArn: read.SourceDBSnapshotIdentifier} : {}),
    tags: (read.TagList ?? []).map(({Key = '', Value = ''}) => ({key: Key, value: Value})),
    sharedWith: [],
  };
  if (type !== 'automated') return;
  const living = instance && isOf(read.DbiResourceId, instance) ? instance : undefined;
  const holder = living ?? member(rds.retainedBackups, read.DbiResourceId ?? '')?.instance;
  holder?.automatedSnapshots.push(id);
}

/** What the snapshot says of itself, over what its database has now. */
function settingsOf(
  world: World,
  read: Kept<DBSnapshot>,
  current: Snapshot['settings'] | undefined,
): Snapshot['settings'] {
  const {Engine = 'postgres', EngineVersion = '16.6', LicenseModel, AllocatedStorage} = read;
  const base =
    current ??
    newSettings(
      world.home,
      instanceSchema.parse({
        DBInstanceIdentifier: 'gone',
        Engine,
        EngineVersion,
        created: '2020-01-01T00:00:00Z',
      }),
      pickedWindows(3),
    );
  const {Iops, Port, StorageType} = read;
  const own = {Engine, EngineVersion, LicenseModel, AllocatedStorage, Iops, Port, StorageType};
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  return {...base, ...given};
}

function addClusterSnapshot(world: World, read: Kept<DBClusterSnapshot>): void {
  const {rds} = regionOf(world.accounts, world.home);
  const {DBClusterSnapshotIdentifier: id = '', DBClusterIdentifier: clusterId = ''} = read;
  const cluster = Object.values(rds.clusters).find((one) => one.id === clusterId);
  const createdAt = timeOf(read.SnapshotCreateTime) ?? world.now;
  const {Engine, EngineVersion} = read;
  const type = typeOf(read.SnapshotType);
  const random = randomOf(world.random, 'estate');
  rds.clusterSnapshots[id] = {
    id,
    clusterId,
    resourceId: read.DbClusterResourceId ?? cluster?.resourceId ?? '',
    type,
    status: read.Status ?? 'available',
    progress: read.PercentProgress ?? 100,
    createdAt,
    clusterCreatedAt: timeOf(read.ClusterCreateTime) ?? cluster?.createdAt ?? createdAt,
    settings: {
      ...(cluster?.settings ?? clusterSettings(world.home, random, {})),
      ...(Engine === undefined ? {} : {Engine}),
      ...(EngineVersion === undefined ? {} : {EngineVersion}),
    },
    ...encryptionOf(read.StorageEncryptionType, read.KmsKeyId, read.StorageEncrypted),
    ...(read.SourceDBClusterSnapshotArn ? {sourceArn: read.SourceDBClusterSnapshotArn} : {}),
    sharedWith: [],
    tags: (read.TagList ?? []).map(({Key = '', Value = ''}) => ({key: Key, value: Value})),
  };
  if (type !== 'automated') return;
  const {DbClusterResourceId: resourceId} = read;
  const living = cluster && isOf(resourceId, cluster) ? cluster : undefined;
  const holder = living ?? member(rds.retainedClusterBackups, resourceId ?? '')?.cluster;
  holder?.automatedSnapshots.push(id);
}

function typeOf(type = 'manual'): ClusterSnapshot['type'] {
  return type === 'automated' || type === 'awsbackup' ? type : 'manual';
}

function encryptionOf(
  type: string | undefined,
  keyArn: string | undefined,
  isEncrypted: boolean | undefined,
): {encryption: Encryption; keyArn?: string} {
  if (keyArn !== undefined) return {encryption: 'sse-kms', keyArn};
  return {encryption: type === 'sse-rds' || isEncrypted ? 'sse-rds' : 'none'};
}
