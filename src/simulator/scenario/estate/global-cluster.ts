/** Global databases of an estate: made by their first member, which is the one that writes. */
import {membersOfGlobal} from '../../bond/cluster-topology.ts';
import type {Cluster} from '../../world/clusters.ts';
import {rdsArn} from '../../world/names.ts';
import {randomOf} from '../../world/random.ts';
import {type Place, regionOf, type World} from '../../world/world.ts';

/** Puts a cluster into a global database. */
export function joinGlobal(world: World, place: Place, cluster: Cluster, id: string): void {
  const others = membersOfGlobal(world.accounts, place, id);
  cluster.globalClusterId = id;
  if (others.length > 0) return;
  regionOf(world.accounts, place).rds.globalClusters[id] = {
    id,
    resourceId: `cluster-${randomOf(world.random, 'estate').hex(16)}`,
    engine: cluster.settings.Engine,
    engineVersion: cluster.settings.EngineVersion,
    databaseName: cluster.settings.DatabaseName,
    isProtected: false,
    encryption: cluster.encryption,
    lifecycleSupport: 'open-source-rds-extended-support',
    tags: [],
    writerArn: rdsArn(place, 'cluster', cluster.id),
  };
}
