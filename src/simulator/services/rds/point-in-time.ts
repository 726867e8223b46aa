/** RestoreDBInstanceToPointInTime: from a live, locked, deleted or replicated database. */
import type {
  RestoreDBInstanceToPointInTimeCommandInput,
  RestoreDBInstanceToPointInTimeCommandOutput,
} from '@aws-sdk/client-rds';
import {randomOf} from '../../world/random.ts';
import type {Handler} from '../call.ts';
import {freeIdentifier, giveBirth, tagsOf} from './birth.ts';
import {invalidCombination, invalidValue, keyNotAccessible} from './errors.ts';
import {restoredToTime} from './event-log.ts';
import {usableKey} from './key-choice.ts';
import {secretOfRestore} from './master-secret.ts';
import {foreseen} from './outcomes.ts';
import {type BackupSource, backupSource} from './point-in-time-source.ts';
import {presentInstance} from './present-instance.ts';
import {requireRestorable, restoredSettings} from './restored-settings.ts';
import {wayBack} from './way-back.ts';

type Input = RestoreDBInstanceToPointInTimeCommandInput;

export const restoreDBInstanceToPointInTime: Handler<
  Input,
  RestoreDBInstanceToPointInTimeCommandOutput
> = (input, call) => {
  const id = freeIdentifier(call, input.TargetDBInstanceIdentifier, 'TargetDBInstanceIdentifier');
  const source = backupSource(call, input);
  const at = timeOf(source, input);
  const {settings: before, keyArn} = source;
  requireRestorable(call, before, input);
  // The result uses the source's key: no member of this call names another (facts/aws.md §6.2).
  const key = keyArn === undefined ? undefined : usableKey(call, keyArn);
  if (keyArn !== undefined && !key) throw keyNotAccessible(keyArn);
  const masterSecret = secretOfRestore(call, before.Engine, input);
  const settings = restoredSettings(call, before, input);
  const random = randomOf(call.world.random, 'estate');
  const event = restoredToTime(source.name, at);
  const way = wayBack(random, settings, event, before.AllocatedStorage);
  const instance = giveBirth(call, {
    id,
    settings,
    encryption: source.encryption,
    key,
    // Only a source that is here and alive gives its tags (facts/aws.md §6.3).
    tags: input.Tags ? tagsOf(input.Tags) : source.tags,
    masterSecret,
    restoredFrom: source.name,
    steps: foreseen(call.world, 'rds:RestoreDBInstanceToPointInTime', id, way),
  });
  return {DBInstance: presentInstance(instance, call)};
};

/** The time asked for, inside what the backups reach. */
function timeOf({earliestAt, latestAt}: BackupSource, input: Input): number {
  const {RestoreTime: time, UseLatestRestorableTime: isLatest} = input;
  if (time !== undefined && isLatest) {
    throw invalidCombination(
      'RestoreTime and UseLatestRestorableTime cannot be specified together.',
    );
  }
  if (isLatest) return latestAt;
  if (time === undefined) {
    throw invalidCombination('Either RestoreTime or UseLatestRestorableTime must be specified.');
  }
  const at = time.getTime();
  if (at > latestAt) throw outside('later', latestAt);
  if (at < earliestAt) throw outside('earlier', earliestAt);
  return at;
}

function outside(side: 'later' | 'earlier', at: number) {
  const limit = new Date(at).toISOString();
  return invalidValue(`The specified instance cannot be restored to a time ${side} than ${limit}.`);
}
