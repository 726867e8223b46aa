/** awsJson1_1 on the server's side (KMS, CloudTrail). */
import {
  JsonCodec,
  type JsonShapeDeserializer,
  type JsonShapeSerializer,
} from '@aws-sdk/core/protocols';
import {deref} from '@smithy/core/schema';
import type {$SchemaRef, Schema, StaticErrorSchema} from '@smithy/types';
import {AwsError} from './aws-error.ts';
import {type Codec, errorTraits, type Input, isUnit} from './codec.ts';
import {bytesOf, headerOf, textOf, type WireRequest} from './message.ts';

const jsonCodecOf = new JsonCodec({
  timestampFormat: {useTrait: true, default: 7 as const},
  jsonName: false,
});
const jsonReader = jsonCodecOf.createDeserializer();
// What it was given last is gone once it is flushed.
const jsonWriter = jsonCodecOf.createSerializer();

/** Service and operation named by X-Amz-Target; only its last two dot segments count. */
export function targetOf(request: WireRequest): {service: string; operation: string} | undefined {
  const match = /(?:^|\.)([^.]+)\.([^.]+)$/.exec(headerOf(request, 'x-amz-target'));
  return match ? {service: match[1] ?? '', operation: match[2] ?? ''} : undefined;
}

/** `message` or `Message`, as the error's model spells it. */
export function messageMember(schema: StaticErrorSchema | undefined): 'message' | 'Message' {
  const members = schema?.[4] ?? [];
  return members.includes('Message') && !members.includes('message') ? 'Message' : 'message';
}

/** Decodes a JSON body by its schema; anything that is not a JSON object is refused. */
export function readJson(
  reader: JsonShapeDeserializer,
  schema: $SchemaRef,
  body: Uint8Array,
): Input {
  try {
    const tree = JSON.parse(textOf(body) || '{}');
    if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) throw new TypeError();
    // A reference behind a function is the only form of a schema besides the schema itself.
    return reader.readObject(deref(schema) as Schema, tree) ?? {};
  } catch {
    // What AWS says here beyond the code is not known (facts/wire.md §2.5).
    throw new AwsError('SerializationException', '', 400);
  }
}

/** Encodes a value by its schema. */
export function writeJson(
  serializer: JsonShapeSerializer,
  schema: $SchemaRef,
  value: object,
): Uint8Array {
  serializer.write(deref(schema) as Schema, value);
  return bytesOf(serializer.flush());
}

/** A missing member in KMS's words: the member's name starts in lower case. */
export function missingMemberError(member: string): AwsError {
  const name = `${member.charAt(0).toLowerCase()}${member.slice(1)}`;
  const message = `1 validation error detected: Value null at '${name}' failed to satisfy constraint: Member must not be null`;
  return new AwsError('ValidationException', message, 400);
}

/** The awsJson1_1 protocol. Client errors are 400 whatever the model says (facts/wire.md §2.5). */
export const jsonCodec: Codec = {
  read(service, request) {
    const operation = service.operations.get(targetOf(request)?.operation ?? '');
    if (!operation) throw new AwsError('UnknownOperationException', '', 400);
    if (isUnit(operation[4])) return {operation, input: {}};
    return {operation, input: readJson(jsonReader, operation[4], request.body)};
  },

  write(_service, operation, output, requestId) {
    const body = isUnit(operation[5])
      ? new Uint8Array()
      : writeJson(jsonWriter, operation[5], output);
    return {statusCode: 200, headers: headers(requestId), body};
  },

  fail(service, error, requestId) {
    const traits = errorTraits(service, error);
    const member = messageMember(service.errors.get(error.shape));
    const body = {
      __type: error.shape,
      ...error.members,
      ...(error.message === '' ? {} : {[member]: error.message}),
    };
    return {
      statusCode: error.status ?? (traits.isServers ? 500 : 400),
      headers: headers(requestId),
      body: bytesOf(JSON.stringify(body)),
    };
  },

  missing: missingMemberError,

  misfit() {
    return new AwsError('SerializationException', '', 400);
  },
};

function headers(requestId: string): {[name: string]: string} {
  return {'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': requestId};
}
