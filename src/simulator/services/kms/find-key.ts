/** From what a caller wrote as KeyId to the key it means: an ID or ARN, for some calls an alias too. */
import {AwsError} from '../../wire/aws-error.ts';
import type {Key} from '../../world/keys.ts';
import {aliasArn, arnParts, keyArn, keyIdPattern} from '../../world/names.ts';
import {member, type Place, regionOf} from '../../world/world.ts';
import type {Call} from '../call.ts';
import {deniedByKeyPolicy} from './permission.ts';

/** The key that `keyId` names, or AWS's NotFoundException (facts/aws.md §2.2). */
export function findKey(call: Call, keyId: string): Key {
  const {place, id} = located(call, keyId);
  const key = member(regionOf(call.accounts, place).kms.keys, id);
  if (!key) throw notFound(`Key '${keyArn(place, id)}' does not exist`);
  return key;
}

/** The same for calls that take an alias as well; most take a key ID or key ARN only. */
export function findKeyOrAlias(call: Call, keyId: string): Key {
  return findKey(call, withoutAlias(call, keyId));
}

/**
 * The ARN for a call that works only in the account that owns the key (facts/aws.md §2.4). What AWS
 * answers to other accounts is not documented; here it is what a key policy without them answers.
 */
export function ownKeyResource(call: Call, keyId: string, operation: string): string {
  const {place, id} = located(call, keyId);
  const arn = keyArn(place, id);
  if (place.accountId === call.place.accountId) return arn;
  throw deniedByKeyPolicy(call, operation, arn);
}

/** ARN of the key that `keyId` names, whether or not it exists: what the caller needs rights on. */
export function keyResource(call: Call, keyId: string): string {
  const {place, id} = located(call, keyId);
  return keyArn(place, id);
}

/** The same for calls that take an alias as well. */
export function keyOrAliasResource(call: Call, keyId: string): string {
  return keyResource(call, withoutAlias(call, keyId));
}

/** The key ARN behind an alias or alias ARN; anything else as it is. */
function withoutAlias(call: Call, keyId: string): string {
  if (keyId.startsWith('alias/')) return keyArn(call.place, aliasTarget(call, keyId));
  const parts = arnParts(keyId);
  if (parts?.service !== 'kms' || !parts.resource.startsWith('alias/')) return keyId;
  if (parts.region !== call.place.region) throw notFound(`Invalid arn ${parts.region}`);
  const place = {accountId: parts.accountId, region: parts.region};
  return keyArn(place, aliasTarget(call, parts.resource, place));
}

function located(call: Call, keyId: string): {place: Place; id: string} {
  const parts = arnParts(keyId);
  const id = parts?.service === 'kms' ? parts.resource.replace(/^key\//, '') : keyId;
  if (parts && parts.region !== call.place.region) throw notFound(`Invalid arn ${parts.region}`);
  if (!keyIdPattern.test(id)) throw notFound(`Invalid keyId '${keyId}'`);
  if (!parts) return {place: call.place, id};
  return {place: {accountId: parts.accountId, region: parts.region}, id};
}

function aliasTarget(call: Call, name: string, place: Place = call.place): string {
  const alias = member(regionOf(call.accounts, place).kms.aliases, name);
  if (!alias) throw notFound(`Alias ${aliasArn(place, name)} is not found.`);
  return alias.keyId;
}

function notFound(message: string): AwsError {
  return new AwsError('NotFoundException', message);
}
