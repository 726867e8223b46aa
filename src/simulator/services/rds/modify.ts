/** ModifyDBInstance: what takes effect at once, what waits for the maintenance window, the rename. */
import type {
  ModifyDBInstanceCommandInput,
  ModifyDBInstanceCommandOutput,
} from '@aws-sdk/client-rds';
import {isLocked} from '../../bond/statuses.ts';
import {instanceNamed} from '../../world/directory.ts';
import type {Instance, InstanceSettings} from '../../world/instances.ts';
import type {Call, Handler} from '../call.ts';
import {requireStorage} from './birth.ts';
import {only} from './carry-over.ts';
import {applySettings, restart} from './change.ts';
import {refuseClusterSettings} from './clusters/refusals.ts';
import {instanceExists, invalidCombination, invalidValue, notAvailable} from './errors.ts';
import {findInstance, newIdentifier} from './find.ts';
import {requireGroups} from './groups.ts';
import {addToPending, applyPending} from './maintenance.ts';
import {managedSecret, refusePasswordBesideSecret} from './master-secret.ts';
import {isPrompt, settingsAsked} from './modify-settings.ts';
import {presentInstance} from './present-instance.ts';
import {requireValidRanges, requireValidWindows} from './settings-check.ts';

type Input = ModifyDBInstanceCommandInput;

export const modifyDBInstance: Handler<Input, ModifyDBInstanceCommandOutput> = (input, call) => {
  const {rds} = call.here;
  const instance = findInstance(rds, input.DBInstanceIdentifier);
  refuseClusterSettings(call, instance, input);
  requireModifiable(call, instance);
  requireGroups(rds, input);
  requireValidRanges(input);
  requireValidWindows(input);
  requireMonitoringRole(instance, input);
  refuseShrinking(call, instance, input);
  const newId = newName(call, instance, input);
  const asked = settingsAsked(call, instance, input);
  changeSecret(call, instance, input);
  if (input.PromotionTier !== undefined) instance.promotionTier = input.PromotionTier;
  const dependent = {place: call.place, rds, instance};
  const isNow = (name: keyof InstanceSettings): boolean => isPrompt(instance, name, asked);
  applySettings(call.world, dependent, only(asked, isNow));
  const slow = only(asked, (name) => !isNow(name));
  if (input.ApplyImmediately) applyPending(call.world, dependent, {settings: slow, newId});
  else addToPending(call.world, dependent, {settings: slow, newId});
  // Another port restarts the database whatever was said about the time.
  if (asked.Port !== undefined && !input.ApplyImmediately) restart(call.world, dependent);
  return {DBInstance: presentInstance(instance, call)};
};

/** Statuses in which an instance takes changes; storage-full is left by one (facts/aws.md §1.8). */
const modifiable = [
  'available',
  'storage-full',
  'storage-optimization',
  'storage-initialization',
  'incompatible-option-group',
  'incompatible-parameters',
];

/** A stopped or inaccessible instance cannot be modified; the latter is open (facts/aws.md §9.4). */
function requireModifiable(call: Call, instance: Instance): void {
  if (modifiable.includes(instance.status)) return;
  const {renameWhileInaccessible} = call.world.unverified;
  if (isLocked(instance.status) && renameWhileInaccessible === 'allow') return;
  throw notAvailable();
}

function newName(call: Call, instance: Instance, input: Input): string | undefined {
  if (input.NewDBInstanceIdentifier === undefined) return undefined;
  const id = newIdentifier(input.NewDBInstanceIdentifier, 'NewDBInstanceIdentifier');
  const holder = instanceNamed(call.here.rds, id);
  if (holder && holder !== instance) throw instanceExists();
  return id === instance.id ? undefined : id;
}

function refuseShrinking(call: Call, instance: Instance, {AllocatedStorage: asked}: Input): void {
  const {AllocatedStorage: held} = instance.settings;
  if (asked === undefined || asked === held) return;
  if (asked < held) {
    throw invalidValue('Requested storage size cannot be smaller than the current one.');
  }
  requireStorage(call, asked - held);
}

function requireMonitoringRole(instance: Instance, input: Input): void {
  const role = input.MonitoringRoleArn ?? instance.settings.MonitoringRoleArn;
  if ((input.MonitoringInterval ?? 0) === 0 || role) return;
  throw invalidCombination(
    'A MonitoringRoleARN value is required if you specify a MonitoringInterval value other than 0.',
  );
}

/** RDS takes the master password over, or gives it back (facts/aws.md §3.1). */
function changeSecret(call: Call, instance: Instance, input: Input): void {
  if (input.RotateMasterUserPassword && !input.ApplyImmediately) {
    throw invalidCombination(
      'You must set ApplyImmediately to true when you rotate the master user password.',
    );
  }
  if (input.ManageMasterUserPassword === false) {
    delete instance.masterSecret;
    return;
  }
  if (instance.masterSecret) {
    // The key of a secret that RDS manages cannot be changed (facts/aws.md §3.1).
    if (input.MasterUserSecretKmsKeyId !== undefined) {
      throw invalidCombination('You cannot change the KMS key of a secret that RDS manages.');
    }
    return;
  }
  refusePasswordBesideSecret(input);
  instance.masterSecret = managedSecret(call, input);
}
