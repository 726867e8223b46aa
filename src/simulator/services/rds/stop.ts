/** StopDBInstance, and the start that RDS makes by itself seven days later. */
import type {StopDBInstanceCommandInput, StopDBInstanceCommandOutput} from '@aws-sdk/client-rds';
import {isCluster} from '../../bond/dependents.ts';
import {dependentOf} from '../../bond/lock-out.ts';
import {canStop} from '../../bond/statuses.ts';
import {schedule} from '../../world/queue.ts';
import {randomOf} from '../../world/random.ts';
import type {World, WorldEvent} from '../../world/world.ts';
import type {Handler} from '../call.ts';
import {takeSnapshot} from './backups.ts';
import {refuseMember} from './clusters/refusals.ts';
import {takeCourse} from './course.ts';
import {invalidState} from './errors.ts';
import {events, noteEvent} from './event-log.ts';
import {findInstance} from './find.ts';
import {presentInstance} from './present-instance.ts';
import {freeSnapshotName} from './snapshots/names.ts';
import {start} from './start.ts';

// A stopped instance is started again after seven days (facts/aws.md §1.7, RDS-EVENT-0154).
const longestStop = 7 * 86_400_000;

export const stopDBInstance: Handler<StopDBInstanceCommandInput, StopDBInstanceCommandOutput> = (
  input,
  call,
) => {
  const {world, place} = call;
  const {rds} = call.here;
  const instance = findInstance(rds, input.DBInstanceIdentifier);
  refuseMember(call, instance);
  if (instance.status !== 'available') {
    throw invalidState(`Instance ${instance.id} is not in available state.`);
  }
  if (!canStop(instance)) {
    throw invalidState(`Instance ${instance.id} cannot be stopped: it takes part in replication.`);
  }
  if (input.DBSnapshotIdentifier) {
    const id = freeSnapshotName(call, input.DBSnapshotIdentifier, 'DBSnapshotIdentifier');
    takeSnapshot(world, place, rds, instance, {id, type: 'manual', tags: []});
  }
  const length = randomOf(world.random, 'estate').between(120_000, 420_000);
  takeCourse(world, {place, rds, instance}, [
    {after: 0, status: 'stopping', effects: ['logs-stop']},
    {
      after: length,
      status: 'stopped',
      event: events.stopped,
      // The volumes detach here: a key that is gone shows now (facts/aws.md §1.2).
      effects: ['attach'],
    },
  ]);
  instance.restartAt = world.now + longestStop;
  const {resourceId, course} = instance;
  const event = {type: 'automatic-restart' as const, ...place, resourceId, course};
  schedule(world, instance.restartAt, event);
  return {DBInstance: presentInstance(instance, call)};
};

/** Seven days are over and nobody started it. */
export function restartAutomatically(
  world: World,
  event: Extract<WorldEvent, {type: 'automatic-restart'}>,
): void {
  const dependent = dependentOf(world, event);
  if (!dependent || isCluster(dependent)) return;
  const {rds, instance} = dependent;
  if (instance.status !== 'stopped' || instance.course !== event.course) return;
  delete instance.restartAt;
  noteEvent(rds, instance, events.restarted, world.now);
  start(world, dependent);
}
