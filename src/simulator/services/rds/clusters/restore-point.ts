/** RestoreDBClusterToPointInTime: a full copy, a copy-on-write clone, or from a retained backup. */
import type {
  RestoreDBClusterToPointInTimeCommandInput,
  RestoreDBClusterToPointInTimeCommandOutput,
} from '@aws-sdk/client-rds';
import {isLocked} from '../../../bond/statuses.ts';
import {AwsError} from '../../../wire/aws-error.ts';
import type {Cluster} from '../../../world/clusters.ts';
import {randomOf} from '../../../world/random.ts';
import {member} from '../../../world/world.ts';
import type {Call, Handler} from '../../call.ts';
import {tagsOf} from '../birth.ts';
import {invalidCombination, invalidValue} from '../errors.ts';
import {retainedAt} from './backups.ts';
import {unexpectedState} from './errors.ts';
import {findCluster} from './find.ts';
import {presentCluster} from './present.ts';
import {earliestRestorableOf, latestRestorableOf} from './restorable.ts';
import {restoreCluster} from './restore.ts';

type Input = RestoreDBClusterToPointInTimeCommandInput;

/** Where the restore comes from. */
type Origin = {
  readonly cluster: Cluster;
  readonly earliest: number | undefined;
  readonly latest: number | undefined;
  readonly isRetained: boolean;
};

export const restoreDBClusterToPointInTime: Handler<
  Input,
  RestoreDBClusterToPointInTimeCommandOutput
> = (input, call) => {
  const isClone = input.RestoreType === 'copy-on-write';
  refuseContradictions(input, isClone);
  const origin = originOf(call, input);
  if (isClone) requireCloneable(call, origin);
  requireTime(origin, input);
  const {cluster: source, isRetained} = origin;
  // The source's tags are taken only from a cluster that is there (facts/aws.md §6.3).
  const own = isRetained ? [] : structuredClone(source.tags);
  const tags = input.Tags ? tagsOf(input.Tags) : own;
  if (isClone) source.cloneGroupId ??= randomOf(call.world.random, 'estate').uuid();
  const way = {row: 'point' as const, cloneGroupId: isClone ? source.cloneGroupId : undefined};
  const cluster = restoreCluster(call, input, {...source, tags}, way);
  return {DBCluster: presentCluster(cluster, call)};
};

function refuseContradictions(input: Input, isClone: boolean): void {
  const {RestoreToTime: time, UseLatestRestorableTime: isLatest = false, RestoreType: type} = input;
  if (type !== undefined && !['full-copy', 'copy-on-write'].includes(type)) {
    throw invalidValue(`Invalid restore type: ${type}. Valid: full-copy, copy-on-write.`);
  }
  // copy-on-write cannot take a time (facts/aws.md §6.1).
  if (isClone && time !== undefined) {
    throw invalidCombination('RestoreToTime cannot be specified with RestoreType copy-on-write.');
  }
  if ((time !== undefined) === isLatest) {
    throw invalidCombination(
      'Exactly one of RestoreToTime and UseLatestRestorableTime must be specified.',
    );
  }
  const {SourceDBClusterIdentifier: name, SourceDbClusterResourceId: resourceId} = input;
  if ((name === undefined) === (resourceId === undefined)) {
    throw invalidCombination(
      'Exactly one of SourceDBClusterIdentifier and SourceDbClusterResourceId must be specified.',
    );
  }
}

/** The cluster named, or what is kept of a deleted one. */
function originOf(call: Call, input: Input): Origin {
  const {rds} = call.here;
  const {SourceDbClusterResourceId: resourceId} = input;
  const retained = resourceId === undefined ? undefined : retainedAt(rds, resourceId, call.now);
  if (retained) {
    const {cluster, earliestAt, latestAt} = retained;
    return {cluster, earliest: earliestAt, latest: latestAt, isRetained: true};
  }
  const cluster =
    resourceId === undefined
      ? findCluster(rds, input.SourceDBClusterIdentifier)
      : member(rds.clusters, resourceId);
  if (!cluster) {
    const message = `No automated backup was found for ${resourceId}.`;
    throw new AwsError('DBClusterAutomatedBackupNotFoundFault', message);
  }
  if (resourceId === undefined) requireNameable(call, cluster);
  return {
    cluster,
    earliest: earliestRestorableOf(cluster, call.now),
    latest: latestRestorableOf(cluster, call.now),
    isRetained: false,
  };
}

/** Whether an inaccessible source can be named by its identifier is open (facts/aws.md §9.4). */
function requireNameable(call: Call, cluster: Cluster): void {
  const {pointInTimeFromInaccessible} = call.world.unverified;
  if (!isLocked(cluster.status) || pointInTimeFromInaccessible === 'allow') return;
  throw unexpectedState(cluster, ['available']);
}

/** A clone shares the volume of a cluster that is there; of a locked one AWS does not say (§6.1). */
function requireCloneable(call: Call, {cluster, isRetained}: Origin): void {
  if (isRetained) throw invalidCombination('A retained automated backup cannot be cloned.');
  if (cluster.status === 'available') return;
  const isOpen = call.world.unverified.cloneFromInaccessible === 'allow';
  if (!(isOpen && isLocked(cluster.status))) throw unexpectedState(cluster, ['available']);
}

function requireTime({earliest, latest}: Origin, {RestoreToTime: time}: Input): void {
  if (earliest === undefined || latest === undefined) {
    throw new AwsError('InvalidRestoreFault', 'The source DB cluster has no restorable time yet.');
  }
  const at = time?.getTime() ?? latest;
  // Describes show whole seconds: the earliest shown is good.
  if (at >= Math.floor(earliest / 1000) * 1000 && at <= latest) return;
  const from = new Date(earliest).toISOString();
  const to = new Date(latest).toISOString();
  throw new AwsError(
    'InvalidRestoreFault',
    `The time to restore must lie between ${from} and ${to}.`,
  );
}
