/** CreateAlias, UpdateAlias and DeleteAlias. */
import type {
  CreateAliasCommandInput,
  CreateAliasCommandOutput,
  DeleteAliasCommandInput,
  DeleteAliasCommandOutput,
  UpdateAliasCommandInput,
  UpdateAliasCommandOutput,
} from '@aws-sdk/client-kms';
import {AwsError} from '../../wire/aws-error.ts';
import type {Alias, Key, KmsState} from '../../world/keys.ts';
import {aliasArn} from '../../world/names.ts';
import {member} from '../../world/world.ts';
import type {Call, Handler} from '../call.ts';
import {customerKey} from './keys.ts';

// AWS's own default: 50 aliases a key.
const mostOfOneKey = 50;

export const createAlias: Handler<CreateAliasCommandInput, CreateAliasCommandOutput> = (
  input,
  call,
) => {
  const {AliasName: name = '', TargetKeyId: keyId} = input;
  requireOwnName(name);
  const key = customerKey(call, keyId, 'CreateAlias');
  const {aliases} = call.here.kms;
  if (member(aliases, name)) {
    const message = `An alias with the name ${aliasArn(call.place, name)} already exists`;
    throw new AwsError('AlreadyExistsException', message);
  }
  requireRoom(call.here.kms, key);
  aliases[name] = {name, keyId: key.id, createdAt: call.now, updatedAt: call.now};
  return {};
};

export const updateAlias: Handler<UpdateAliasCommandInput, UpdateAliasCommandOutput> = (
  input,
  call,
) => {
  const {AliasName: name = '', TargetKeyId: keyId} = input;
  requireOwnName(name);
  const alias = aliasNamed(call, name);
  const key = customerKey(call, keyId, 'UpdateAlias');
  requireSameKind(member(call.here.kms.keys, alias.keyId), key);
  if (alias.keyId !== key.id) requireRoom(call.here.kms, key);
  alias.keyId = key.id;
  alias.updatedAt = call.now;
  return {};
};

export const deleteAlias: Handler<DeleteAliasCommandInput, DeleteAliasCommandOutput> = (
  input,
  call,
) => {
  const {AliasName: name = ''} = input;
  requireOwnName(name);
  const alias = aliasNamed(call, name);
  delete call.here.kms.aliases[alias.name];
  return {};
};

/** ARN of the alias a call names: the caller needs rights on it, and on the key. */
export function aliasResource(call: Call, name: string): string {
  return aliasArn(call.place, name);
}

/** Recorded for the prefix (facts/wire.md §6); for AWS's own names only the model's code is known. */
function requireOwnName(name: string): void {
  if (!name.startsWith('alias/')) {
    const message =
      'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html';
    throw new AwsError('ValidationException', message, 400);
  }
  if (name.startsWith('alias/aws/')) {
    throw new AwsError('InvalidAliasNameException', '', 400);
  }
}

function aliasNamed(call: Call, name: string): Alias {
  const alias = member(call.here.kms.aliases, name);
  if (alias) return alias;
  const message = `Alias ${aliasArn(call.place, name)} is not found.`;
  throw new AwsError('NotFoundException', message);
}

/** An alias moves only between keys of one kind and usage. */
function requireSameKind(from: Key | undefined, to: Key): void {
  if (!from || (from.usage === to.usage && kindOf(from) === kindOf(to))) return;
  const message = `Alias cannot be changed from a key of usage ${from.usage ?? 'ENCRYPT_DECRYPT'} to ${to.arn}`;
  throw new AwsError('ValidationException', message, 400);
}

function kindOf({spec = 'SYMMETRIC_DEFAULT'}: Key): string {
  return spec.replace(/_.*$/, '');
}

function requireRoom({aliases}: KmsState, key: Key): void {
  const present = Object.values(aliases).filter(({keyId}) => keyId === key.id).length;
  if (present < mostOfOneKey) return;
  throw new AwsError('LimitExceededException', `${key.arn} has ${mostOfOneKey} aliases already`);
}
