/** Writing a CloudTrail record: the input as CloudTrail spells it, secrets left out. */
import {NormalizedSchema} from '@smithy/core/schema';
import type {$SchemaRef} from '@smithy/types';
import type {Json, JsonObject} from '../../../core/json.ts';
import type {AwsError} from '../../wire/aws-error.ts';
import type {Input} from '../../wire/codec.ts';
import {regionOf} from '../../world/world.ts';
import type {Call, Operation, SimulatedService} from '../call.ts';

/** Where a request came from, as its record tells. */
export type Origin = {readonly userAgent: string; readonly sourceAddress: string};

/** What became of a call. */
export type Ending = {readonly output: object} | {readonly error: AwsError; readonly code: string};

/** Appends the record of one call. */
export function writeRecord(
  service: SimulatedService,
  operation: Operation,
  input: Input,
  call: Call,
  origin: Origin,
  ending: Ending,
): void {
  const {records} = regionOf(call.world.accounts, call.place).cloudtrail;
  const isRead = operation.mode === 'read';
  records.push({
    eventId: call.eventId,
    requestId: call.requestId,
    at: call.now,
    source: service.source,
    name: operation.schema[2],
    isReadOnly: isRead,
    type: 'AwsApiCall',
    accessKeyId: call.principal.accessKeyId,
    userAgent: origin.userAgent,
    sourceAddress: origin.sourceAddress,
    parameters: parametersOf(operation.schema[4], input),
    response: 'output' in ending && !isRead ? operation.response(ending.output) : null,
    ...('error' in ending ? {errorCode: ending.code, errorMessage: ending.error.message} : {}),
    resources: resourcesOf(operation, input, call),
  });
}

/** A refused call may name a resource that cannot be made out: then its record names none. */
function resourcesOf(
  operation: Operation,
  input: Input,
  call: Call,
): {type: string; name: string}[] {
  try {
    return operation.trail(input, call).map(({type, name}) => ({type, name}));
  } catch {
    return [];
  }
}

/** Input members with a small first letter; null where there are none (facts/aws.md §5.2). */
function parametersOf(schema: $SchemaRef, input: Input): JsonObject | null {
  const normal = NormalizedSchema.of(schema);
  const members = normal.isStructSchema() ? trailMembers(normal, input) : {};
  return Object.keys(members).length === 0 ? null : members;
}

/** A structure's members that are set. */
function trailMembers(schema: NormalizedSchema, value: object): JsonObject {
  return Object.fromEntries(
    given(value).map(([name, item]) => [
      lowerFirst(name),
      trailJson(schema.getMemberSchema(name), item),
    ]),
  );
}

function given(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
}

function trailJson(schema: NormalizedSchema, value: unknown): Json {
  if (schema.getMergedTraits().sensitive) return 'HIDDEN_DUE_TO_SECURITY_REASONS';
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  if (Array.isArray(value)) return value.map((item) => trailJson(schema.getValueSchema(), item));
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return null;
  if (!schema.isMapSchema()) return trailMembers(schema, value);
  const item = schema.getValueSchema();
  return Object.fromEntries(given(value).map(([name, one]) => [name, trailJson(item, one)]));
}

function lowerFirst(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}
