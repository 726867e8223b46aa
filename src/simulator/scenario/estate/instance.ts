/** An instance of the estate comes into the world as it would stand after its years of age. */
import {grantToRds} from '../../bond/grant.ts';
import {isAttached} from '../../bond/statuses.ts';
import {unborn} from '../../services/rds/birth.ts';
import {admitGroups} from '../../services/rds/groups.ts';
import {newSettings, pickedWindows} from '../../services/rds/new-settings.ts';
import {planNightly} from '../../services/rds/nightly.ts';
import {link} from '../../services/rds/replica-links.ts';
import {addInstanceTo, instanceNamed} from '../../world/directory.ts';
import type {Encryption, Instance, MasterSecret} from '../../world/instances.ts';
import type {Key} from '../../world/keys.ts';
import {derivedId, randomOf} from '../../world/random.ts';
import {type Place, regionOf, type World} from '../../world/world.ts';
import type {EstateInstance} from '../schema/instance.ts';
import {keyNamed, pairs, placeOf} from './place.ts';

/** An instance that has been running since its creation, with RDS's grant on its key. */
export function addInstance(world: World, written: EstateInstance): void {
  const place = placeOf(world, written);
  const {rds} = regionOf(world.accounts, place);
  const random = randomOf(world.random, 'estate');
  const createdAt = Date.parse(written.created);
  const key = keyNamed(world, place, written.KmsKeyId);
  const begun = unborn(random);
  const windows = pickedWindows(random.between(0, 5));
  const insightsKey = keyNamed(world, place, written.PerformanceInsightsKMSKeyId);
  const given = {...written, PerformanceInsightsKMSKeyId: insightsKey?.arn};
  const instance: Instance = {
    ...begun,
    id: written.DBInstanceIdentifier,
    resourceId: written.DbiResourceId ?? begun.resourceId,
    status: 'available',
    createdAt,
    settings: newSettings(place, given, windows),
    encryption: written.StorageEncryptionType ?? encryptionOf(key),
    keyArn: key?.arn,
    tags: pairs(written.Tags),
    roles: written.AssociatedRoles.map(({RoleArn, FeatureName}) => ({
      arn: RoleArn,
      feature: FeatureName,
    })),
    masterSecret: secretOf(world, place, written),
    maintenance: written.pendingMaintenance.map(({Action, Description}) => ({
      action: Action,
      description: Description,
    })),
    restorableSince: createdAt,
  };
  addInstanceTo(rds, instance);
  admitGroups(rds, place, instance.settings);
  linkToSource(world, {place, rds, instance}, written);
  if (key) grantToRds(world, place, key, instance, createdAt);
  planNightly(world, {place, rds, instance});
}

/** At the start it stands as the estate says; a database that does not run ships no logs. */
export function standAsWritten(world: World, written: EstateInstance): void {
  const {rds} = regionOf(world.accounts, placeOf(world, written));
  const instance = instanceNamed(rds, written.DBInstanceIdentifier);
  if (!instance || written.DBInstanceStatus === undefined) return;
  instance.status = written.DBInstanceStatus;
  instance.course += 1;
  if (!isAttached(instance.status)) instance.logsStoppedAt ??= world.now;
}

function encryptionOf(key: Key | undefined): Encryption {
  return key ? 'sse-kms' : 'none';
}

function linkToSource(
  world: World,
  replica: Parameters<typeof link>[1],
  {replicaOf, replicaOfRegion}: EstateInstance,
): void {
  if (replicaOf === undefined) return;
  const place = {...replica.place, region: replicaOfRegion ?? replica.place.region};
  const {rds} = regionOf(world.accounts, place);
  const source = instanceNamed(rds, replicaOf);
  if (source) link({place, rds, instance: source}, replica);
}

/** The managed master secret, whose key may be another one (facts/aws.md §1.6). */
function secretOf(world: World, place: Place, written: EstateInstance): MasterSecret | undefined {
  if (!written.ManageMasterUserPassword) return undefined;
  const {MasterUserSecretKmsKeyId: name = 'alias/aws/secretsmanager'} = written;
  const key = keyNamed(world, place, name);
  const {region, accountId} = place;
  const secret = `rds!db-${derivedId(`secret ${written.DBInstanceIdentifier}`)}`;
  const arn = `arn:aws:secretsmanager:${region}:${accountId}:secret:${secret}`;
  return {arn, keyArn: key?.arn};
}
