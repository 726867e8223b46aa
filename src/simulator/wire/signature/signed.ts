/** What a request says about its own signature, in its Authorization header or in its query string. */
import {headerOf, type WireRequest} from '../message.ts';

/** A Signature Version 4 as it stands in a request, nothing of it checked yet. */
export type Signed = {
  readonly accessKeyId: string;
  /** The credential scope: day, Region and signing name. */
  readonly day: string;
  readonly region: string;
  readonly service: string;
  /** Lower-case names of the headers that are signed; empty where none are named. */
  readonly headers: readonly string[];
  /** Empty where it is missing. */
  readonly signature: string;
  /** `20260302T021419Z`, real time. */
  readonly time: string;
  /** Session token; empty where none is sent. */
  readonly token: string;
  /** Seconds that a presigned URL is good for; undefined for a signature in a header. */
  readonly expires?: number;
};

const scopePattern = /Credential=([^/,\s]+)\/(\d+)\/([^/]*)\/([^/]+)\/aws4_request/;

/** The signature of a request; undefined where it carries none. */
export function signedOf(request: WireRequest): Signed | undefined {
  const authorization = headerOf(request, 'authorization');
  const scope = scopePattern.exec(authorization);
  if (!scope) return presignedOf(request);
  const [, accessKeyId = '', day = '', region = '', service = ''] = scope;
  return {
    accessKeyId,
    day,
    region,
    service,
    headers: listed(/SignedHeaders=([^,\s]+)/.exec(authorization)?.[1]),
    signature: /Signature=([^,\s]+)/.exec(authorization)?.[1] ?? '',
    time: headerOf(request, 'x-amz-date'),
    token: headerOf(request, 'x-amz-security-token'),
  };
}

function presignedOf(request: WireRequest): Signed | undefined {
  const parameter = (name: string): string => [request.query[name] ?? ''].flat()[0] ?? '';
  const scope = scopePattern.exec(`Credential=${parameter('X-Amz-Credential')}`);
  if (!scope) return undefined;
  const [, accessKeyId = '', day = '', region = '', service = ''] = scope;
  return {
    accessKeyId,
    day,
    region,
    service,
    headers: listed(parameter('X-Amz-SignedHeaders')),
    signature: parameter('X-Amz-Signature'),
    time: parameter('X-Amz-Date'),
    token: parameter('X-Amz-Security-Token'),
    expires: Number(parameter('X-Amz-Expires')),
  };
}

function listed(names: string | undefined): string[] {
  return (names ?? '')
    .split(';')
    .filter((name) => name !== '')
    .map((name) => name.toLowerCase());
}
