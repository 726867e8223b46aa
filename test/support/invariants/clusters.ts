/** Clusters: links that both ends know, members that show the lock, snapshots that are owned. */
import {isLocked} from '../../../src/simulator/bond/statuses.ts';
import type {Cluster} from '../../../src/simulator/world/clusters.ts';
import type {World} from '../../../src/simulator/world/world.ts';
import {type Held, placesOf, unless} from './places.ts';

export function clusterFlaws(world: World): string[] {
  const places = placesOf(world);
  const known = new Map(
    places.flatMap(({place, held: {rds}}) =>
      Object.values(rds.clusters).map((cluster) => {
        const {region, accountId} = place;
        return [`arn:aws:rds:${region}:${accountId}:cluster:${cluster.id}`, cluster] as const;
      }),
    ),
  );
  return [
    ...[...known].flatMap(([arn, cluster]) => linkFlaws(known, arn, cluster)),
    ...places.flatMap((place) => [...globalFlaws(known, place), ...backupFlaws(place)]),
    ...strayMembers(places),
    ...places.flatMap(({held: {rds}, where}) =>
      Object.values(rds.clusters).flatMap((cluster) => {
        const members = cluster.members.flatMap((member) => rds.instances[member] ?? []);
        const isShown = members.every(
          ({status}) => status === cluster.status || status === 'deleting',
        );
        return unless([
          [
            !isLocked(cluster.status) || isShown || world.unverified.membersFollowMinutes > 0,
            `${where}: members of ${cluster.id} do not show that it is locked`,
          ],
          [
            members.every(({keyArn}) => keyArn === cluster.keyArn),
            `${where}: a member of ${cluster.id} has another key`,
          ],
        ]);
      }),
    ),
  ];
}

function linkFlaws(known: ReadonlyMap<string, Cluster>, arn: string, cluster: Cluster): string[] {
  const {replicationSource, replicas} = cluster;
  const source = replicationSource === undefined ? undefined : known.get(replicationSource);
  return unless([
    [
      replicationSource === undefined || source?.replicas.includes(arn) === true,
      `${arn} replicates a cluster that does not know it`,
    ],
    [
      replicas.every((replica) => known.get(replica)?.replicationSource === arn),
      `${arn} has a replica that is gone or another's`,
    ],
  ]);
}

function globalFlaws(known: ReadonlyMap<string, Cluster>, {held: {rds}, where}: Held): string[] {
  return Object.values(rds.globalClusters).flatMap(({id, writerArn}) =>
    unless([
      [
        writerArn === undefined || known.get(writerArn)?.globalClusterId === id,
        `${where}: the writer of ${id} is no member of it`,
      ],
    ]),
  );
}

/** A global database lies in one Region and is known in all of its account. */
function strayMembers(places: readonly Held[]): string[] {
  const globals = new Set(
    places.flatMap(({place: {accountId}, held: {rds}}) =>
      Object.values(rds.globalClusters).map(({id}) => `${accountId} ${id}`),
    ),
  );
  return places.flatMap(({place: {accountId}, held: {rds}, where}) =>
    Object.values(rds.clusters).flatMap(({id, globalClusterId: of}) =>
      unless([
        [
          of === undefined || globals.has(`${accountId} ${of}`),
          `${where}: ${id} belongs to the global database ${of}, which is not there`,
        ],
      ]),
    ),
  );
}

function backupFlaws({held: {rds}, where}: Held): string[] {
  return Object.values(rds.clusterSnapshots).flatMap(({id, type, resourceId}) =>
    unless([
      [
        type !== 'automated' ||
          Object.hasOwn(rds.clusters, resourceId) ||
          Object.hasOwn(rds.retainedClusterBackups, resourceId),
        `${where}: the automated snapshot ${id} outlived its cluster`,
      ],
    ]),
  );
}
