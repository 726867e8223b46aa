/** RestoreDBInstanceFromDBSnapshot: what it keeps and what it drops is facts/aws.md §6.3. */
import type {
  RestoreDBInstanceFromDBSnapshotCommandInput,
  RestoreDBInstanceFromDBSnapshotCommandOutput,
} from '@aws-sdk/client-rds';
import {randomOf} from '../../world/random.ts';
import type {Handler} from '../call.ts';
import {freeIdentifier, giveBirth, tagsOf} from './birth.ts';
import {keyNotAccessible, snapshotNotAvailable} from './errors.ts';
import {restoredFrom} from './event-log.ts';
import {usableKey} from './key-choice.ts';
import {secretOfRestore} from './master-secret.ts';
import {foreseen} from './outcomes.ts';
import {presentInstance} from './present-instance.ts';
import {requireRestorable, restoredSettings} from './restored-settings.ts';
import {restorableSnapshot} from './shared-snapshots.ts';
import {wayBack} from './way-back.ts';

export const restoreDBInstanceFromDBSnapshot: Handler<
  RestoreDBInstanceFromDBSnapshotCommandInput,
  RestoreDBInstanceFromDBSnapshotCommandOutput
> = (input, call) => {
  const id = freeIdentifier(call, input.DBInstanceIdentifier);
  const snapshot = restorableSnapshot(call, input);
  if (snapshot.status !== 'available') throw snapshotNotAvailable(snapshot.id);
  requireRestorable(call, snapshot.settings, input);
  // The result uses the snapshot's key: no member of this call names another (facts/aws.md §6.2).
  const key = snapshot.keyArn === undefined ? undefined : usableKey(call, snapshot.keyArn);
  if (snapshot.keyArn !== undefined && !key) throw keyNotAccessible(snapshot.keyArn);
  const masterSecret = secretOfRestore(call, snapshot.settings.Engine, input);
  const settings = restoredSettings(call, snapshot.settings, input);
  const random = randomOf(call.world.random, 'estate');
  const {AllocatedStorage} = snapshot.settings;
  const way = wayBack(random, settings, restoredFrom(snapshot.id), AllocatedStorage);
  const instance = giveBirth(call, {
    id,
    settings,
    encryption: snapshot.encryption,
    key,
    // Without tags given the snapshot's are taken (facts/aws.md §6.3).
    tags: input.Tags ? tagsOf(input.Tags) : snapshot.tags,
    masterSecret,
    restoredFrom: snapshot.instanceId,
    steps: foreseen(call.world, 'rds:RestoreDBInstanceFromDBSnapshot', id, way),
  });
  return {DBInstance: presentInstance(instance, call)};
};
