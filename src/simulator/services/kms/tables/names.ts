/** KMS's operations on aliases and grants. */
import {
  CreateAlias$,
  CreateGrant$,
  DeleteAlias$,
  ListAliases$,
  ListGrants$,
  ListRetirableGrants$,
  RetireGrant$,
  RevokeGrant$,
  UpdateAlias$,
} from '@aws-sdk/client-kms';
import {member} from '../../../world/world.ts';
import {type Call, type Demand, type Operation, operation, type TrailResource} from '../../call.ts';
import {listAliases} from '../aliases.ts';
import {aliasResource, createAlias, deleteAlias, updateAlias} from '../change-aliases.ts';
import {createGrant} from '../create-grant.ts';
import {retireGrant, retireGrantDetails, revokeGrant} from '../end-grants.ts';
import {ownKeyResource} from '../find-key.ts';
import {listGrants, listRetirableGrants} from '../grants.ts';
import {demand, keyTrail, onKey} from './hooks.ts';

type NamesAlias = {
  readonly AliasName: string | undefined;
  readonly TargetKeyId?: string | undefined;
};

/** A change of an alias needs permission on the alias and on every key it leaves or joins. */
function onAlias(operation: string) {
  return {
    resource: ({AliasName: name = ''}: NamesAlias, call: Call) => aliasResource(call, name),
    demands: (input: NamesAlias, call: Call): Demand[] => [
      demand(operation, aliasResource(call, input.AliasName ?? '')),
      ...keysOf(input, call, operation).map((arn) => demand(operation, arn)),
    ],
    trail: (input: NamesAlias, call: Call): TrailResource[] => [
      ...keysOf(input, call, operation).flatMap(keyTrail),
      {type: 'AWS::KMS::Alias', name: aliasResource(call, input.AliasName ?? '')},
    ],
  };
}

function keysOf({AliasName, TargetKeyId}: NamesAlias, call: Call, operation: string): string[] {
  const {aliases, keys} = call.here.kms;
  const present = member(aliases, AliasName ?? '');
  const left = present && member(keys, present.keyId)?.arn;
  const joined =
    TargetKeyId === undefined ? undefined : ownKeyResource(call, TargetKeyId, operation);
  return [...new Set([left, joined].filter((arn) => arn !== undefined))];
}

export const aliasOperations: readonly Operation[] = [
  operation({schema: ListAliases$, mode: 'read', handle: listAliases}),
  operation({
    schema: CreateAlias$,
    mode: 'change',
    ...onAlias('CreateAlias'),
    handle: createAlias,
  }),
  operation({
    schema: UpdateAlias$,
    mode: 'change',
    ...onAlias('UpdateAlias'),
    handle: updateAlias,
  }),
  operation({
    schema: DeleteAlias$,
    mode: 'change',
    ...onAlias('DeleteAlias'),
    handle: deleteAlias,
  }),
];

export const grantOperations: readonly Operation[] = [
  operation({schema: ListGrants$, mode: 'read', ...onKey, handle: listGrants}),
  operation({schema: ListRetirableGrants$, mode: 'read', handle: listRetirableGrants}),
  operation({
    schema: CreateGrant$,
    mode: 'change',
    ...onKey,
    // The record has the grant's id and never its token (facts/aws.md §5.2).
    response: (output) => ({grantId: output.GrantId}),
    handle: createGrant,
  }),
  operation({schema: RevokeGrant$, mode: 'change', ...onKey, handle: revokeGrant}),
  operation({
    schema: RetireGrant$,
    mode: 'change',
    // Who may is written in the grant; its handler decides (facts/aws.md §2.6).
    isAuthorized: false,
    details: retireGrantDetails,
    handle: retireGrant,
  }),
];
