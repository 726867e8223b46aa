/** CreateDBInstance. */
import type {
  CreateDBInstanceCommandInput,
  CreateDBInstanceCommandOutput,
} from '@aws-sdk/client-rds';
import type {Encryption} from '../../world/instances.ts';
import type {Key} from '../../world/keys.ts';
import {type Random, randomOf} from '../../world/random.ts';
import type {Step} from '../../world/world.ts';
import type {Call, Handler} from '../call.ts';
import {freeIdentifier, giveBirth, tagsOf} from './birth.ts';
import {createMember} from './clusters/create-member.ts';
import {invalidCombination} from './errors.ts';
import {events} from './event-log.ts';
import {requireGroups, vpcOfSubnetGroup} from './groups.ts';
import {insightsKey} from './insights.ts';
import {chosenKey, managedKey} from './key-choice.ts';
import {managedSecret, refusePasswordBesideSecret} from './master-secret.ts';
import {newSettings, pickedWindows} from './new-settings.ts';
import {foreseen} from './outcomes.ts';
import {presentInstance} from './present-instance.ts';
import {requireValidSettings} from './settings-check.ts';

export const createDBInstance: Handler<
  CreateDBInstanceCommandInput,
  CreateDBInstanceCommandOutput
> = (input, call) => {
  if (input.DBClusterIdentifier !== undefined) return createMember(input, call);
  const id = freeIdentifier(call, input.DBInstanceIdentifier);
  requireGroups(call.here.rds, input);
  requireValidSettings(input);
  refusePasswordBesideSecret(input);
  const {encryption, key} = encryptionOf(call, input);
  const PerformanceInsightsKMSKeyId = insightsKey(call, input);
  const random = randomOf(call.world.random, 'estate');
  const windows = pickedWindows(random.between(0, 5));
  const VpcId = vpcOfSubnetGroup(call.here.rds, call.place, input.DBSubnetGroupName ?? 'default');
  const given = {...input, VpcId, PerformanceInsightsKMSKeyId};
  const settings = newSettings(call.place, given, windows);
  const tags = tagsOf(input.Tags ?? []);
  const masterSecret = managedSecret(call, input);
  const way = wayToLife(random, settings.BackupRetentionPeriod > 0);
  const steps = foreseen(call.world, 'rds:CreateDBInstance', id, way);
  const instance = giveBirth(call, {id, settings, encryption, key, tags, masterSecret, steps});
  return {DBInstance: presentInstance(instance, call)};
};

/** The key named, or the account's default one. */
function encryptionOf(
  call: Call,
  input: CreateDBInstanceCommandInput,
): {encryption: Encryption; key: Key | undefined} {
  const {KmsKeyId, StorageEncrypted} = input;
  if (KmsKeyId !== undefined) {
    if (StorageEncrypted === false) {
      throw invalidCombination('A KMS key cannot be given for storage that is not encrypted.');
    }
    return {encryption: 'sse-kms', key: chosenKey(call, KmsKeyId)};
  }
  if (!StorageEncrypted) return {encryption: 'none', key: undefined};
  return {encryption: 'sse-kms', key: managedKey(call, 'rds')};
}

/** creating → backing-up → available, in minutes; a key lost on the way ends it. */
function wayToLife(random: Random, hasBackups: boolean): Step[] {
  const creating: Step = {after: 0, status: 'creating'};
  const made = {
    after: random.between(300_000, 540_000),
    event: events.created,
    onLostKey: 'incompatible-create',
  };
  if (!hasBackups) return [creating, {...made, status: 'available', effects: ['attach']}];
  return [
    creating,
    {...made, status: 'backing-up', effects: ['attach', 'first-backup']},
    {after: random.between(90_000, 240_000), status: 'available'},
  ];
}
