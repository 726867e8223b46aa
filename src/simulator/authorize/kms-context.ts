/** The condition keys of KMS (KMS guide, conditions-kms; facts/aws.md §2.9). */
import {absent, known} from '../../policy/context.ts';
import type {EncryptionContext, NewGrant} from '../../policy/request.ts';
import type {Input} from '../wire/codec.ts';
import type {Key} from '../world/keys.ts';
import {member, regionOf, type World} from '../world/world.ts';
import type {ContextKeys} from './context.ts';
import {keyOf, type Question} from './question.ts';

/** Calls that a service makes about grants for its own resource. */
const grantCalls = ['kms:CreateGrant', 'kms:ListGrants', 'kms:RevokeGrant'];

// A service binds its grants to its resource, whose id is not known before (facts/aws.md §2.7).
const constraintOfServices: ContextKeys = {
  'kms:GrantConstraintType': known('EncryptionContextSubset'),
};

/** Everything KMS adds to a request; nothing for other services. */
export function kmsContext(question: Question): ContextKeys {
  const {action, input, place, via} = question;
  if (!action.startsWith('kms:')) return {};
  const key = keyOf(question);
  const isGrantCall = grantCalls.includes(action);
  return {
    'kms:ViaService': via === undefined ? absent : known(`${via}.${place.region}.amazonaws.com`),
    'kms:GrantIsForAWSResource': isGrantCall ? known(String(via !== undefined)) : absent,
    'kms:RequestAlias': aliasIn(input),
    ...(action === 'kms:CreateGrant' && via !== undefined ? constraintOfServices : {}),
    ...ofInput(input),
    ...(key ? ofKey(question.world, key) : ofNewKey(action, input)),
  };
}

/** The pairs of a cryptographic call, or those that a new grant is bound to. */
export function encryptionContextOf({action, input}: Question): EncryptionContext {
  const constraints = objectIn(input.Constraints);
  // ReEncrypt is two permissions, each with a context of its own.
  const isSealing = action === 'kms:ReEncryptTo';
  return {
    ...pairsIn(isSealing ? input.DestinationEncryptionContext : input.SourceEncryptionContext),
    ...pairsIn(input.EncryptionContext),
    ...pairsIn(constraints.EncryptionContextSubset),
    ...pairsIn(constraints.EncryptionContextEquals),
  };
}

/** What a CreateGrant would grant; undefined for every other call. */
export function newGrantOf({action, input}: Question): NewGrant | undefined {
  if (action !== 'kms:CreateGrant') return undefined;
  const {EncryptionContextSubset, EncryptionContextEquals} = objectIn(input.Constraints);
  return {
    operations: textsIn(input.Operations),
    ...(EncryptionContextSubset ? {encryptionContextSubset: pairsIn(EncryptionContextSubset)} : {}),
    ...(EncryptionContextEquals ? {encryptionContextEquals: pairsIn(EncryptionContextEquals)} : {}),
  };
}

/** Condition keys that are members of the input under another name. */
const membersByKey: {readonly [key: string]: string} = {
  'kms:GranteePrincipal': 'GranteePrincipal',
  'kms:RetiringPrincipal': 'RetiringPrincipal',
  'kms:BypassPolicyLockoutSafetyCheck': 'BypassPolicyLockoutSafetyCheck',
  'kms:ScheduleKeyDeletionPendingWindowInDays': 'PendingWindowInDays',
  'kms:RotationPeriodInDays': 'RotationPeriodInDays',
  'kms:ReplicaRegion': 'ReplicaRegion',
  'kms:ExpirationModel': 'ExpirationModel',
  'kms:WrappingAlgorithm': 'WrappingAlgorithm',
  'kms:WrappingKeySpec': 'WrappingKeySpec',
};

function ofInput(input: Input): ContextKeys {
  const given = Object.entries(membersByKey).flatMap(([key, name]) => {
    const value = input[name];
    return value === undefined ? [] : [[key, known(String(value))] as const];
  });
  const validTo = input.ValidTo;
  return {
    ...Object.fromEntries(given),
    ...(validTo instanceof Date ? {'kms:ValidTo': known(validTo.toISOString())} : {}),
  };
}

/** What a key is: its origin, kind, aliases and tags. */
export function ofKey(world: World, key: Key): ContextKeys {
  const {aliases} = regionOf(world.accounts, key).kms;
  const names = Object.values(aliases)
    .filter(({keyId}) => keyId === key.id)
    .map(({name}) => name);
  return {
    'kms:KeyOrigin': known(key.origin),
    'kms:KeySpec': known(key.spec ?? 'SYMMETRIC_DEFAULT'),
    'kms:KeyUsage': known(key.usage ?? 'ENCRYPT_DECRYPT'),
    'kms:MultiRegion': known(String(key.isMultiRegion)),
    'kms:ResourceAliases': names.length === 0 ? absent : known(...names),
    ...Object.fromEntries(key.tags.map((tag) => [`aws:ResourceTag/${tag.key}`, known(tag.value)])),
  };
}

/** Of a key that is to be made: what its creator asks for. */
function ofNewKey(action: string, input: Input): ContextKeys {
  if (action !== 'kms:CreateKey') return {};
  const asked = (name: string, usual: string) => known(String(member(input, name) ?? usual));
  return {
    'kms:KeyOrigin': asked('Origin', 'AWS_KMS'),
    'kms:KeySpec': asked('KeySpec', 'SYMMETRIC_DEFAULT'),
    'kms:KeyUsage': asked('KeyUsage', 'ENCRYPT_DECRYPT'),
    'kms:MultiRegion': asked('MultiRegion', 'false'),
  };
}

/** The alias by which a request names its key; a key ID leaves the condition key out. */
function aliasIn({KeyId}: Input) {
  if (typeof KeyId !== 'string') return absent;
  const [, name] = /^(?:arn:[^:]+:kms:[^:]*:[^:]*:)?(alias\/.+)$/.exec(KeyId) ?? [];
  return name === undefined ? absent : known(name);
}

function objectIn(value: unknown): {readonly [name: string]: unknown} {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value))
    : {};
}

function pairsIn(value: unknown): EncryptionContext {
  const pairs = Object.entries(objectIn(value));
  return Object.fromEntries(
    pairs.flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : [])),
  );
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
