/** Changes of a cluster and what it shows while they run: renaming, upgrading, modifying. */
import type {ClusterDependent} from '../../../bond/dependents.ts';
import {isLocked} from '../../../bond/statuses.ts';
import type {ClusterSettings} from '../../../world/clusters.ts';
import {rdsArn} from '../../../world/names.ts';
import {randomOf} from '../../../world/random.ts';
import type {EventText, StepEffect, World} from '../../../world/world.ts';
import {takeCourse} from '../course.ts';
import {credentialsReset, renamed} from './events.ts';
import {alignMembers} from './membership.ts';
import {planClusterNightly} from './nightly.ts';
import {relink} from './replicas.ts';

/** Settings take effect, on the members too. */
export function applyClusterSettings(
  world: World,
  dependent: ClusterDependent,
  settings: Partial<ClusterSettings>,
): void {
  const {rds, cluster} = dependent;
  const window = cluster.settings.PreferredBackupWindow;
  cluster.settings = {...cluster.settings, ...settings};
  alignMembers(rds, cluster);
  if (cluster.settings.PreferredBackupWindow !== window) planClusterNightly(world, dependent);
}

/** Changes that interrupt the cluster: an upgrade, another class or storage, another name. */
export function interruptCluster(
  world: World,
  dependent: ClusterDependent,
  settings: Partial<ClusterSettings>,
  newId: string | undefined,
): void {
  applyClusterSettings(world, dependent, settings);
  if (newId !== undefined) {
    passThrough(world, dependent, 'renaming', rename(world, dependent, newId));
    return;
  }
  const changed = Object.keys(settings);
  if (changed.length === 0) return;
  const status = changed.includes('EngineVersion') ? 'upgrading' : 'modifying';
  const effects: StepEffect[] = changed.includes('DBClusterInstanceClass') ? ['attach'] : [];
  passThrough(world, dependent, status, undefined, effects);
}

/** A new master password. */
export function resetPassword(world: World, dependent: ClusterDependent): void {
  passThrough(world, dependent, 'resetting-master-credentials', credentialsReset);
}

function passThrough(
  world: World,
  dependent: ClusterDependent,
  status: string,
  event?: EventText,
  effects: StepEffect[] = [],
): void {
  // A locked cluster keeps its status: nothing is running that could be interrupted.
  if (isLocked(dependent.cluster.status)) return;
  const after = randomOf(world.random, 'estate').between(60_000, 300_000);
  takeCourse(world, dependent, [
    {after: 0, status},
    {after, status: 'available', effects, event},
  ]);
}

/** Members are renamed by calls of their own (facts/aws.md §6.4). */
function rename(world: World, {place, cluster}: ClusterDependent, newId: string): EventText {
  const from = cluster.id;
  const arn = (id: string): string => rdsArn(place, 'cluster', id);
  cluster.id = newId;
  relink(world, place.accountId, arn(from), arn(newId));
  return renamed(from, newId);
}
