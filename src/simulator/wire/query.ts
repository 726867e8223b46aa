/** awsQuery on the server's side: forms in, XML out (RDS, STS, IAM). */
import {XmlShapeDeserializer, XmlShapeSerializer} from '@aws-sdk/core/protocols';
import {deref} from '@smithy/core/schema';
import type {$SchemaRef, Schema, StaticStructureSchema} from '@smithy/types';
import {AwsError} from './aws-error.ts';
import {type Codec, errorTraits, type Input, isUnit} from './codec.ts';
import {formTree} from './form.ts';
import {bytesOf, textOf, type WireRequest, type WireResponse} from './message.ts';

const settings = {
  timestampFormat: {useTrait: true, default: 5 as const},
  httpBindings: false,
  serviceNamespace: 'latchkey',
};

const metadata: StaticStructureSchema = [3, 'latchkey', 'ResponseMetadata', 0, ['RequestId'], [0]];
const errorDetail: StaticStructureSchema = [
  3,
  'latchkey',
  'Error',
  0,
  ['Type', 'Code', 'Message'],
  [0, 0, 0],
];
const errorResponse: StaticStructureSchema = [
  3,
  'latchkey',
  'ErrorResponse',
  0,
  ['Error', 'RequestId'],
  [() => errorDetail, 0],
];

/** The form of a query request, from its body or, for GET, from its query string. */
export function formOf(request: WireRequest): URLSearchParams {
  if (request.method !== 'GET') return new URLSearchParams(textOf(request.body));
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(request.query)) {
    for (const one of [value ?? ''].flat()) form.append(name, one);
  }
  return form;
}

// Characters that XML 1.0 has no way to write: a text from a request may hold them.
const forbidden = /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]/gu;

function resolved(schema: $SchemaRef): Schema {
  return deref(schema) as Schema; // A reference behind a function is the only other form.
}

function xml(
  statusCode: number,
  schema: StaticStructureSchema,
  value: unknown,
  xmlNamespace: string,
  requestId: string,
): WireResponse {
  const serializer = new XmlShapeSerializer({...settings, xmlNamespace});
  serializer.write(schema, value);
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n${textOf(bytesOf(serializer.flush()))}`;
  return {
    statusCode,
    headers: {'content-type': 'text/xml', 'x-amzn-requestid': requestId},
    body: bytesOf(text.replace(forbidden, '\ufffd')),
  };
}

/** The query protocol. Statuses of errors are the schema's (facts/wire.md §2.5). */
export const queryCodec: Codec = {
  async read(service, request) {
    const form = formOf(request);
    const action = form.get('Action') ?? '';
    const operation = service.operations.get(action);
    if (!operation) {
      const message = `Could not find operation ${action} for version ${service.version}`;
      throw new AwsError('InvalidAction', message, 400);
    }
    if (isUnit(operation[4])) return {operation, input: {}};
    const deserializer = new XmlShapeDeserializer({...settings, xmlNamespace: ''});
    try {
      const input: Input = deserializer.readSchema(resolved(operation[4]), formTree(form)) ?? {};
      return {operation, input};
    } catch (error) {
      if (error instanceof AwsError) throw error;
      throw new AwsError('MalformedInput', 'The request could not be read', 400);
    }
  },

  write(service, operation, output, requestId) {
    const result = `${operation[2]}Result`;
    const hasResult = !isUnit(operation[5]);
    const envelope: StaticStructureSchema = [
      3,
      'latchkey',
      `${operation[2]}Response`,
      0,
      hasResult ? [result, 'ResponseMetadata'] : ['ResponseMetadata'],
      hasResult ? [operation[5], () => metadata] : [() => metadata],
    ];
    const value = {[result]: output, ResponseMetadata: {RequestId: requestId}};
    return xml(200, envelope, value, service.xmlNamespace, requestId);
  },

  fail(service, error, requestId) {
    const traits = errorTraits(service, error);
    const status = error.status ?? traits.status ?? 400;
    const detail = {
      Type: status < 500 ? 'Sender' : 'Receiver',
      Code: traits.code,
      Message: error.message,
    };
    const value = {Error: detail, RequestId: requestId};
    return xml(status, errorResponse, value, service.xmlNamespace, requestId);
  },

  missing(member) {
    const message = `The request must contain the parameter ${member}`;
    return new AwsError('MissingParameter', message, 400);
  },

  misfit(path) {
    const message = `The value of the parameter ${path} is not of the right type`;
    return new AwsError('InvalidParameterValue', message, 400);
  },
};
