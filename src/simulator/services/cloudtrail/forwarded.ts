/** Records of calls that RDS makes for the caller: the caller's identity, invoked by RDS. */
import type {Grant, Key} from '../../world/keys.ts';
import {derivedId, randomOf} from '../../world/random.ts';
import {regionOf} from '../../world/world.ts';
import type {Call} from '../call.ts';

const rds = 'rds.amazonaws.com';

/** The record of RDS's CreateGrant, in the form of a forwarded session (facts/aws.md §2.7). */
export function recordGrantByRds(call: Call, key: Key, grant: Grant): void {
  const random = randomOf(call.world.random, 'estate');
  const {records} = regionOf(call.world.accounts, call.place).cloudtrail;
  records.push({
    eventId: random.uuid(),
    requestId: random.uuid(),
    at: call.now,
    source: 'kms.amazonaws.com',
    name: 'CreateGrant',
    isReadOnly: false,
    type: 'AwsApiCall',
    accessKeyId: call.principal.accessKeyId,
    invokedBy: rds,
    userAgent: rds,
    sourceAddress: rds,
    parameters: {
      keyId: key.arn,
      granteePrincipal: grant.granteePrincipal,
      retiringPrincipal: grant.retiringPrincipal,
      operations: [...grant.operations],
      constraints: {encryptionContextSubset: {...grant.encryptionContextSubset}},
    },
    response: {grantId: grant.id},
    resources: [{type: 'AWS::KMS::Key', name: key.arn}],
  });
}

/** The record of a call that KMS refused to RDS because the caller lacks the right (facts/aws.md §5.2). */
export function recordDenialOfRds(
  call: Call,
  key: Key,
  operation: string,
  errorMessage: string,
): void {
  const origin = `${call.eventId} ${operation} ${key.arn}`;
  const {records} = regionOf(call.world.accounts, call.place).cloudtrail;
  records.push({
    eventId: derivedId(`${origin} event`),
    requestId: derivedId(`${origin} request`),
    at: call.now,
    source: 'kms.amazonaws.com',
    name: operation,
    isReadOnly: operation === 'DescribeKey',
    type: 'AwsApiCall',
    accessKeyId: call.principal.accessKeyId,
    invokedBy: rds,
    userAgent: rds,
    sourceAddress: rds,
    parameters: {keyId: key.arn},
    response: null,
    errorCode: 'AccessDenied',
    errorMessage,
    resources: [{type: 'AWS::KMS::Key', name: key.arn}],
  });
}
