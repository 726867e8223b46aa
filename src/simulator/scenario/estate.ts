/** What an estate describes comes into the world as it would stand after its years of age. */
import {grantToRds} from '../bond/grant.ts';
import {keyByArn} from '../bond/usable.ts';
import {snapshotOf} from '../services/rds/backups.ts';
import {defaultPort} from '../services/rds/defaults.ts';
import {instanceNamed} from '../services/rds/find.ts';
import {newSettings, pickedWindows} from '../services/rds/new-settings.ts';
import {planNightly} from '../services/rds/nightly.ts';
import type {Encryption, Instance} from '../world/databases.ts';
import type {Key} from '../world/keys.ts';
import {keyArn} from '../world/names.ts';
import {randomOf} from '../world/random.ts';
import {member, regionOf, type World} from '../world/world.ts';
import {milliseconds} from './duration.ts';
import type {EstateCluster, EstateInstance, EstateKey, EstateSnapshot} from './schema.ts';

/** A key, Enabled, with its aliases. */
export function addKey(world: World, written: EstateKey): void {
  const {kms} = regionOf(world.accounts, world.home);
  const createdAt = Date.parse(written.created);
  const key: Key = {
    id: written.KeyId,
    arn: keyArn(world.home, written.KeyId),
    ...world.home,
    createdAt,
    description: written.Description,
    state: 'Enabled',
    manager: written.KeyManager,
    origin: written.Origin,
    materialId: randomOf(world.random, 'estate').hex(64),
    isMultiRegion: false,
    policy: JSON.stringify(written.Policy ?? defaultPolicy(world.home.accountId), undefined, 2),
    grants: [],
    tags: pairs(written.Tags),
  };
  kms.keys[key.id] = key;
  for (const name of written.aliases) {
    kms.aliases[name] = {name, keyId: key.id, createdAt, updatedAt: createdAt};
  }
}

/** The programmatic default: the account decides by IAM (facts/aws.md §2.8). */
function defaultPolicy(accountId: string): object {
  return {
    Version: '2012-10-17',
    Id: 'key-default-1',
    Statement: [
      {
        Sid: 'Enable IAM User Permissions',
        Effect: 'Allow',
        Principal: {AWS: `arn:aws:iam::${accountId}:root`},
        Action: 'kms:*',
        Resource: '*',
      },
    ],
  };
}

/** An instance that has been running since its creation, with RDS's grant on its key. */
export function addInstance(world: World, written: EstateInstance): void {
  const {rds} = regionOf(world.accounts, world.home);
  const random = randomOf(world.random, 'estate');
  const createdAt = Date.parse(written.created);
  const key = keyNamed(world, written.KmsKeyId);
  const instance: Instance = {
    id: written.DBInstanceIdentifier,
    resourceId: written.DbiResourceId ?? `db-${random.letters(26)}`,
    status: 'available',
    createdAt,
    settings: newSettings(world.home, written, pickedWindows(random.between(0, 5))),
    pending: {},
    encryption: written.StorageEncryptionType ?? encryptionOf(key),
    keyArn: key?.arn,
    tags: pairs(written.Tags),
    replicas: [],
    replicaSource: written.replicaOf,
    bond: {},
    automatedSnapshots: [],
    logPhase: random.between(0, 299) * 1000,
    restorableSince: createdAt,
    course: 0,
  };
  rds.instances[instance.resourceId] = instance;
  if (written.replicaOf !== undefined) {
    instanceNamed(rds, written.replicaOf)?.replicas.push(instance.id);
  }
  if (key) grantToRds(world, world.home, key, instance, createdAt);
  planNightly(world, {place: world.home, rds, instance});
}

function encryptionOf(key: Key | undefined): Encryption {
  return key ? 'sse-kms' : 'none';
}

/** A cluster, available. */
export function addCluster(world: World, written: EstateCluster): void {
  const {rds} = regionOf(world.accounts, world.home);
  rds.clusters[written.DBClusterIdentifier] = {
    id: written.DBClusterIdentifier,
    resourceId: `cluster-${randomOf(world.random, 'estate').letters(26)}`,
    status: 'available',
    createdAt: Date.parse(written.created),
    engine: written.Engine,
    engineVersion: written.EngineVersion,
    keyArn: keyNamed(world, written.KmsKeyId)?.arn,
    backupRetentionDays: written.BackupRetentionPeriod,
    members: [],
    port: defaultPort(written.Engine),
  };
}

/** One manual snapshot or a series of them, the newest at `created`. */
export function addSnapshots(world: World, written: EstateSnapshot): void {
  const {rds} = regionOf(world.accounts, world.home);
  const instance = instanceNamed(rds, written.DBInstanceIdentifier);
  if (!instance) return;
  const step = written.every === undefined ? 0 : milliseconds(written.every);
  for (let index = 0; index < written.count; index += 1) {
    const at = Date.parse(written.created) - index * step;
    const id = snapshotName(written, at);
    const snapshot = snapshotOf(instance, {id, type: 'manual', tags: []}, at);
    const key = keyNamed(world, written.KmsKeyId);
    rds.snapshots[id] = {
      ...snapshot,
      status: 'available',
      progress: 100,
      settings: {
        ...snapshot.settings,
        storageGiB: written.AllocatedStorage ?? snapshot.settings.storageGiB,
      },
      ...(key ? {keyArn: key.arn, encryption: 'sse-kms'} : {}),
    };
  }
}

function snapshotName(written: EstateSnapshot, at: number): string {
  if (written.count === 1) return written.DBSnapshotIdentifier;
  return `${written.DBSnapshotIdentifier}-${new Date(at).toISOString().slice(0, 10)}`;
}

/** The key of a key ID or an alias of the scenario's home. */
function keyNamed(world: World, name: string | undefined): Key | undefined {
  if (name === undefined) return undefined;
  const {kms} = regionOf(world.accounts, world.home);
  const keyId = member(kms.aliases, name)?.keyId ?? name;
  return keyByArn(world.accounts, keyArn(world.home, keyId));
}

function pairs(tags: {readonly [key: string]: string}): {key: string; value: string}[] {
  return Object.entries(tags).map(([key, value]) => ({key, value}));
}
