/** PromoteReadReplica: a replica under a key of its own is a way out (facts/aws.md §6.1). */
import type {
  PromoteReadReplicaCommandInput,
  PromoteReadReplicaCommandOutput,
} from '@aws-sdk/client-rds';
import {randomOf} from '../../world/random.ts';
import type {StepEffect} from '../../world/world.ts';
import type {Handler} from '../call.ts';
import {applySettings} from './change.ts';
import {takeCourse} from './course.ts';
import {invalidState} from './errors.ts';
import {events} from './event-log.ts';
import {findInstance} from './find.ts';
import {presentInstance} from './present-instance.ts';
import {leaveSource} from './replica-links.ts';
import {requireValidRanges, requireValidWindows} from './settings-check.ts';

export const promoteReadReplica: Handler<
  PromoteReadReplicaCommandInput,
  PromoteReadReplicaCommandOutput
> = (input, call) => {
  const {world, place} = call;
  const {rds} = call.here;
  const instance = findInstance(rds, input.DBInstanceIdentifier);
  const {BackupRetentionPeriod = 1, PreferredBackupWindow} = input;
  requireValidRanges(input);
  requireValidWindows(input);
  if (!instance.replicaSource)
    throw invalidState(`DB Instance ${instance.id} is not a read replica.`);
  if (instance.status !== 'available') {
    throw invalidState(`Instance ${instance.id} is not in available state.`);
  }
  const dependent = {place, rds, instance};
  leaveSource(world.accounts, dependent);
  const window = PreferredBackupWindow === undefined ? {} : {PreferredBackupWindow};
  applySettings(world, dependent, {BackupRetentionPeriod, ...window});
  const random = randomOf(world.random, 'estate');
  const effects: StepEffect[] = BackupRetentionPeriod > 0 ? ['first-backup'] : [];
  // It is rebooted before it is available again (facts/aws.md §6.1).
  takeCourse(world, dependent, [
    {after: 0, status: 'modifying'},
    {after: random.between(60_000, 240_000), status: 'rebooting', event: events.promoted},
    {after: random.between(60_000, 120_000), status: 'backing-up', effects},
    {after: random.between(90_000, 240_000), status: 'available'},
  ]);
  return {DBInstance: presentInstance(instance, call)};
};
