/** An instance of the estate comes into the world as it would stand after its years of age. */
import {grantToRds} from '../../bond/grant.ts';
import {unborn} from '../../services/rds/birth.ts';
import {admitGroups} from '../../services/rds/groups.ts';
import {newSettings, pickedWindows} from '../../services/rds/new-settings.ts';
import {planNightly} from '../../services/rds/nightly.ts';
import {link} from '../../services/rds/replica-links.ts';
import {addInstanceTo, instanceNamed} from '../../world/directory.ts';
import type {Encryption, Instance} from '../../world/instances.ts';
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
  const {DbiResourceId, replicaOf} = written;
  const begun = unborn(random);
  const windows = pickedWindows(random.between(0, 5));
  const instance: Instance = {
    ...begun,
    id: written.DBInstanceIdentifier,
    resourceId: DbiResourceId ?? begun.resourceId,
    status: 'available',
    createdAt,
    settings: newSettings(place, written, windows),
    encryption: written.StorageEncryptionType ?? encryptionOf(key),
    keyArn: key?.arn,
    tags: pairs(written.Tags),
    restorableSince: createdAt,
  };
  addInstanceTo(rds, instance);
  admitGroups(rds, place, instance.settings);
  const source = replicaOf === undefined ? undefined : instanceNamed(rds, replicaOf);
  if (source) link({place, rds, instance: source}, {place, rds, instance});
  if (key) grantToRds(world, place, key, instance, createdAt);
  planNightly(world, {place, rds, instance});
}

function encryptionOf(key: Key | undefined): Encryption {
  return key ? 'sse-kms' : 'none';
}
