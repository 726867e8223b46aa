/** Time passes: what is due happens, in order, each at its own moment. */
import {dependentOf, endGrace, endWindow, probeKey} from './bond/lock-out.ts';
import {keepPast} from './faults/lag.ts';
import {perform} from './perform.ts';
import {operationOf} from './services/catalog.ts';
import {deleteKey} from './services/kms/deletion.ts';
import {goOn} from './services/rds/course.ts';
import {backUpNightly} from './services/rds/nightly.ts';
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
      finishSnapshot(world, event);
      return;
    case 'key-deletion':
      deleteKey(world, event);
      return;
    case 'call':
      callByTimeline(world, event);
      return;
    case 'automatic-restart':
      restartAutomatically(world, event);
      return;
    default:
      happenToInstance(world, event);
  }
}

type InstanceEvent = Exclude<
  WorldEvent,
  {type: 'snapshot-done' | 'key-deletion' | 'call' | 'automatic-restart'}
>;

function happenToInstance(world: World, event: InstanceEvent): void {
  const dependent = dependentOf(world, event);
  if (!dependent) return;
  switch (event.type) {
    case 'instance-step':
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
    case 'nightly-backup':
      backUpNightly(world, dependent, event.window);
  }
}

function finishSnapshot(world: World, event: Extract<WorldEvent, {type: 'snapshot-done'}>): void {
  const snapshot = member(regionOf(world.accounts, event).rds.snapshots, event.snapshotId);
  if (snapshot?.status !== 'creating') return;
  snapshot.status = 'available';
  snapshot.progress = 100;
}

/** A call of the scenario's timeline. Its refusal, if any, is in the trail like everybody's. */
function callByTimeline(world: World, event: Extract<WorldEvent, {type: 'call'}>): void {
  const found = operationOf(event.call);
  const principal = member(world.principals, event.accessKeyId);
  if (!found || !principal) return;
  try {
    perform(world, {
      ...found,
      input: event.input,
      principal,
      place: {accountId: principal.accountId, region: event.region},
      requestId: randomOf(world.random, 'requests').uuid(),
      origin: {userAgent: 'aws-cli/2.15.0', sourceAddress: '203.0.113.7'},
    });
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
  }
}
