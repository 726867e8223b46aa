/** CreateDBCluster: Aurora, a Multi-AZ DB cluster with its three instances, a replica. */
import type {CreateDBClusterCommandInput, CreateDBClusterCommandOutput} from '@aws-sdk/client-rds';
import {isAurora} from '../../../bond/cluster-topology.ts';
import type {Cluster, ClusterSettings} from '../../../world/clusters.ts';
import {type Random, randomOf} from '../../../world/random.ts';
import type {Step} from '../../../world/world.ts';
import type {Call, Handler} from '../../call.ts';
import {freeIdentifier, tagsOf} from '../birth.ts';
import {events} from '../event-log.ts';
import {managedSecret} from '../master-secret.ts';
import {foreseen} from '../outcomes.ts';
import {freeClusterIdentifier, giveBirthToCluster} from './birth.ts';
import {requireSense} from './create-checks.ts';
import {encryptionOfNew} from './encryption.ts';
import {clusterEvents} from './events.ts';
import {requireClusterGroups} from './groups.ts';
import {addMember} from './member-instance.ts';
import {presentCluster} from './present.ts';
import {linkReplica} from './replicas.ts';
import {rolesOf} from './roles.ts';
import {clusterSettings, settingsAsked} from './settings.ts';
import {upstreamOf} from './upstream.ts';

export const createDBCluster: Handler<CreateDBClusterCommandInput, CreateDBClusterCommandOutput> = (
  input,
  call,
) => {
  const id = freeClusterIdentifier(call, input.DBClusterIdentifier);
  const upstream = upstreamOf(call, input);
  requireSense(input, upstream !== undefined);
  requireClusterGroups(call, input);
  const memberIds = idsOfStandbys(call, id, input);
  const random = randomOf(call.world.random, 'estate');
  const source = upstream?.cluster.settings;
  const inherited = source && {
    MasterUsername: source.MasterUsername,
    EngineVersion: source.EngineVersion,
    DatabaseName: source.DatabaseName,
  };
  const settings = clusterSettings(call.place, random, inherited ?? {}, settingsAsked(call, input));
  const {encryption, key} = encryptionOfNew(call, input, settings, upstream);
  const newborn = {
    id,
    settings,
    encryption,
    key,
    tags: tagsOf(input.Tags ?? []),
    roles: rolesOf(input.AssociatedRoles),
    masterSecret: managedSecret(call, input),
    globalClusterId: input.GlobalClusterIdentifier?.toLowerCase(),
  };
  const way = foreseen(call.world, 'rds:CreateDBCluster', id, wayToLife(random, settings));
  const cluster = giveBirthToCluster(call, newborn, way);
  addStandbys(call, cluster, memberIds);
  linkReplica(call, cluster, input, upstream);
  return {DBCluster: presentCluster(cluster, call)};
};

/** creating → available; a Multi-AZ DB cluster brings its instances along and takes longer. */
export function wayToLife(random: Random, settings: ClusterSettings): Step[] {
  const [least, most] = isAurora({settings}) ? [60_000, 180_000] : [600_000, 1_200_000];
  return [
    {after: 0, status: 'creating'},
    {
      after: random.between(least, most),
      status: 'available',
      members: {status: 'available', event: events.created},
      effects: ['attach', 'first-backup'],
      event: clusterEvents.created,
    },
  ];
}

/** Names of the writer and the two readable standbys; each must be free. */
export function idsOfStandbys(
  call: Call,
  id: string,
  settings: {readonly DBClusterInstanceClass?: string | undefined},
): string[] {
  if (settings.DBClusterInstanceClass === undefined) return [];
  return [1, 2, 3].map((number) => freeIdentifier(call, `${id}-instance-${number}`));
}

/** Puts the three instances of a Multi-AZ DB cluster in. */
export function addStandbys(call: Call, cluster: Cluster, ids: readonly string[]): void {
  const random = randomOf(call.world.random, 'estate');
  const {DBClusterInstanceClass} = cluster.settings;
  for (const id of ids) {
    addMember(random, call.place, call.here.rds, cluster, {
      id,
      input: {DBInstanceClass: DBClusterInstanceClass},
      promotionTier: 1,
      tags: [],
      createdAt: call.now,
    });
  }
}
