/** KMS: its operations in one table. */
import {
  CancelKeyDeletion$,
  CreateGrant$,
  DescribeKey$,
  DisabledException$,
  DisableKey$,
  DryRunOperationException$,
  EnableKey$,
  GetKeyLastUsage$,
  GetKeyPolicy$,
  InvalidArnException$,
  InvalidMarkerException$,
  KMSInternalException$,
  KMSInvalidStateException$,
  LimitExceededException$,
  ListAliases$,
  ListGrants$,
  ListKeyPolicies$,
  ListKeys$,
  ListResourceTags$,
  MalformedPolicyDocumentException$,
  NotFoundException$,
  PutKeyPolicy$,
  RevokeGrant$,
  ScheduleKeyDeletion$,
} from '@aws-sdk/client-kms';
import {wireService} from '../../wire/service.ts';
import {
  type Call,
  operation,
  operationsByName,
  type SimulatedService,
  type TrailResource,
} from '../call.ts';
import {listAliases} from './aliases.ts';
import {cancelKeyDeletion, scheduleKeyDeletion} from './deletion.ts';
import {keyOrAliasResource, keyResource} from './find-key.ts';
import {createGrant, listGrants, revokeGrant} from './grants.ts';
import {
  describeKey,
  disableKey,
  enableKey,
  getKeyLastUsage,
  listKeys,
  listResourceTags,
} from './keys.ts';
import {getKeyPolicy, listKeyPolicies, putKeyPolicy} from './policies.ts';
import {trailDate} from './trail-date.ts';

type NamesKey = {readonly KeyId?: string | undefined};

// For KMS keys the resource of a record is the key's ARN (facts/aws.md §5.1).
const onKey = {
  resource: (input: NamesKey, call: Call) => keyResource(call, input.KeyId ?? ''),
  trail: (input: NamesKey, call: Call): TrailResource[] => [
    {type: 'AWS::KMS::Key', name: keyResource(call, input.KeyId ?? '')},
  ],
};

const onKeyOrAlias = {
  resource: (input: NamesKey, call: Call) => keyOrAliasResource(call, input.KeyId ?? ''),
  trail: (input: NamesKey, call: Call): TrailResource[] => [
    {type: 'AWS::KMS::Key', name: keyOrAliasResource(call, input.KeyId ?? '')},
  ],
};

const operations = operationsByName([
  operation({schema: DescribeKey$, mode: 'read', ...onKeyOrAlias, handle: describeKey}),
  operation({schema: ListKeys$, mode: 'read', handle: listKeys}),
  operation({schema: ListAliases$, mode: 'read', handle: listAliases}),
  operation({schema: GetKeyPolicy$, mode: 'read', ...onKey, handle: getKeyPolicy}),
  operation({schema: ListKeyPolicies$, mode: 'read', ...onKey, handle: listKeyPolicies}),
  operation({schema: PutKeyPolicy$, mode: 'change', ...onKey, handle: putKeyPolicy}),
  operation({schema: ListGrants$, mode: 'read', ...onKey, handle: listGrants}),
  operation({
    schema: CreateGrant$,
    mode: 'change',
    ...onKey,
    // The record has the grant's id and never its token (facts/aws.md §5.2).
    response: (output) => ({grantId: output.GrantId}),
    handle: createGrant,
  }),
  operation({schema: RevokeGrant$, mode: 'change', ...onKey, handle: revokeGrant}),
  operation({schema: GetKeyLastUsage$, mode: 'read', ...onKey, handle: getKeyLastUsage}),
  operation({schema: ListResourceTags$, mode: 'read', ...onKey, handle: listResourceTags}),
  operation({schema: EnableKey$, mode: 'change', ...onKey, handle: enableKey}),
  operation({schema: DisableKey$, mode: 'change', ...onKey, handle: disableKey}),
  operation({
    schema: ScheduleKeyDeletion$,
    mode: 'change',
    ...onKey,
    response: (output) => ({
      keyId: output.KeyId,
      keyState: output.KeyState,
      deletionDate: output.DeletionDate && trailDate(output.DeletionDate),
    }),
    handle: scheduleKeyDeletion,
  }),
  operation({
    schema: CancelKeyDeletion$,
    mode: 'change',
    ...onKey,
    response: (output) => ({keyId: output.KeyId}),
    handle: cancelKeyDeletion,
  }),
]);

/** The simulated KMS. */
export const kms: SimulatedService = {
  prefix: 'kms',
  source: 'kms.amazonaws.com',
  operations,
  wire: wireService({
    signingName: 'kms',
    protocol: 'json',
    version: '2014-11-01',
    target: 'TrentService',
    schemas: {
      ...Object.fromEntries([...operations].map(([name, {schema}]) => [name, schema])),
      DisabledException$,
      DryRunOperationException$,
      InvalidArnException$,
      InvalidMarkerException$,
      KMSInternalException$,
      KMSInvalidStateException$,
      LimitExceededException$,
      MalformedPolicyDocumentException$,
      NotFoundException$,
    },
  }),
};
