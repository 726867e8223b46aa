/** ListGrants, CreateGrant and RevokeGrant. */
import type {
  CreateGrantCommandInput,
  CreateGrantCommandOutput,
  GrantConstraints,
  GrantListEntry,
  GrantOperation,
  ListGrantsCommandInput,
  ListGrantsCommandOutput,
  RevokeGrantCommandInput,
  RevokeGrantCommandOutput,
} from '@aws-sdk/client-kms';
import {AwsError} from '../../wire/aws-error.ts';
import type {Grant, Key} from '../../world/keys.ts';
import {randomOf} from '../../world/random.ts';
import type {Call, Handler} from '../call.ts';
import {findKey} from './find-key.ts';
import {requireState} from './key-states.ts';
import {kmsPage} from './limits.ts';

export const listGrants: Handler<ListGrantsCommandInput, ListGrantsCommandOutput> = (
  input,
  call,
) => {
  const key = findKey(call, input.KeyId ?? '');
  const grants = key.grants.filter(
    (grant) =>
      (input.GrantId === undefined || grant.id === input.GrantId) &&
      (input.GranteePrincipal === undefined || grant.granteePrincipal === input.GranteePrincipal),
  );
  const {items, Truncated, NextMarker} = kmsPage(grants, input, 50);
  return {Grants: items.map((grant) => entryOf(key, grant)), Truncated, NextMarker};
};

function entryOf(key: Key, grant: Grant): GrantListEntry {
  return {
    KeyId: key.arn,
    GrantId: grant.id,
    Name: grant.name,
    CreationDate: new Date(grant.createdAt),
    GranteePrincipal: grant.granteePrincipal,
    RetiringPrincipal: grant.retiringPrincipal || undefined,
    IssuingAccount: grant.issuingAccount,
    // Operations were accepted from the SDK's own enum when the grant was made.
    Operations: grant.operations as GrantOperation[],
    Constraints: constraintsOf(grant),
  };
}

function constraintsOf(grant: Grant): GrantConstraints | undefined {
  const {encryptionContextSubset, encryptionContextEquals} = grant;
  if (!encryptionContextSubset && !encryptionContextEquals) return undefined;
  return {
    EncryptionContextSubset: encryptionContextSubset,
    EncryptionContextEquals: encryptionContextEquals,
  };
}

export const createGrant: Handler<CreateGrantCommandInput, CreateGrantCommandOutput> = (
  input,
  call,
) => {
  const key = findKey(call, input.KeyId ?? '');
  requireState('CreateGrant', key);
  requirePrincipal(input.GranteePrincipal);
  refuseDryRun(input.DryRun);
  const same = sameGrant(key, input);
  if (same) return {GrantId: same.id, GrantToken: same.token};
  const grant = grantOf(input, call);
  key.grants.push(grant);
  return {GrantId: grant.id, GrantToken: grant.token};
};

/** A named grant asked for again is the grant that is there (facts/aws.md §2.6). */
function sameGrant(key: Key, input: CreateGrantCommandInput): Grant | undefined {
  if (!input.Name) return undefined;
  return key.grants.find(
    (grant) => grant.name === input.Name && grant.granteePrincipal === input.GranteePrincipal,
  );
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
    encryptionContextSubset: constraints?.EncryptionContextSubset,
    encryptionContextEquals: constraints?.EncryptionContextEquals,
  };
}

/** A grantee is an ARN, never a service principal (facts/aws.md §2.6). */
function requirePrincipal(principal: string | undefined): void {
  if (principal?.startsWith('arn:aws:')) return;
  throw new AwsError('InvalidArnException', `Invalid principal ${principal ?? ''}`);
}

export const revokeGrant: Handler<RevokeGrantCommandInput, RevokeGrantCommandOutput> = (
  input,
  call,
) => {
  const key = findKey(call, input.KeyId ?? '');
  if (!key.grants.some((grant) => grant.id === input.GrantId)) {
    // The recorded answers give the code only (facts/wire.md §6).
    throw new AwsError('NotFoundException', `Grant ID ${input.GrantId} not found`);
  }
  refuseDryRun(input.DryRun);
  key.grants = key.grants.filter((grant) => grant.id !== input.GrantId);
  return {};
};

function refuseDryRun(dryRun: boolean | undefined): void {
  if (!dryRun) return;
  const message = 'The request would have succeeded, but the DryRun option is set.';
  throw new AwsError('DryRunOperationException', message);
}
