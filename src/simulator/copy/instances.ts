/** The instances of the evidence come into the copy, and the links between them. */
import type {DBInstance} from '@aws-sdk/client-rds';
import {addInstance} from '../scenario/estate/instance.ts';
import {link} from '../services/rds/replica-links.ts';
import {instanceNamed} from '../world/directory.ts';
import {arnParts} from '../world/names.ts';
import {regionOf, type World} from '../world/world.ts';
import {instancesIn} from './databases.ts';
import {writtenInstance} from './instance-written.ts';
import type {Kept, SavedIncident} from './kept.ts';

/** Every instance that is no member of a cluster; those come with their cluster. */
export function copyInstances(world: World, saved: SavedIncident): void {
  const own = instancesIn(saved).filter(({DBClusterIdentifier: cluster}) => !cluster);
  for (const instance of own) addInstance(world, writtenInstance(instance));
  for (const instance of own) {
    linkReplica(world, instance, instance.ReadReplicaSourceDBInstanceIdentifier, 'source');
    for (const replica of instance.ReadReplicaDBInstanceIdentifiers ?? []) {
      linkReplica(world, instance, replica, 'replica');
    }
  }
}

/** The other one is named in the same Region, and by its ARN in another; there only it is made. */
function linkReplica(
  world: World,
  instance: Kept<DBInstance>,
  other: string | undefined,
  role: 'source' | 'replica',
): void {
  if (!other) return;
  const {home} = world;
  const parts = arnParts(other);
  const place = {...home, region: parts?.region ?? home.region};
  const id = parts ? parts.resource.replace(/^db:/, '') : other;
  const self = instanceNamed(
    regionOf(world.accounts, home).rds,
    instance.DBInstanceIdentifier ?? '',
  );
  if (parts && !instanceNamed(regionOf(world.accounts, place).rds, id)) {
    const {KmsKeyId: _key, DbiResourceId: _resource, ...written} = writtenInstance(instance);
    addInstance(world, {...written, DBInstanceIdentifier: id, region: place.region});
  }
  const there = regionOf(world.accounts, place).rds;
  const found = instanceNamed(there, id);
  if (!self || !found) return;
  const here = {place: home, rds: regionOf(world.accounts, home).rds, instance: self};
  const elsewhere = {place, rds: there, instance: found};
  const [source, replica] = role === 'source' ? [elsewhere, here] : [here, elsewhere];
  const isLinked = replica.instance.replicaSource !== undefined;
  if (!isLinked) link(source, replica);
}
