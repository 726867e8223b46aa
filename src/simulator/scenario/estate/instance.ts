/** An instance of the estate comes into the world as it would stand after its years of age. */
import {grantToRds} from '../../bond/grant.ts';
import {instanceNamed} from '../../services/rds/find.ts';
import {newSettings, pickedWindows} from '../../services/rds/new-settings.ts';
import {planNightly} from '../../services/rds/nightly.ts';
import type {Encryption, Instance} from '../../world/databases.ts';
import type {Key} from '../../world/keys.ts';
import {randomOf} from '../../world/random.ts';
import {regionOf, type World} from '../../world/world.ts';
import type {EstateInstance} from '../schema/instance.ts';
import {keyNamed, pairs, placeOf} from './place.ts';

/** An instance that has been running since its creation, with RDS's grant on its key. */
export function addInstance(world: World, written: EstateInstance): void {
  const place = placeOf(world, written);
  const {rds} = regionOf(world.accounts, place);
  const random = randomOf(world.random, 'estate');
  const createdAt = Date.parse(written.created);
  const key = keyNamed(world, place, written.KmsKeyId);
  const instance: Instance = {
    id: written.DBInstanceIdentifier,
    resourceId: written.DbiResourceId ?? `db-${random.letters(26)}`,
    status: 'available',
    createdAt,
    settings: newSettings(place, written, pickedWindows(random.between(0, 5))),
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
  if (key) grantToRds(world, place, key, instance, createdAt);
  planNightly(world, {place, rds, instance});
}

function encryptionOf(key: Key | undefined): Encryption {
  return key ? 'sse-kms' : 'none';
}
