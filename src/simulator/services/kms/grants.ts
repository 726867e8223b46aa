/** ListGrants and ListRetirableGrants. */
import type {
  GrantConstraints,
  GrantListEntry,
  GrantOperation,
  ListGrantsCommandInput,
  ListGrantsCommandOutput,
  ListRetirableGrantsCommandInput,
  ListRetirableGrantsCommandOutput,
} from '@aws-sdk/client-kms';
import {AwsError} from '../../wire/aws-error.ts';
import type {Grant, Key} from '../../world/keys.ts';
import type {Handler} from '../call.ts';
import {findKey} from './find-key.ts';
import {kmsPage, requireBetween} from './limits.ts';
import {deniedByKeyPolicy} from './permission.ts';

// The shape allows 1000, the documentation 100 (facts/aws.md §2.6).
const mostGrants = 100;

export const listGrants: Handler<ListGrantsCommandInput, ListGrantsCommandOutput> = (
  input,
  call,
) => {
  requireBetween('limit', input.Limit ?? 50, 1, mostGrants);
  const key = findKey(call, input.KeyId ?? '');
  if (input.GranteeServicePrincipal !== undefined) {
    // This filter is for services that call by themselves (facts/aws.md §2.6).
    throw deniedByKeyPolicy(call, 'ListGrants', key.arn);
  }
  requireGrantId(input.GrantId);
  const grants = key.grants.filter(
    (grant) =>
      (input.GrantId === undefined || grant.id === input.GrantId) &&
      (input.GranteePrincipal === undefined || grant.granteePrincipal === input.GranteePrincipal),
  );
  const {items, Truncated, NextMarker} = kmsPage(grants, input, 50);
  return {Grants: items.map((grant) => entryOf(key, grant)), Truncated, NextMarker};
};

/** Grants on keys of any account in this Region whose retiring principal is the one given. */
export const listRetirableGrants: Handler<
  ListRetirableGrantsCommandInput,
  ListRetirableGrantsCommandOutput
> = (input, call) => {
  requireBetween('limit', input.Limit ?? 50, 1, mostGrants);
  const {RetiringPrincipal: principal = ''} = input;
  if (!principal.startsWith('arn:aws:')) {
    throw new AwsError('InvalidArnException', `Invalid principal ${principal}`);
  }
  const entries = Object.values(call.accounts).flatMap(({regions}) =>
    Object.values(regions[call.place.region]?.kms.keys ?? {}).flatMap((key) =>
      key.grants
        .filter((grant) => grant.retiringPrincipal === principal)
        .map((grant) => entryOf(key, grant)),
    ),
  );
  const {items, Truncated, NextMarker} = kmsPage(entries, input, 50);
  return {Grants: items, Truncated, NextMarker};
};

/** Throws for a grant ID that cannot be one; which text AWS answers with is not known. */
export function requireGrantId(id: string | undefined): void {
  if (id === undefined || /^[0-9a-f]{64}$/.test(id)) return;
  throw new AwsError('InvalidGrantIdException', `Invalid grant ID ${id}`);
}

function entryOf(key: Key, grant: Grant): GrantListEntry {
  return {
    KeyId: key.arn,
    GrantId: grant.id,
    Name: grant.name,
    CreationDate: new Date(grant.createdAt),
    GranteePrincipal: grant.granteePrincipal || undefined,
    RetiringPrincipal: grant.retiringPrincipal || undefined,
    GranteeServicePrincipal: grant.granteeService,
    RetiringServicePrincipal: grant.retiringService,
    IssuingAccount: grant.issuingAccount,
    // Operations were accepted from the SDK's own enum when the grant was made.
    Operations: grant.operations as GrantOperation[],
    Constraints: constraintsOf(grant),
  };
}

function constraintsOf(grant: Grant): GrantConstraints | undefined {
  const {encryptionContextSubset, encryptionContextEquals, sourceArn} = grant;
  if (!encryptionContextSubset && !encryptionContextEquals && !sourceArn) return undefined;
  return {
    EncryptionContextSubset: encryptionContextSubset,
    EncryptionContextEquals: encryptionContextEquals,
    SourceArn: sourceArn,
  };
}
