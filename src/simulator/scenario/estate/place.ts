/** Where an entry of the estate lives, and what it refers to there. */
import {keyByArn} from '../../bond/usable.ts';
import type {Key, Tag} from '../../world/keys.ts';
import {arnParts, keyArn} from '../../world/names.ts';
import {member, type Place, regionOf, type World} from '../../world/world.ts';

/** The place an entry names; the scenario's own account and Region where it names none. */
export function placeOf(
  world: World,
  entry: {readonly accountId?: string | undefined; readonly region?: string | undefined},
): Place {
  return {
    accountId: entry.accountId ?? world.home.accountId,
    region: entry.region ?? world.home.region,
  };
}

/** The key of a key ARN, or of a key ID or an alias of that place. */
export function keyNamed(world: World, place: Place, name: string | undefined): Key | undefined {
  if (name === undefined) return undefined;
  if (arnParts(name)) return keyByArn(world.accounts, name);
  const {kms} = regionOf(world.accounts, place);
  const keyId = member(kms.aliases, name)?.keyId ?? name;
  return keyByArn(world.accounts, keyArn(place, keyId));
}

/** Tags as the world keeps them. */
export function pairs(tags: {readonly [key: string]: string}): Tag[] {
  return Object.entries(tags).map(([key, value]) => ({key, value}));
}
