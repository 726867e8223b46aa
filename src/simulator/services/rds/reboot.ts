/** RebootDBInstance. What a reboot needs of a key that is gone is not documented. */
import type {
  RebootDBInstanceCommandInput,
  RebootDBInstanceCommandOutput,
} from '@aws-sdk/client-rds';
import {holderOf, wholeOf} from '../../bond/dependents.ts';
import {canUseKey} from '../../bond/usable.ts';
import type {Handler} from '../call.ts';
import {restart} from './change.ts';
import {invalidCombination, keyNotAccessible, notAvailable} from './errors.ts';
import {findInstance} from './find.ts';
import {presentInstance} from './present-instance.ts';

const rebootable = ['available', 'storage-optimization', 'storage-initialization', 'storage-full'];

export const rebootDBInstance: Handler<
  RebootDBInstanceCommandInput,
  RebootDBInstanceCommandOutput
> = (input, call) => {
  const {world, place} = call;
  const {rds} = call.here;
  const instance = findInstance(rds, input.DBInstanceIdentifier);
  if (!rebootable.includes(instance.status)) throw notAvailable();
  if (input.ForceFailover && !instance.settings.MultiAZ) {
    throw invalidCombination(
      `Instance ${instance.id} cannot be rebooted with a failover: it is not a Multi-AZ instance.`,
    );
  }
  const {rebootWithUnusableKey} = world.unverified;
  const isUsable = canUseKey(world, place, holderOf(wholeOf({place, rds, instance})));
  // The call can answer this (facts/aws.md §8); when it does is not known.
  if (!isUsable && rebootWithUnusableKey === 'refuse')
    throw keyNotAccessible(instance.keyArn ?? '');
  restart(world, {place, rds, instance}, rebootWithUnusableKey === 'lock-out');
  return {DBInstance: presentInstance(instance, call)};
};
