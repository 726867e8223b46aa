/** RevokeGrant and RetireGrant: both delete a grant for good (facts/aws.md §2.6). */
import type {
  RetireGrantCommandInput,
  RetireGrantCommandOutput,
  RevokeGrantCommandInput,
  RevokeGrantCommandOutput,
} from '@aws-sdk/client-kms';
import {watchKey} from '../../bond/lock-out.ts';
import {AwsError} from '../../wire/aws-error.ts';
import type {Grant, Key} from '../../world/keys.ts';
import {principalNames} from '../../world/names.ts';
import type {Call, Handler, TrailDetails} from '../call.ts';
import {refuseDryRun} from './dry-run.ts';
import {findKey} from './find-key.ts';
import {grantOfToken, invalidGrantToken} from './grant-tokens.ts';
import {requireGrantId} from './grants.ts';
import {deniedByKeyPolicy, mayRetireByIam} from './permission.ts';

export const revokeGrant: Handler<RevokeGrantCommandInput, RevokeGrantCommandOutput> = (
  input,
  call,
) => {
  const key = findKey(call, input.KeyId ?? '');
  requireGrantId(input.GrantId);
  if (!key.grants.some((grant) => grant.id === input.GrantId)) {
    // The recorded answers give the code only (facts/wire.md §6).
    throw new AwsError('NotFoundException', `Grant ID ${input.GrantId} not found`);
  }
  refuseDryRun(input.DryRun);
  key.grants = key.grants.filter((grant) => grant.id !== input.GrantId);
  return {};
};

export const retireGrant: Handler<RetireGrantCommandInput, RetireGrantCommandOutput> = (
  input,
  call,
) => {
  const {key, grant} = grantNamed(input, call);
  if (!mayRetire(call, key, grant)) throw deniedByKeyPolicy(call, 'RetireGrant', key.arn);
  refuseDryRun(input.DryRun);
  key.grants = key.grants.filter((other) => other.id !== grant.id);
  watchKey(call.world, key.arn);
  return {};
};

/** The record has no parameters; the grant is named beside them (facts/aws.md §5.2). */
export function retireGrantDetails(input: RetireGrantCommandInput, call: Call): TrailDetails {
  const nothing = {parameters: null};
  try {
    const {key, grant} = grantNamed(input, call);
    const resources = [{type: 'AWS::KMS::Key', name: key.arn}];
    return {...nothing, additional: {grantId: grant.id}, resources};
  } catch (thrown) {
    if (thrown instanceof AwsError) return nothing;
    throw thrown;
  }
}

/** By token, or by the grant's ID and its key; a token alone says which key it is about. */
function grantNamed(input: RetireGrantCommandInput, call: Call): {key: Key; grant: Grant} {
  if (input.GrantToken !== undefined) {
    const found = grantOfToken(call, input.GrantToken);
    if (!found) throw invalidGrantToken();
    return found;
  }
  if (input.KeyId === undefined || input.GrantId === undefined) {
    const message = 'Specify either a grant token, or a key ID and a grant ID';
    throw new AwsError('ValidationException', message, 400);
  }
  const key = findKey(call, input.KeyId);
  requireGrantId(input.GrantId);
  const grant = key.grants.find(({id}) => id === input.GrantId);
  if (!grant) throw new AwsError('NotFoundException', `Grant ID ${input.GrantId} not found`);
  return {key, grant};
}

/**
 * The retiring principal; the grantee, where the grant lets it; the account that issued the grant,
 * and whom that account gives the permission (facts/aws.md §2.6).
 */
function mayRetire(call: Call, key: Key, grant: Grant): boolean {
  const names = principalNames(call.principal);
  if (names.includes(grant.retiringPrincipal)) return true;
  if (names.includes(grant.granteePrincipal) && grant.operations.includes('RetireGrant')) {
    return true;
  }
  const issuer = `arn:aws:iam::${call.principal.accountId}:root`;
  return grant.issuingAccount === issuer && mayRetireByIam(call, key.arn);
}
