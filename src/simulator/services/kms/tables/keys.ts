/** KMS's operations on keys as such: states, deletion, policies, tags, rotation, usage. */
import {
  CancelKeyDeletion$,
  CreateKey$,
  DescribeKey$,
  DisableKey$,
  DisableKeyRotation$,
  EnableKey$,
  EnableKeyRotation$,
  GetKeyLastUsage$,
  GetKeyPolicy$,
  GetKeyRotationStatus$,
  ListKeyPolicies$,
  ListKeyRotations$,
  ListKeys$,
  ListResourceTags$,
  PutKeyPolicy$,
  RotateKeyOnDemand$,
  ScheduleKeyDeletion$,
  TagResource$,
  UntagResource$,
  UpdateKeyDescription$,
} from '@aws-sdk/client-kms';
import {type Operation, operation} from '../../call.ts';
import {createKey} from '../create-key.ts';
import {cancelKeyDeletion, scheduleKeyDeletion} from '../deletion.ts';
import {
  describeKey,
  disableKey,
  enableKey,
  getKeyLastUsage,
  listKeys,
  updateKeyDescription,
} from '../keys.ts';
import {listKeyRotations} from '../list-rotations.ts';
import {getKeyPolicy, listKeyPolicies, putKeyPolicy} from '../policies.ts';
import {
  disableKeyRotation,
  enableKeyRotation,
  getKeyRotationStatus,
  rotateKeyOnDemand,
} from '../rotation.ts';
import {listResourceTags, tagResource, untagResource} from '../tags.ts';
import {metadataInTrail} from '../trail.ts';
import {trailDate} from '../trail-date.ts';
import {demand, keyTrail, onKey, onKeyOrAlias, onOwnKey} from './hooks.ts';

const own = {
  getPolicy: onOwnKey('GetKeyPolicy'),
  listPolicies: onOwnKey('ListKeyPolicies'),
  putPolicy: onOwnKey('PutKeyPolicy'),
  lastUsage: onOwnKey('GetKeyLastUsage'),
  enable: onOwnKey('EnableKey'),
  disable: onOwnKey('DisableKey'),
  describe: onOwnKey('UpdateKeyDescription'),
  schedule: onOwnKey('ScheduleKeyDeletion'),
  cancel: onOwnKey('CancelKeyDeletion'),
  listTags: onOwnKey('ListResourceTags'),
  tag: onOwnKey('TagResource'),
  untag: onOwnKey('UntagResource'),
  enableRotation: onOwnKey('EnableKeyRotation'),
  disableRotation: onOwnKey('DisableKeyRotation'),
  rotate: onOwnKey('RotateKeyOnDemand'),
  listRotations: onOwnKey('ListKeyRotations'),
};

export const keyOperations: readonly Operation[] = [
  operation({
    schema: CreateKey$,
    mode: 'change',
    demands: (input) => [
      demand('CreateKey', '*'),
      ...(input.Tags?.length ? [demand('TagResource', '*')] : []),
    ],
    trail: (_input, _call, output) => {
      const arn = output?.KeyMetadata?.Arn;
      return arn === undefined ? [] : keyTrail(arn);
    },
    response: (output) => ({keyMetadata: metadataInTrail(output.KeyMetadata)}),
    handle: createKey,
  }),
  operation({schema: DescribeKey$, mode: 'read', ...onKeyOrAlias, handle: describeKey}),
  operation({schema: ListKeys$, mode: 'read', handle: listKeys}),
  operation({schema: GetKeyPolicy$, mode: 'read', ...own.getPolicy, handle: getKeyPolicy}),
  operation({schema: ListKeyPolicies$, mode: 'read', ...own.listPolicies, handle: listKeyPolicies}),
  operation({schema: PutKeyPolicy$, mode: 'change', ...own.putPolicy, handle: putKeyPolicy}),
  operation({schema: GetKeyLastUsage$, mode: 'read', ...own.lastUsage, handle: getKeyLastUsage}),
  operation({schema: EnableKey$, mode: 'change', ...own.enable, handle: enableKey}),
  operation({schema: DisableKey$, mode: 'change', ...own.disable, handle: disableKey}),
  operation({
    schema: UpdateKeyDescription$,
    mode: 'change',
    ...own.describe,
    handle: updateKeyDescription,
  }),
  operation({
    schema: ScheduleKeyDeletion$,
    mode: 'change',
    ...own.schedule,
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
    ...own.cancel,
    response: (output) => ({keyId: output.KeyId}),
    handle: cancelKeyDeletion,
  }),
  operation({schema: ListResourceTags$, mode: 'read', ...own.listTags, handle: listResourceTags}),
  operation({schema: TagResource$, mode: 'change', ...own.tag, handle: tagResource}),
  operation({schema: UntagResource$, mode: 'change', ...own.untag, handle: untagResource}),
  operation({
    schema: GetKeyRotationStatus$,
    mode: 'read',
    ...onKey,
    handle: getKeyRotationStatus,
  }),
  operation({
    schema: EnableKeyRotation$,
    mode: 'change',
    ...own.enableRotation,
    handle: enableKeyRotation,
  }),
  operation({
    schema: DisableKeyRotation$,
    mode: 'change',
    ...own.disableRotation,
    handle: disableKeyRotation,
  }),
  operation({
    schema: RotateKeyOnDemand$,
    mode: 'change',
    ...own.rotate,
    response: (output) => ({keyId: output.KeyId}),
    handle: rotateKeyOnDemand,
  }),
  operation({
    schema: ListKeyRotations$,
    mode: 'read',
    ...own.listRotations,
    handle: listKeyRotations,
  }),
];
