/** Refusals that come before any service is asked: still errors as AWS clients read them. */
import {randomUUID} from 'node:crypto';
import {AwsError} from './wire/aws-error.ts';
import {jsonCodec} from './wire/json.ts';
import type {WireResponse} from './wire/message.ts';
import {queryCodec} from './wire/query.ts';
import {wireService} from './wire/service.ts';

const nobody = {signingName: '', version: '', schemas: {}};
const query = wireService({...nobody, protocol: 'query'});
const json = wireService({...nobody, protocol: 'json'});

/** The refusal in the protocol that the request's content type speaks; the codes are ours. */
export function refusal(
  status: number,
  code: string,
  message: string,
  contentType = '',
): WireResponse {
  const error = new AwsError(code, message, status);
  return contentType.startsWith('application/x-www-form-urlencoded')
    ? queryCodec.fail(query, error, randomUUID())
    : jsonCodec.fail(json, error, randomUUID());
}

/** The answer to bytes that Node could not read as HTTP, complete with its head. */
export function rawRefusal(code: string | undefined): string {
  const [status, reason, message] = wordsOf(code);
  const {headers, body} = refusal(status, 'BadRequest', message);
  const head = Object.entries({
    ...headers,
    connection: 'close',
    'content-length': String(body.byteLength),
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${reason}\r\n${head.join('')}\r\n${Buffer.from(body)}`;
}

function wordsOf(code: string | undefined): [number, string, string] {
  if (code === 'HPE_HEADER_OVERFLOW') {
    return [431, 'Request Header Fields Too Large', 'The headers are larger than 16 kB.'];
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return [408, 'Request Timeout', 'The request did not arrive in time.'];
  }
  return [400, 'Bad Request', 'The request is not HTTP/1.1.'];
}
