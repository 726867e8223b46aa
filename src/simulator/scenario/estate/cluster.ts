/** A cluster of the estate comes into the world as it would stand after its years of age. */
import {grantToRds} from '../../bond/grant.ts';
import {clusterOfParts} from '../../services/rds/clusters/birth.ts';
import {addMember} from '../../services/rds/clusters/member-instance.ts';
import {planClusterNightly} from '../../services/rds/clusters/nightly.ts';
import {clusterSettings, namedSettings} from '../../services/rds/clusters/settings.ts';
import type {Cluster} from '../../world/clusters.ts';
import {rdsArn} from '../../world/names.ts';
import {randomOf} from '../../world/random.ts';
import {type Place, regionOf, type World} from '../../world/world.ts';
import type {EstateCluster} from '../schema/cluster.ts';
import {joinGlobal} from './global-cluster.ts';
import {keyNamed, pairs, placeOf} from './place.ts';

/** A cluster that has been running since its creation, with RDS's grant on its key. */
export function addCluster(world: World, written: EstateCluster): void {
  const place = placeOf(world, written);
  const {rds} = regionOf(world.accounts, place);
  const random = randomOf(world.random, 'estate');
  const createdAt = Date.parse(written.created);
  const key = keyNamed(world, place, written.KmsKeyId);
  const newborn = {
    id: written.DBClusterIdentifier,
    settings: clusterSettings(place, random, namedSettings(written)),
    encryption: written.StorageEncryptionType ?? (key ? 'sse-kms' : 'none'),
    key,
    tags: pairs(written.Tags),
    roles: written.AssociatedRoles.map((arn) => ({arn})),
  };
  const cluster: Cluster = {
    ...clusterOfParts(random, newborn, createdAt),
    status: 'available',
    restorableSince: createdAt,
    isBlueGreen: written.isBlueGreen,
    maintenance: written.pendingMaintenance.map(({Action, Description}) => ({
      action: Action,
      description: Description,
    })),
  };
  cluster.resourceId = written.DbClusterResourceId ?? cluster.resourceId;
  rds.clusters[cluster.resourceId] = cluster;
  addMembers(world, place, cluster, written);
  link(world, place, cluster, written);
  if (key) grantToRds(world, place, key, cluster, createdAt);
  planClusterNightly(world, {place, rds, cluster});
}

function addMembers(world: World, place: Place, cluster: Cluster, written: EstateCluster): void {
  const {rds} = regionOf(world.accounts, place);
  const random = randomOf(world.random, 'estate');
  for (const one of written.members) {
    const instance = addMember(random, place, rds, cluster, {
      id: one.DBInstanceIdentifier,
      input: {DBInstanceClass: one.DBInstanceClass, AvailabilityZone: one.AvailabilityZone},
      promotionTier: one.PromotionTier,
      tags: pairs(one.Tags),
      createdAt: cluster.createdAt,
    });
    instance.status = 'available';
  }
}

/** A replica and its source know each other by ARN, also across Regions. */
function link(world: World, place: Place, cluster: Cluster, written: EstateCluster): void {
  if (written.GlobalClusterIdentifier !== undefined) {
    joinGlobal(world, place, cluster, written.GlobalClusterIdentifier);
  }
  if (written.replicaOf === undefined) return;
  const regions = Object.entries(world.accounts[place.accountId]?.regions ?? {});
  for (const [region, {rds}] of regions) {
    const source = Object.values(rds.clusters).find(({id}) => id === written.replicaOf);
    if (!source) continue;
    source.replicas.push(rdsArn(place, 'cluster', cluster.id));
    cluster.replicationSource = rdsArn({...place, region}, 'cluster', source.id);
  }
}
