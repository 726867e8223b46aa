/** Records that KMS's calls leave behind besides their own. */
import type {KeyMetadata} from '@aws-sdk/client-kms';
import type {JsonObject} from '../../../core/json.ts';
import type {Key} from '../../world/keys.ts';
import {derivedId} from '../../world/random.ts';
import type {Call} from '../call.ts';
import {append} from '../cloudtrail/append.ts';
import {trailDate} from './trail-date.ts';

/** ReplicateKey is a CreateKey in the replica's Region (API reference, ReplicateKey). */
export function recordReplica(call: Call, replica: Key): void {
  const by = 'AWS Internal';
  append(call.world, replica, {
    eventId: derivedId(`replica ${call.eventId}`),
    requestId: derivedId(`replica ${call.requestId}`),
    at: call.now,
    source: 'kms.amazonaws.com',
    name: 'CreateKey',
    isReadOnly: false,
    type: 'AwsApiCall',
    accessKeyId: call.principal.accessKeyId,
    invokedBy: by,
    userAgent: by,
    sourceAddress: by,
    parameters: {
      description: replica.description,
      origin: replica.origin,
      multiRegion: true,
      policy: replica.policy,
    },
    response: null,
    resources: [{type: 'AWS::KMS::Key', name: replica.arn}],
  });
}

/** KeyMetadata as the records of CreateKey and ReplicateKey carry it. */
export function metadataInTrail(metadata: KeyMetadata | undefined): JsonObject {
  const members = Object.entries(metadata ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    members.map(([name, value]) => [
      `${name.charAt(0).toLowerCase()}${name.slice(1)}`,
      value instanceof Date ? trailDate(value) : JSON.parse(JSON.stringify(value)),
    ]),
  );
}
