/** awsQuery on the server's side: forms in, XML out (RDS, STS, IAM). */
import {XmlShapeDeserializer} from '@aws-sdk/core/protocols';
import {deref} from '@smithy/core/schema';
import type {$SchemaRef, Schema} from '@smithy/types';
import {AwsError} from './aws-error.ts';
import {type Codec, errorTraits, type Input, isUnit} from './codec.ts';
import {formTree} from './form.ts';
import {bytesOf, textOf, type WireRequest, type WireResponse} from './message.ts';
import {escaped, xmlAround, xmlElement} from './xml.ts';

const reader = new XmlShapeDeserializer({
  timestampFormat: {useTrait: true, default: 5 as const},
  httpBindings: false,
  serviceNamespace: 'latchkey',
  xmlNamespace: '',
});

/** The form of a query request, from its body or, for GET, from its query string. */
export function formOf(request: WireRequest): URLSearchParams {
  if (request.method !== 'GET') return new URLSearchParams(textOf(request.body));
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(request.query)) {
    for (const one of [value ?? ''].flat()) form.append(name, one);
  }
  return form;
}

function resolved(schema: $SchemaRef): Schema {
  return deref(schema) as Schema; // A reference behind a function is the only other form.
}

function answer(
  statusCode: number,
  name: string,
  content: string,
  xmlNamespace: string,
  requestId: string,
): WireResponse {
  const attributes = xmlNamespace === '' ? '' : ` xmlns="${xmlNamespace}"`;
  const element = xmlAround(name, content, attributes);
  return {
    statusCode,
    headers: {'content-type': 'text/xml', 'x-amzn-requestid': requestId},
    body: bytesOf(`<?xml version="1.0" encoding="UTF-8"?>\n${element}`),
  };
}

/** The query protocol. Statuses of errors are the schema's (facts/wire.md §2.5). */
export const queryCodec: Codec = {
  read(service, request) {
    const form = formOf(request);
    const action = form.get('Action') ?? '';
    const operation = service.operations.get(action);
    if (!operation) {
      const message = `Could not find operation ${action} for version ${service.version}`;
      throw new AwsError('InvalidAction', message, 400);
    }
    if (isUnit(operation[4])) return {operation, input: {}};
    try {
      const input: Input = reader.readSchema(resolved(operation[4]), formTree(form)) ?? {};
      return {operation, input};
    } catch (error) {
      if (error instanceof AwsError) throw error;
      throw new AwsError('MalformedInput', 'The request could not be read', 400);
    }
  },

  write(service, operation, output, requestId) {
    const [, , name, , , schema] = operation;
    const result = isUnit(schema) ? '' : xmlElement(schema, `${name}Result`, output);
    const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
    return answer(200, `${name}Response`, result + metadata, service.xmlNamespace, requestId);
  },

  fail(service, error, requestId) {
    const traits = errorTraits(service, error);
    const status = error.status ?? traits.status ?? 400;
    const type = status < 500 ? 'Sender' : 'Receiver';
    const [code, message] = [escaped(traits.code), escaped(error.message)];
    const detail = `<Error><Type>${type}</Type><Code>${code}</Code><Message>${message}</Message></Error>`;
    const content = `${detail}<RequestId>${requestId}</RequestId>`;
    return answer(status, 'ErrorResponse', content, service.xmlNamespace, requestId);
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
