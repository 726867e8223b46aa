/** CreateDBInstance. */
import type {
  CreateDBInstanceCommandInput,
  CreateDBInstanceCommandOutput,
} from '@aws-sdk/client-rds';
import type {Encryption} from '../../world/databases.ts';
import type {Key} from '../../world/keys.ts';
import {type Random, randomOf} from '../../world/random.ts';
import type {Step} from '../../world/world.ts';
import type {Call, Handler} from '../call.ts';
import {freeIdentifier, giveBirth, tagsOf} from './birth.ts';
import {keyNotAccessible} from './errors.ts';
import {events} from './event-log.ts';
import {requireGroups} from './groups.ts';
import {chosenKey} from './key-choice.ts';
import {newSettings, pickedWindows} from './new-settings.ts';
import {presentInstance} from './present-instance.ts';

export const createDBInstance: Handler<
  CreateDBInstanceCommandInput,
  CreateDBInstanceCommandOutput
> = (input, call) => {
  const id = freeIdentifier(call, input.DBInstanceIdentifier);
  requireGroups(call.here.rds, input);
  const {encryption, key} = encryptionOf(call, input);
  const random = randomOf(call.world.random, 'estate');
  const settings = newSettings(call.place, input, pickedWindows(random.between(0, 5)));
  const tags = tagsOf(input.Tags ?? []);
  const steps = wayToLife(random, settings.backupRetentionDays > 0);
  const instance = giveBirth(call, {id, settings, encryption, key, tags, steps});
  return {DBInstance: presentInstance(instance, call)};
};

/** The key named, or the account's default one; AWS prints `null` where that is not usable. */
function encryptionOf(
  call: Call,
  input: CreateDBInstanceCommandInput,
): {encryption: Encryption; key: Key | undefined} {
  if (input.KmsKeyId !== undefined) {
    return {encryption: 'sse-kms', key: chosenKey(call, input.KmsKeyId)};
  }
  if (!input.StorageEncrypted) return {encryption: 'none', key: undefined};
  if (!Object.hasOwn(call.here.kms.aliases, 'alias/aws/rds')) throw keyNotAccessible('null');
  return {encryption: 'sse-kms', key: chosenKey(call, 'alias/aws/rds')};
}

/** creating → backing-up → available, in minutes. */
function wayToLife(random: Random, hasBackups: boolean): Step[] {
  const creating: Step = {after: 0, status: 'creating'};
  const after = random.between(300_000, 540_000);
  if (!hasBackups) {
    return [creating, {after, status: 'available', effects: ['attach'], event: events.created}];
  }
  return [
    creating,
    {after, status: 'backing-up', effects: ['attach', 'first-backup'], event: events.created},
    {after: random.between(90_000, 240_000), status: 'available'},
  ];
}
