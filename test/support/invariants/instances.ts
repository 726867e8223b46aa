/** Databases and what belongs to them: members, replicas, automated snapshots. */
import type {Instance} from '../../../src/simulator/world/instances.ts';
import type {Accounts, World} from '../../../src/simulator/world/world.ts';
import {type Held, placesOf, unless} from './places.ts';

export function instanceFlaws(world: World): string[] {
  return placesOf(world).flatMap((place) => [
    ...memberFlaws(place),
    ...snapshotFlaws(place),
    ...Object.values(place.held.rds.instances).flatMap((instance) =>
      replicaFlaws(world.accounts, place, instance),
    ),
  ]);
}

function memberFlaws({held: {rds}, where}: Held): string[] {
  const ofInstances = Object.values(rds.instances).flatMap(({id, resourceId, clusterResourceId}) =>
    unless([
      [
        clusterResourceId === undefined ||
          rds.clusters[clusterResourceId]?.members.includes(resourceId) === true,
        `${where}: ${id} is a member of a cluster that does not know it`,
      ],
    ]),
  );
  const ofClusters = Object.values(rds.clusters).flatMap(({id, resourceId, members}) =>
    unless([
      [
        members.every((member) => rds.instances[member]?.clusterResourceId === resourceId),
        `${where}: the cluster ${id} has members that are gone or another's`,
      ],
    ]),
  );
  return [...ofInstances, ...ofClusters];
}

function snapshotFlaws({held: {rds}, where}: Held): string[] {
  const flaws = Object.values(rds.snapshots).flatMap((snapshot) => {
    const owner = rds.instances[snapshot.resourceId] ?? rds.retainedBackups[snapshot.resourceId];
    return unless([
      [snapshot.instanceId !== '' && snapshot.resourceId !== '', `${where}: a snapshot of nothing`],
      [
        snapshot.type !== 'automated' || owner !== undefined,
        `${where}: the automated snapshot ${snapshot.id} outlived its instance`,
      ],
    ]);
  });
  const missing = Object.values(rds.instances).flatMap(({id, automatedSnapshots}) =>
    unless([
      [
        automatedSnapshots.every((name) => Object.hasOwn(rds.snapshots, name)),
        `${where}: ${id} lists automated snapshots that are gone`,
      ],
    ]),
  );
  return [...flaws, ...missing];
}

function replicaFlaws(accounts: Accounts, {place, where}: Held, instance: Instance): string[] {
  const at = (region: string, resourceId: string): Instance | undefined =>
    accounts[place.accountId]?.regions[region]?.rds.instances[resourceId];
  const {replicaSource, replicas, id} = instance;
  const source = replicaSource && at(replicaSource.region, replicaSource.resourceId);
  return unless([
    [
      replicaSource === undefined ||
        source?.replicas.some(({resourceId}) => resourceId === instance.resourceId) === true,
      `${where}: ${id} is a replica of an instance that does not know it`,
    ],
    [
      replicas.every(
        ({region, resourceId}) =>
          at(region, resourceId)?.replicaSource?.resourceId === instance.resourceId,
      ),
      `${where}: ${id} has a replica that is gone or another's`,
    ],
  ]);
}
