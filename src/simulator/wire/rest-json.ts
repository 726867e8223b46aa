/** restJson1 on the server's side: paths, query strings, headers and JSON bodies (Backup). */
import {JsonCodec} from '@aws-sdk/core/protocols';
import {FromStringShapeDeserializer} from '@smithy/core/protocols';
import {NormalizedSchema} from '@smithy/core/schema';
import type {StaticOperationSchema} from '@smithy/types';
import {AwsError} from './aws-error.ts';
import {type Codec, errorTraits, type Input, isUnit} from './codec.ts';
import {messageMember, missingMemberError, readJson, writeJson} from './json.ts';
import {bytesOf, headerOf, type WireRequest} from './message.ts';
import type {WireService} from './service.ts';

const settings = {
  timestampFormat: {useTrait: true, default: 7 as const},
  httpBindings: true,
  jsonName: true,
};
const restCodecOf = new JsonCodec(settings);
const restReader = restCodecOf.createDeserializer();
const restWriter = restCodecOf.createSerializer();

type Route = {
  readonly method: string;
  readonly pattern: RegExp;
  readonly labels: readonly string[];
  readonly operation: StaticOperationSchema;
};

type Match = {
  readonly operation: StaticOperationSchema;
  readonly labels: {readonly [label: string]: string};
};

/** The restJson1 protocol of one service: its routes come from the schemas' `http` traits. */
export function restJsonCodec(service: WireService): Codec {
  const routes = [...service.operations.values()]
    .flatMap(routeOf)
    .sort((a, b) => a.labels.length - b.labels.length);
  return {
    read(_service, request) {
      const match = matchOf(routes, request);
      if (!match) throw new AwsError('UnknownOperationException', '', 404);
      const {operation} = match;
      if (isUnit(operation[4])) return {operation, input: {}};
      const body = readJson(restReader, operation[4], request.body);
      return {operation, input: {...body, ...boundMembers(match, request)}};
    },

    write(_service, operation, output, requestId) {
      const body = isUnit(operation[5])
        ? new Uint8Array()
        : writeJson(restWriter, operation[5], output);
      const http = NormalizedSchema.of(operation).getMergedTraits().http;
      const headers = {'content-type': 'application/json', 'x-amzn-requestid': requestId};
      return {statusCode: http?.[2] ?? 200, headers, body};
    },

    fail(_service, error, requestId) {
      const traits = errorTraits(service, error);
      const member = messageMember(service.errors.get(error.shape));
      const headers = {
        'content-type': 'application/json',
        'x-amzn-requestid': requestId,
        'x-amzn-errortype': error.shape,
      };
      const body = {...error.members, [member]: error.message};
      const statusCode = error.status ?? traits.status ?? 400;
      return {statusCode, headers, body: bytesOf(JSON.stringify(body))};
    },

    missing: missingMemberError,

    misfit() {
      return new AwsError('SerializationException', '', 400);
    },
  };
}

function routeOf(operation: StaticOperationSchema): Route[] {
  const http = NormalizedSchema.of(operation).getMergedTraits().http;
  if (!http) return [];
  const labels: string[] = [];
  const path = http[1].split('?')[0] ?? '';
  const source = path
    .replace(/[.*^$()|[\]\\]/g, '\\$&')
    .replace(/\{([^}+]+)(\+?)\}/g, (_match, label: string, greedy: string) => {
      labels.push(label);
      return greedy === '' ? '([^/]+)' : '(.+)';
    });
  return [{method: http[0], pattern: new RegExp(`^${source}/?$`), labels, operation}];
}

function matchOf(routes: readonly Route[], request: WireRequest): Match | undefined {
  for (const route of routes) {
    const match = route.method === request.method ? route.pattern.exec(request.path) : null;
    if (!match) continue;
    const labels = route.labels.map((label, index) => [label, decoded(match[index + 1] ?? '')]);
    return {operation: route.operation, labels: Object.fromEntries(labels)};
  }
  return undefined;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new AwsError('SerializationException', '', 400);
  }
}

/** Members that travel in the path, the query string or a header. */
function boundMembers(match: Match, request: WireRequest): Input {
  const members: {[member: string]: unknown} = {};
  const reader = new FromStringShapeDeserializer(settings);
  for (const [name, schema] of NormalizedSchema.of(match.operation[4]).structIterator()) {
    const raw = rawMember(name, schema, match, request);
    if (raw.length === 0) continue;
    members[name] = schema.isListSchema()
      ? raw.map((one) => readText(reader, schema.getValueSchema(), one))
      : readText(reader, schema, raw[0] ?? '');
  }
  return members;
}

/** A value from its text; the reader throws where a time or a number is none. */
function readText(
  reader: FromStringShapeDeserializer,
  schema: NormalizedSchema,
  text: string,
): unknown {
  try {
    return reader.read(schema, text);
  } catch {
    throw new AwsError('SerializationException', '', 400);
  }
}

function rawMember(
  name: string,
  schema: NormalizedSchema,
  match: Match,
  request: WireRequest,
): readonly string[] {
  const traits = schema.getMergedTraits();
  if (traits.httpLabel) return [match.labels[name] ?? ''];
  if (traits.httpQuery) return [request.query[traits.httpQuery] ?? []].flat();
  if (!traits.httpHeader) return [];
  const value = headerOf(request, traits.httpHeader.toLowerCase());
  return value === '' ? [] : [value];
}
