/** From what a caller wrote as KeyId to the key it means: ID, ARN, alias or alias ARN. */
import {AwsError} from '../../wire/aws-error.ts';
import type {Key} from '../../world/keys.ts';
import {aliasArn, arnParts, keyArn} from '../../world/names.ts';
import {member, type Place, regionOf} from '../../world/world.ts';
import type {Call} from '../call.ts';

const keyIdPattern = /^(mrk-[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** The key that `keyId` names, or AWS's NotFoundException (facts/aws.md §2.2). */
export function findKey(call: Call, keyId: string): Key {
  const {place, id} = located(call, keyId);
  const key = member(regionOf(call.accounts, place).kms.keys, id);
  if (!key) throw notFound(`Key '${keyArn(place, id)}' does not exist`);
  return key;
}

/** ARN of the key that `keyId` names, whether or not it exists: what the caller needs rights on. */
export function keyResource(call: Call, keyId: string): string {
  const {place, id} = located(call, keyId);
  return keyArn(place, id);
}

function located(call: Call, keyId: string): {place: Place; id: string} {
  if (keyId.startsWith('arn:')) return locatedByArn(call, keyId);
  if (keyId.startsWith('alias/')) return {place: call.place, id: aliasTarget(call, keyId)};
  if (!keyIdPattern.test(keyId)) throw notFound(`Invalid keyId '${keyId}'`);
  return {place: call.place, id: keyId};
}

function locatedByArn(call: Call, arn: string): {place: Place; id: string} {
  const parts = arnParts(arn);
  if (parts?.service !== 'kms') throw notFound(`Invalid arn ${arn}`);
  if (parts.region !== call.place.region) throw notFound(`Invalid arn ${parts.region}`);
  const place = {accountId: parts.accountId, region: parts.region};
  if (!parts.resource.startsWith('alias/')) {
    const id = parts.resource.replace(/^key\//, '');
    if (!keyIdPattern.test(id)) throw notFound(`Invalid keyId '${arn}'`);
    return {place, id};
  }
  return {place, id: aliasTarget(call, parts.resource, place)};
}

function aliasTarget(call: Call, name: string, place: Place = call.place): string {
  const alias = member(regionOf(call.accounts, place).kms.aliases, name);
  if (!alias) throw notFound(`Alias ${aliasArn(place, name)} is not found.`);
  return alias.keyId;
}

function notFound(message: string): AwsError {
  return new AwsError('NotFoundException', message);
}
