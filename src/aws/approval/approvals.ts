/** Approval codes at the door: made with one's own credentials, checked by sending them to STS. */

import type {HttpHandler} from '@smithy/core/protocols';
import {HttpRequest} from '@smithy/core/protocols';
import type {AwsCredentialIdentityProvider} from '@smithy/types';
import type {CallerIdentity} from '../../core/aws-shapes.ts';
import {failureOf} from '../sdk-error.ts';
import {boundHeader, codeSeconds, decodeCode, encodeCode} from './code.ts';

/** What STS said of a code: who made it, or why it does not count. */
export type CodeCheck =
  | {readonly type: 'identity'; readonly identity: CallerIdentity}
  | {readonly type: 'no-code'}
  | {readonly type: 'refused'; readonly code: string; readonly message: string};

/** Makes and checks codes; `hash` is the SHA-256 of the request that is approved. */
export type Approvals = {
  /** A code in the name of this door's credentials. Nothing is sent. */
  sign(hash: string): Promise<string>;
  /** Asks STS whose code it is. Never rejects because of what the code says. */
  check(code: string, hash: string): Promise<CodeCheck>;
};

/** What codes need of a door. */
export type ApprovalDoor = {
  readonly region: string;
  /** Where STS is; undefined for AWS's own Regional endpoint. */
  readonly endpoint: string | undefined;
  readonly credentials: AwsCredentialIdentityProvider;
  readonly handler: HttpHandler;
};

/** Codes of one door. The packages are loaded when the first code is made or checked. */
export function approvalsOf(door: ApprovalDoor): Approvals {
  return {
    sign: async (hash) => {
      const [{SignatureV4}, {Sha256}] = await Promise.all([
        import('@smithy/signature-v4'),
        import('@smithy/core/checksum'),
      ]);
      const signer = new SignatureV4({
        service: 'sts',
        region: door.region,
        credentials: door.credentials,
        sha256: Sha256,
      });
      const request = identityRequest(door, {}, hash);
      const signed = await signer.presign(request, {
        expiresIn: codeSeconds,
        unhoistableHeaders: new Set([boundHeader]),
      });
      return encodeCode({query: textsOf(signed.query)});
    },
    check: async (text, hash) => {
      const code = decodeCode(text);
      if (!code) return {type: 'no-code'};
      const {STSClient, GetCallerIdentityCommand} = await import('@aws-sdk/client-sts');
      const client = new STSClient({
        region: door.region,
        ...(door.endpoint === undefined
          ? {ignoreConfiguredEndpointUrls: true}
          : {endpoint: door.endpoint}),
        credentials: door.credentials,
        requestHandler: door.handler,
        maxAttempts: 1,
        // The signature of the second person takes the place of one's own.
        signer: {sign: async () => identityRequest(door, code.query, hash)},
      });
      try {
        const {Account, Arn, UserId} = await client.send(new GetCallerIdentityCommand({}));
        return {type: 'identity', identity: {Account, Arn, UserId}};
      } catch (thrown) {
        const {error} = failureOf(thrown);
        return {type: 'refused', code: error.code, message: error.message};
      }
    },
  };
}

/** The request both sides agree on: the host is one's own choice, never the code's. */
function identityRequest(
  {region, endpoint}: ApprovalDoor,
  query: {readonly [name: string]: string},
  hash: string,
): HttpRequest {
  const url = new URL(endpoint ?? `https://sts.${region}.amazonaws.com`);
  return new HttpRequest({
    method: 'GET',
    protocol: url.protocol,
    hostname: url.hostname,
    port: url.port === '' ? undefined : Number(url.port),
    path: url.pathname,
    query: {Action: 'GetCallerIdentity', Version: '2011-06-15', ...query},
    headers: {host: url.host, [boundHeader]: hash},
  });
}

function textsOf(query: HttpRequest['query'] = {}): {[name: string]: string} {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}
