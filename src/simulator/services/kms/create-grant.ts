/** CreateGrant: who may be grantee, what a name means, how many grants a key takes. */
import type {CreateGrantCommandInput, CreateGrantCommandOutput} from '@aws-sdk/client-kms';
import {AwsError} from '../../wire/aws-error.ts';
import type {Grant, Key} from '../../world/keys.ts';
import {randomOf} from '../../world/random.ts';
import type {Call, Handler} from '../call.ts';
import {requireCustomerManaged} from './aws-managed.ts';
import {refuseDryRun} from './dry-run.ts';
import {findKey} from './find-key.ts';
import {requireState} from './key-states.ts';

/** Grants on one key, those of AWS services included (facts/aws.md §2.6). */
const mostGrants = 50_000;

// Operations that a grant for a symmetric encryption key can allow (facts/aws.md §2.6).
const symmetric = new Set([
  'Decrypt',
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
  'GenerateDataKeyPair',
  'GenerateDataKeyPairWithoutPlaintext',
  'ReEncryptFrom',
  'ReEncryptTo',
  'CreateGrant',
  'RetireGrant',
  'DescribeKey',
]);

export const createGrant: Handler<CreateGrantCommandInput, CreateGrantCommandOutput> = (
  input,
  call,
) => {
  const key = findKey(call, input.KeyId ?? '');
  requireCustomerManaged(call, key, 'CreateGrant');
  requireState('CreateGrant', key);
  requireParties(input);
  requireOperations(key, input.Operations ?? []);
  const same = sameGrant(key, input);
  if (!same) requireRoom(key);
  refuseDryRun(input.DryRun);
  if (same) return {GrantId: same.id, GrantToken: anotherToken(same, call)};
  const grant = grantOf(input, call);
  key.grants.push(grant);
  return {GrantId: grant.id, GrantToken: grant.token};
};

/**
 * A grantee is an ARN, never a service principal; a service has a member of its own, which needs
 * the resource it acts for and somebody who may retire the grant (facts/aws.md §2.6).
 */
function requireParties(input: CreateGrantCommandInput): void {
  const {GranteePrincipal, GranteeServicePrincipal, RetiringPrincipal} = input;
  if ((GranteePrincipal === undefined) === (GranteeServicePrincipal === undefined)) {
    throw invalid('Specify either GranteePrincipal or GranteeServicePrincipal, but not both');
  }
  if (GranteePrincipal !== undefined) requireArn(GranteePrincipal);
  if (RetiringPrincipal !== undefined) requireArn(RetiringPrincipal);
  if (GranteeServicePrincipal === undefined) return;
  if (input.Constraints?.SourceArn === undefined) {
    throw invalid('GranteeServicePrincipal requires a SourceArn grant constraint');
  }
  if (RetiringPrincipal === undefined && input.RetiringServicePrincipal === undefined) {
    const message =
      'GranteeServicePrincipal requires a RetiringPrincipal or a RetiringServicePrincipal';
    throw invalid(message);
  }
}

// ARNs of accounts, users, roles, federated users and sessions; no groups (facts/aws.md §2.6).
const principalPattern =
  /^arn:aws:(iam::\d{12}:(root|user\/.+|role\/.+)|sts::\d{12}:(assumed-role\/.+\/.+|federated-user\/.+))$/;

function requireArn(principal: string): void {
  if (principalPattern.test(principal)) return;
  throw new AwsError('InvalidArnException', `Invalid principal ${principal}`);
}

function requireOperations(key: Key, operations: readonly string[]): void {
  if (operations.length === 0) throw invalid('At least one operation must be specified');
  const stranger =
    key.spec === undefined ? operations.find((name) => !symmetric.has(name)) : undefined;
  if (stranger !== undefined) throw invalid(`${stranger} is not valid for ${key.arn}`);
}

/** Every request gets a token of its own, and all tokens of a grant are as good. */
function anotherToken(grant: Grant, call: Call): string {
  const token = randomOf(call.world.random, 'estate').hex(64);
  grant.moreTokens = [...(grant.moreTokens ?? []), token];
  return token;
}

/** A named grant asked for again with the same members is the grant that is there. */
function sameGrant(key: Key, input: CreateGrantCommandInput): Grant | undefined {
  if (!input.Name) return undefined;
  const wanted = JSON.stringify(comparable(input));
  return key.grants.find(
    (grant) =>
      grant.name === input.Name &&
      JSON.stringify([
        grant.granteePrincipal,
        grant.granteeService,
        grant.retiringPrincipal,
        grant.retiringService,
        [...grant.operations].sort(),
        sorted(grant.encryptionContextSubset),
        sorted(grant.encryptionContextEquals),
        grant.sourceArn,
      ]) === wanted,
  );
}

function comparable(input: CreateGrantCommandInput): readonly unknown[] {
  const {Constraints: constraints} = input;
  return [
    input.GranteePrincipal ?? '',
    input.GranteeServicePrincipal,
    input.RetiringPrincipal ?? '',
    input.RetiringServicePrincipal,
    [...(input.Operations ?? [])].sort(),
    sorted(constraints?.EncryptionContextSubset),
    sorted(constraints?.EncryptionContextEquals),
    constraints?.SourceArn,
  ];
}

function sorted(context: {readonly [name: string]: string} | undefined): [string, string][] {
  return Object.entries(context ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Throws where the key has as many grants as it can have. */
export function requireRoom(key: Pick<Key, 'arn' | 'grants'>): void {
  if (key.grants.length < mostGrants) return;
  const message = `${key.arn} has ${mostGrants} grants, the most a key can have`;
  throw new AwsError('LimitExceededException', message);
}

function grantOf(input: CreateGrantCommandInput, call: Call): Grant {
  const random = randomOf(call.world.random, 'estate');
  const {Constraints: constraints} = input;
  return {
    id: random.hex(64),
    token: random.hex(64),
    name: input.Name ?? '',
    createdAt: call.now,
    granteePrincipal: input.GranteePrincipal ?? '',
    retiringPrincipal: input.RetiringPrincipal ?? '',
    issuingAccount: `arn:aws:iam::${call.place.accountId}:root`,
    operations: [...(input.Operations ?? [])],
    ...given('encryptionContextSubset', constraints?.EncryptionContextSubset),
    ...given('encryptionContextEquals', constraints?.EncryptionContextEquals),
    ...given('sourceArn', constraints?.SourceArn),
    ...given('granteeService', input.GranteeServicePrincipal),
    ...given('retiringService', input.RetiringServicePrincipal),
  };
}

function given<N extends string, T>(name: N, value: T | undefined): {[K in N]?: T} {
  // A record of the one name given.
  return (value === undefined ? {} : {[name]: value}) as {[K in N]?: T};
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message, 400);
}
