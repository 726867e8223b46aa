/** A new cluster comes into the world: by CreateDBCluster or by a restore. */
import {grantToRds} from '../../../bond/grant.ts';
import {keyByArn} from '../../../bond/usable.ts';
import {AwsError} from '../../../wire/aws-error.ts';
import type {Cluster, ClusterRole, ClusterSettings} from '../../../world/clusters.ts';
import type {Encryption, MasterSecret} from '../../../world/instances.ts';
import type {Key, Tag} from '../../../world/keys.ts';
import {type Random, randomOf} from '../../../world/random.ts';
import type {Step} from '../../../world/world.ts';
import type {Call} from '../../call.ts';
import {recordGrantByRds} from '../../cloudtrail/by-services.ts';
import {takeCourse} from '../course.ts';
import {newIdentifier} from '../find.ts';
import {clusterExists} from './errors.ts';
import {clusterNamed} from './find.ts';
import {planClusterNightly} from './nightly.ts';

// Default quota of DB clusters per Region (RDS user guide, quotas).
const mostClusters = 40;

/** What is known of a cluster before it exists. */
export type NewCluster = {
  readonly id: string;
  readonly settings: ClusterSettings;
  readonly encryption: Encryption;
  readonly key: Key | undefined;
  readonly tags: Tag[];
  readonly roles?: ClusterRole[];
  readonly masterSecret?: MasterSecret | undefined;
  readonly replicationSource?: string;
  readonly globalClusterId?: string;
  readonly cloneGroupId?: string;
};

/** A free identifier in lower case; refuses a taken one and a Region that is full. */
export function freeClusterIdentifier(call: Call, text: string | undefined): string {
  const {rds} = call.here;
  const id = newIdentifier(text, 'DBClusterIdentifier');
  if (clusterNamed(rds, id)) throw clusterExists();
  if (Object.keys(rds.clusters).length >= mostClusters) {
    throw new AwsError('DBClusterQuotaExceededFault', 'DB Cluster quota exceeded');
  }
  return id;
}

/** The cluster, creating, with a resource ID of its own and RDS's grant on its key. */
export function giveBirthToCluster(
  call: Call,
  newborn: NewCluster,
  steps: readonly Step[],
): Cluster {
  const {world, place} = call;
  const {rds} = call.here;
  const cluster = clusterOfParts(randomOf(world.random, 'estate'), newborn, call.now);
  rds.clusters[cluster.resourceId] = cluster;
  const stored = newborn.key && keyByArn(world.accounts, newborn.key.arn);
  if (stored) {
    const grant = grantToRds(world, place, stored, cluster, call.now);
    recordGrantByRds(call, stored, grant);
  }
  takeCourse(world, {place, rds, cluster}, steps);
  planClusterNightly(world, {place, rds, cluster});
  return cluster;
}

/** A cluster without members, `creating`. */
export function clusterOfParts(random: Random, newborn: NewCluster, createdAt: number): Cluster {
  const {key, id, settings, encryption, tags, roles = []} = newborn;
  return {
    id,
    resourceId: `cluster-${random.letters(26)}`,
    status: 'creating',
    createdAt,
    settings,
    pending: {},
    encryption,
    keyArn: key?.arn,
    tags,
    masterSecret: newborn.masterSecret,
    members: [],
    roles,
    endpoints: [],
    replicas: [],
    replicationSource: newborn.replicationSource,
    globalClusterId: newborn.globalClusterId,
    cloneGroupId: newborn.cloneGroupId,
    bond: {},
    logPhase: random.between(0, 299) * 1000,
    automatedSnapshots: [],
    course: 0,
  };
}
