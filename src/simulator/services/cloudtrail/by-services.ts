/** Records of what services do by themselves: for the caller, under their own role, or as an event. */
import type {JsonObject} from '../../../core/json.ts';
import type {Grant, Key} from '../../world/keys.ts';
import {derivedId, randomOf} from '../../world/random.ts';
import type {TrailRecord} from '../../world/trail.ts';
import type {Place, World} from '../../world/world.ts';
import type {Call} from '../call.ts';
import {append} from './append.ts';

const rds = 'rds.amazonaws.com';

/** A call that a service made at KMS about one key. */
export type KmsCallOfService = {
  readonly name: string;
  readonly keyArn: string;
  readonly parameters: JsonObject | null;
  readonly response?: JsonObject;
  readonly additional?: JsonObject;
  readonly isReadOnly?: boolean;
  readonly error?: {readonly code: string; readonly message: string};
};

/** The record of RDS's CreateGrant, in the form of a forwarded session (facts/aws.md §2.7). */
export function recordGrantByRds(call: Call, key: Key, grant: Grant): void {
  const random = randomOf(call.world.random, 'estate');
  const ids = {eventId: random.uuid(), requestId: random.uuid()};
  recordForwarded(call, ids, {
    name: 'CreateGrant',
    keyArn: key.arn,
    parameters: {
      keyId: key.arn,
      granteePrincipal: grant.granteePrincipal,
      retiringPrincipal: grant.retiringPrincipal,
      operations: [...grant.operations],
      constraints: {encryptionContextSubset: {...grant.encryptionContextSubset}},
    },
    response: {grantId: grant.id},
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
  const ids = {eventId: derivedId(`${origin} event`), requestId: derivedId(`${origin} request`)};
  recordForwarded(call, ids, {
    name: operation,
    keyArn: key.arn,
    parameters: {keyId: key.arn},
    isReadOnly: operation === 'DescribeKey',
    error: {code: 'AccessDenied', message: errorMessage},
  });
}

/** A call that RDS made at KMS with the caller's own rights: the caller's identity, invoked by RDS. */
function recordForwarded(
  call: Call,
  ids: Pick<TrailRecord, 'eventId' | 'requestId'>,
  made: KmsCallOfService,
): void {
  const {accessKeyId} = call.principal;
  append(call.world, call.place, {...base(call.now, made), ...ids, accessKeyId});
}

/** Records a call that RDS made at KMS under its own service-linked role (facts/aws.md §2.7). */
export function recordOfRds(world: World, place: Place, made: KmsCallOfService): void {
  const about = `${place.accountId} ${made.name} ${made.keyArn} ${world.now} ${JSON.stringify(made.parameters)}`;
  append(world, place, {
    ...base(world.now, made),
    eventId: derivedId(`event ${about}`),
    requestId: derivedId(`request ${about}`),
    serviceRole: 'AWSServiceRoleForRDS',
  });
}

/** Records what KMS did by itself: `DeleteKey`, `DeleteExpiredKeyMaterial` (facts/aws.md §5.2). */
export function recordKmsEvent(
  world: World,
  name: string,
  keyArn: string,
  place: Place,
  serviceDetails?: JsonObject,
): void {
  const internal = 'AWS Internal';
  append(world, place, {
    ...base(world.now, {name, keyArn, parameters: null}),
    eventId: derivedId(`${name} ${keyArn} ${world.now}`),
    requestId: '',
    type: 'AwsServiceEvent',
    invokedBy: internal,
    userAgent: internal,
    sourceAddress: internal,
    ...(serviceDetails === undefined ? {} : {serviceDetails}),
  });
}

function base(at: number, made: KmsCallOfService): Omit<TrailRecord, 'eventId' | 'requestId'> {
  const {name, keyArn, parameters, response = null, isReadOnly = false, additional, error} = made;
  return {
    at,
    source: 'kms.amazonaws.com',
    name,
    isReadOnly,
    type: 'AwsApiCall',
    accessKeyId: '',
    invokedBy: rds,
    userAgent: rds,
    sourceAddress: rds,
    parameters,
    response,
    ...(additional === undefined ? {} : {additional}),
    ...(error === undefined ? {} : {errorCode: error.code, errorMessage: error.message}),
    resources: [{type: 'AWS::KMS::Key', name: keyArn}],
  };
}
