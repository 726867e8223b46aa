/** Time passes: what is due happens, in order, each at its own moment. */
import {isCluster} from './bond/dependents.ts';
import {dependentOf, endGrace, endWindow, probeKey} from './bond/lock-out.ts';
import {endDelay} from './bond/members.ts';
import {checkReplication} from './bond/replication.ts';
import {isKeyUsable} from './bond/usable.ts';
import {keepPast} from './faults/lag.ts';
import {deliver, note} from './game-day/deliver.ts';
import {perform} from './perform.ts';
import {goOnCopying} from './services/backup/copy-job.ts';
import {goOnRestoring} from './services/backup/restore-job.ts';
import {operationOf} from './services/catalog.ts';
import {happenToKey, isKeyEvent} from './services/kms/due.ts';
import {completeReplication} from './services/rds/backup-replication.ts';
import {finishClusterSnapshot} from './services/rds/clusters/backups.ts';
import {openClusterMaintenance} from './services/rds/clusters/maintenance.ts';
import {backUpClusterNightly} from './services/rds/clusters/nightly.ts';
import {restartClusterAutomatically} from './services/rds/clusters/stop.ts';
import {goOn} from './services/rds/course.ts';
import {openMaintenance} from './services/rds/maintenance.ts';
import {backUpNightly} from './services/rds/nightly.ts';
import {endRetainedBackup} from './services/rds/removal.ts';
import {restartAutomatically} from './services/rds/stop.ts';
import {AwsError} from './wire/aws-error.ts';
import {nextDue, takeDue} from './world/queue.ts';
import {randomOf} from './world/random.ts';
import {member, regionOf, type World, type WorldEvent} from './world/world.ts';

/** Moves the clock on by that many milliseconds; a negative number moves nothing. */
export function passTime(world: World, milliseconds: number): void {
  const until = world.now + Math.max(0, milliseconds);
  for (let due = nextDue(world); due !== undefined && due <= until; due = nextDue(world)) {
    const item = takeDue(world);
    if (!item) break;
    world.now = item.at;
    keepPast(world);
    happen(world, item.event);
  }
  world.now = until;
}

function happen(world: World, event: WorldEvent): void {
  switch (event.type) {
    case 'snapshot-done':
    case 'cluster-snapshot-done':
      finishSnapshot(world, event);
      return;
    case 'replication-check':
      checkReplication(world, event);
      return;
    case 'replication-ready':
      completeReplication(world, event);
      return;
    case 'retained-backup-end':
      endRetainedBackup(world, event);
      return;
    case 'message':
      deliver(world, event.from, event.text);
      return;
    case 'call':
      callByTimeline(world, event);
      return;
    case 'restore-job':
      goOnRestoring(world, event);
      return;
    case 'copy-job':
      goOnCopying(world, event);
      return;
    default:
      if (isKeyEvent(event)) happenToKey(world, event);
      else happenToDatabase(world, event);
  }
}

type DatabaseEvent = Extract<WorldEvent, {resourceId: string}>;

function happenToDatabase(world: World, event: DatabaseEvent): void {
  const dependent = dependentOf(world, event);
  if (!dependent) return;
  switch (event.type) {
    case 'course-step':
      goOn(world, dependent, event.course, event.steps);
      return;
    case 'key-probe':
      probeKey(world, dependent);
      return;
    case 'lock-out':
      endGrace(world, dependent, event.lostAt);
      return;
    case 'window-end':
      endWindow(world, dependent, event.lockedAt);
      return;
    case 'members-follow':
      if (isCluster(dependent)) endDelay(dependent, event.lockedAt);
      return;
    case 'automatic-restart':
      if (isCluster(dependent)) restartClusterAutomatically(world, dependent, event.course);
      else restartAutomatically(world, event);
      return;
    case 'nightly-backup':
      if (isCluster(dependent)) backUpClusterNightly(world, dependent, event.window);
      else backUpNightly(world, dependent);
      return;
    case 'maintenance':
      if (isCluster(dependent)) openClusterMaintenance(world, dependent, event.window);
      else openMaintenance(world, dependent, event.window);
  }
}

function finishSnapshot(world: World, event: Extract<WorldEvent, {snapshotId: string}>): void {
  const {rds} = regionOf(world.accounts, event);
  if (event.type === 'cluster-snapshot-done') {
    finishClusterSnapshot(world, rds, event);
    return;
  }
  const snapshot = member(rds.snapshots, event.snapshotId);
  if (snapshot?.status !== 'creating') return;
  const isFailing =
    world.unverified.snapshotOnLostKey === 'fails' && !isKeyUsable(world.accounts, snapshot.keyArn);
  snapshot.status = isFailing ? 'failed' : 'available';
  if (!isFailing) snapshot.progress = 100;
}

/** A call of the scenario or of a facilitator. Its refusal, if any, is in the trail like everybody's. */
function callByTimeline(world: World, event: Extract<WorldEvent, {type: 'call'}>): void {
  const found = operationOf(event.call);
  const principal = member(world.principals, event.accessKeyId);
  if (!found || !principal) return;
  const made = (outcome = ''): void => {
    if (event.order !== undefined) note(world, 'call', `${event.order}${outcome}`);
  };
  try {
    perform(world, {
      ...found,
      input: event.input,
      principal,
      place: {accountId: principal.accountId, region: event.region},
      requestId: randomOf(world.random, 'requests').uuid(),
      origin: {userAgent: 'aws-cli/2.15.0', sourceAddress: '203.0.113.7'},
    });
    made();
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    made(`, refused: ${thrown.shape}`);
  }
}
