/** Writing a CloudTrail record: the input as CloudTrail spells it, secrets left out. */
import {NormalizedSchema} from '@smithy/core/schema';
import type {$SchemaRef} from '@smithy/types';
import type {Json, JsonObject} from '../../../core/json.ts';
import {AwsError} from '../../wire/aws-error.ts';
import type {Input} from '../../wire/codec.ts';
import type {TrailRecord} from '../../world/trail.ts';
import type {Call, Operation, Origin, SimulatedService, TrailDetails} from '../call.ts';
import {append} from './append.ts';

/** What became of a call. */
export type Ending = {readonly output: object} | {readonly error: AwsError; readonly code: string};

/** A call as its record is written from it. */
export type Written = {
  readonly service: SimulatedService;
  readonly operation: Operation;
  readonly input: Input;
  readonly call: Call;
  readonly origin: Origin;
  readonly details: TrailDetails;
};

/** Appends the record of one call to the trail of each account that gets to see it. */
export function writeRecord(written: Written, ending: Ending): void {
  append(written.call.world, written.call.place, recordOf(written, ending));
}

function recordOf(written: Written, ending: Ending): TrailRecord {
  const {service, operation, input, call, origin, details} = written;
  const isRead = operation.mode === 'read';
  const output = 'output' in ending ? ending.output : undefined;
  return {
    eventId: call.eventId,
    requestId: call.requestId,
    at: call.now,
    source: service.source,
    name: operation.schema[2],
    isReadOnly: isRead,
    type: 'AwsApiCall',
    accessKeyId: call.principal.accessKeyId,
    ...(origin.invokedBy === undefined ? {} : {invokedBy: origin.invokedBy}),
    userAgent: origin.userAgent,
    sourceAddress: origin.sourceAddress,
    parameters:
      details.parameters === undefined
        ? parametersOf(operation.schema[4], input)
        : details.parameters,
    response: output && !isRead ? operation.response(output) : null,
    ...(details.additional === undefined ? {} : {additional: details.additional}),
    ...('error' in ending ? {errorCode: ending.code, errorMessage: ending.error.message} : {}),
    resources: resourcesOf(written, output),
  };
}

/** A refused call may name a resource that cannot be made out: then its record names none. */
function resourcesOf(
  {operation, input, call, details}: Written,
  output: object | undefined,
): {type: string; name: string}[] {
  try {
    const resources = details.resources ?? operation.trail(input, call, output);
    return resources.map(({type, name}) => ({type, name}));
  } catch (thrown) {
    if (thrown instanceof AwsError) return [];
    throw thrown;
  }
}

/** Input members with a small first letter; null where there are none (facts/aws.md §5.2). */
function parametersOf(schema: $SchemaRef, input: Input): JsonObject | null {
  const normal = NormalizedSchema.of(schema);
  const members = normal.isStructSchema() ? trailMembers(normal, input) : {};
  return Object.keys(members).length === 0 ? null : members;
}

/** A structure's members that are set; a choice that the schema does not have is none. */
function trailMembers(schema: NormalizedSchema, value: object): JsonObject {
  const members: {[name: string]: Json} = {};
  const known = spellingsOf(schema);
  for (const [name, item] of Object.entries(value)) {
    if (name === '$unknown' || !isWritten(item)) continue;
    const member = known.get(name) ?? spelling(name, schema.getMemberSchema(name));
    members[member.name] = member.isSecret ? hidden : trailJson(member.schema, item);
  }
  return members;
}

/** How a member stands in records. */
type Spelling = {
  readonly name: string;
  readonly schema: NormalizedSchema;
  readonly isSecret: boolean;
};

const spellings = new WeakMap<object, ReadonlyMap<string, Spelling>>();

/** Those of a structure's members, found once for each structure. */
function spellingsOf(schema: NormalizedSchema): ReadonlyMap<string, Spelling> {
  const shape = Object(schema.getSchema());
  const known = spellings.get(shape);
  if (known) return known;
  const members = schema.isStructSchema() ? [...schema.structIterator()] : [];
  const found = new Map(members.map(([name, member]) => [name, spelling(name, member)]));
  spellings.set(shape, found);
  return found;
}

function spelling(name: string, schema: NormalizedSchema): Spelling {
  return {name: lowerFirst(name), schema, isSecret: isSecret(schema)};
}

const hidden = 'HIDDEN_DUE_TO_SECURITY_REASONS';

function isSecret(schema: NormalizedSchema): boolean {
  return Boolean(schema.getMergedTraits().sensitive);
}

/** Blobs (plaintext, ciphertext, key material) are left out, as in the records of KMS. */
function isWritten(item: unknown): boolean {
  return item !== undefined && item !== null && !(item instanceof Uint8Array);
}

function trailJson(schema: NormalizedSchema, value: unknown): Json {
  if (isSecret(schema)) return hidden;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  if (Array.isArray(value)) return value.map((item) => trailJson(schema.getValueSchema(), item));
  if (typeof value !== 'object' || value === null) return null;
  if (!schema.isMapSchema()) return trailMembers(schema, value);
  const item = schema.getValueSchema();
  const written = Object.entries(value).filter(([, one]) => isWritten(one));
  return Object.fromEntries(written.map(([name, one]) => [name, trailJson(item, one)]));
}

function lowerFirst(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}
