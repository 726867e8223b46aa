/** When a key last worked: the looks of RDS at the keys of its running databases count as use. */
import {createHash} from 'node:crypto';
import type {Key} from '../world/keys.ts';
import type {Accounts, World} from '../world/world.ts';
import {instancesOn} from './dependents.ts';
import {lastProbe} from './probe-times.ts';

/** The last successful use of a key, as kms:GetKeyLastUsage tells it (facts/aws.md §2.10). */
export type KeyUsage = {
  readonly at: number;
  readonly operation: 'Decrypt';
  readonly eventId: string;
  readonly requestId: string;
};

/** The latest look at the key that found it usable; undefined where no database uses it. */
export function lastUsageOf(world: World, accounts: Accounts, key: Key): KeyUsage | undefined {
  const until = Math.min(world.now, key.unusableSince ?? world.now);
  const times = instancesOn(accounts, key.arn).map(({instance}) => {
    const end = Math.min(until, instance.bond.lockedAt ?? until, instance.logsStoppedAt ?? until);
    return lastProbe(world.unverified, instance, end);
  });
  if (times.length === 0) return undefined;
  const at = Math.max(...times);
  const eventId = derivedId(`${key.arn} event ${at}`);
  return {at, operation: 'Decrypt', eventId, requestId: derivedId(`${key.arn} request ${at}`)};
}

/** A UUID that follows from a text: uses that nobody requested leave the seed alone. */
function derivedId(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
