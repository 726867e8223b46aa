/** Signs raw requests, for tests that send what no SDK client would. */
import {createHmac} from 'node:crypto';
import type {WireRequest} from '../../src/simulator/wire/message.ts';
import {canonicalRequest, sha256} from '../../src/simulator/wire/signature/canonical.ts';

export type Signer = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region?: string;
  readonly service: string;
  /** Real milliseconds since 1970. */
  readonly at?: number;
};

/** The request with a host, a date and an Authorization header that fits them. */
export function signed(request: WireRequest, signer: Signer): WireRequest {
  const {accessKeyId, secretAccessKey, region = 'eu-west-1', service, at = Date.now()} = signer;
  const time = new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const day = time.slice(0, 8);
  const headers = {host: 'simulator.test', ...request.headers, 'x-amz-date': time};
  const names = ['host', 'x-amz-date'];
  const canonical = canonicalRequest(
    {...request, headers},
    {accessKeyId, day, region, service, headers: names, signature: '', time, token: ''},
  );
  const scope = `${day}/${region}/${service}/aws4_request`;
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(
    (secret, part) => hmac(secret, part),
    `AWS4${secretAccessKey}`,
  );
  const signature = hmac(
    key,
    ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n'),
  ).toString('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return {...request, headers: {...headers, authorization}};
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
