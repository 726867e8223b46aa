/** How the databases stand: the status that was read, when the key was lost, what follows from it. */
import {
  type Dependent,
  holderOf,
  instancesOf,
  isCluster,
  type KeyHolder,
} from '../bond/dependents.ts';
import {startGrace} from '../bond/lock-out.ts';
import {isAttached, isLocked, recoverable} from '../bond/statuses.ts';
import {takeCourse} from '../services/rds/course.ts';
import {instanceNamed} from '../world/directory.ts';
import {schedule} from '../world/queue.ts';
import {regionOf, type World} from '../world/world.ts';
import {clustersIn, instancesIn} from './databases.ts';
import {rdsEventsIn} from './events.ts';
import {known, type SavedIncident, timeOf} from './kept.ts';

const window = 7 * 86_400_000;
const minute = 60_000;
const logEvery = 300_000;

/** Every database of the Region stands as it was read. */
export function copyStandings(world: World, saved: SavedIncident): void {
  const {rds} = regionOf(world.accounts, world.home);
  const place = world.home;
  for (const read of instancesIn(saved)) {
    const instance = instanceNamed(rds, read.DBInstanceIdentifier ?? '');
    if (!instance) continue;
    instance.status = read.DBInstanceStatus ?? instance.status;
    if (instance.clusterResourceId !== undefined) continue;
    keepRestorable(saved, instance, timeOf(read.LatestRestorableTime));
    stand(world, saved, {place, rds, instance});
  }
  for (const read of clustersIn(saved)) {
    const cluster = Object.values(rds.clusters).find((one) => one.id === read.DBClusterIdentifier);
    if (!cluster) continue;
    cluster.status = read.Status ?? cluster.status;
    keepRestorable(saved, cluster, timeOf(read.LatestRestorableTime));
    cluster.restorableSince = timeOf(read.EarliestRestorableTime) ?? cluster.restorableSince;
    stand(world, saved, {place, rds, cluster});
  }
}

/** The oldest and the newest second that can be restored, as RDS showed them. */
function keepRestorable(
  saved: SavedIncident,
  holder: KeyHolder & {logPhase: number; restorableSince?: number},
  latest: number | undefined,
): void {
  if (latest === undefined) {
    delete holder.restorableSince;
    return;
  }
  const backups = [
    ...(known(saved, 'automatedBackups')?.DBInstanceAutomatedBackups ?? []),
    ...(known(saved, 'regionAutomatedBackups')?.DBInstanceAutomatedBackups ?? []),
  ];
  const own = backups.find((backup) => backup.DbiResourceId === holder.resourceId);
  holder.restorableSince = timeOf(own?.RestoreWindow?.EarliestTime) ?? holder.restorableSince;
  holder.logPhase = latest % logEvery;
  if (!isAttached(holder.status)) holder.logsStoppedAt = latest;
}

function stand(world: World, saved: SavedIncident, dependent: Dependent): void {
  const holder = holderOf(dependent);
  const {lostAt, lockedAt} = momentsOf(saved, dependent);
  if (isLocked(holder.status)) {
    holder.bond = {lostAt: lostAt ?? lockedAt ?? world.now, lockedAt: lockedAt ?? world.now};
    planWindowEnd(world, dependent);
  } else if (lostAt !== undefined && isAttached(holder.status)) {
    holder.bond = {lostAt};
    startGrace(world, dependent);
  }
  goOnFrom(world, dependent);
}

/** When RDS noticed and when it took the database away, unless it found the key again since. */
function momentsOf(
  saved: SavedIncident,
  dependent: Dependent,
): {lostAt?: number | undefined; lockedAt?: number | undefined} {
  const names = new Set([holderOf(dependent).id, ...instancesOf(dependent).map(({id}) => id)]);
  const events = rdsEventsIn(saved)
    .filter(({SourceIdentifier: name = ''}) => names.has(name))
    .map(({Message: text = '', Date: date}) => ({text, at: timeOf(date)}))
    .toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
  // The texts of RDS-EVENT-0418, 0419 and 0420 (facts/aws.md §1.7).
  const back = events.findLast(({text}) => text.includes('can now successfully access the KMS'));
  const since = events.filter(({at = 0}) => at > (back?.at ?? Number.NEGATIVE_INFINITY));
  const lost = since.find(({text}) => text.includes('is unable to access the KMS'));
  const locked = since.find(({text}) => text.includes('has been unable to access the KMS'));
  return {lostAt: lost?.at ?? locked?.at, lockedAt: locked?.at};
}

/** AWS may not be that strict: a window that was over already ends nothing in the copy. */
function planWindowEnd(world: World, dependent: Dependent): void {
  const {status, bond, resourceId} = holderOf(dependent);
  const {lockedAt} = bond;
  if (status !== recoverable || lockedAt === undefined || lockedAt + window <= world.now) return;
  const event = {type: 'window-end' as const, ...dependent.place, resourceId, lockedAt};
  schedule(world, lockedAt + window, event);
}

// What RDS was doing when the evidence was read comes to its end some minutes later.
const endOf: {readonly [status: string]: string} = {
  'backing-up': 'available',
  'configuring-enhanced-monitoring': 'available',
  'configuring-iam-database-auth': 'available',
  'configuring-log-exports': 'available',
  creating: 'available',
  maintenance: 'available',
  modifying: 'available',
  rebooting: 'available',
  renaming: 'available',
  'resetting-master-credentials': 'available',
  starting: 'available',
  stopping: 'stopped',
  upgrading: 'available',
};

function goOnFrom(world: World, dependent: Dependent): void {
  const status = Object.hasOwn(endOf, holderOf(dependent).status)
    ? endOf[holderOf(dependent).status]
    : undefined;
  if (status === undefined) return;
  const members = isCluster(dependent) ? {members: {status}} : {};
  takeCourse(world, dependent, [{after: 5 * minute, status, ...members}]);
}
