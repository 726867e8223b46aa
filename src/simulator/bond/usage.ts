/** When a key last worked: the looks of RDS at the keys of its running databases count as use. */
import type {Key} from '../world/keys.ts';
import {derivedId} from '../world/random.ts';
import type {Accounts, World} from '../world/world.ts';
import {dependentsOn, holderOf} from './dependents.ts';
import {lastProbe} from './probe-times.ts';

/** The last successful use of a key, as kms:GetKeyLastUsage tells it (facts/aws.md §2.10). */
export type KeyUsage = {
  readonly at: number;
  readonly operation: string;
  readonly eventId: string;
  readonly requestId: string;
};

/** The latest of what RDS and others did with the key; undefined where nobody ever used it. */
export function lastUsageOf(world: World, accounts: Accounts, key: Key): KeyUsage | undefined {
  const looked = lastLook(world, accounts, key);
  const {lastUse: used} = key;
  return used && (!looked || used.at >= looked.at) ? used : looked;
}

/** The latest look of RDS at the key that found it usable. */
function lastLook(world: World, accounts: Accounts, key: Key): KeyUsage | undefined {
  const until = Math.min(world.now, key.unusableSince ?? world.now);
  const times = dependentsOn(accounts, key.arn).map((dependent) => {
    const holder = holderOf(dependent);
    const end = Math.min(until, holder.bond.lockedAt ?? until, holder.logsStoppedAt ?? until);
    return lastProbe(world.unverified, holder, end);
  });
  if (times.length === 0) return undefined;
  const at = Math.max(...times);
  const eventId = derivedId(`${key.arn} event ${at}`);
  return {at, operation: 'Decrypt', eventId, requestId: derivedId(`${key.arn} request ${at}`)};
}
