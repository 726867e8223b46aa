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
  const signature = /Signature=([^,\s]+)/.exec(authorization);
  const scope = scopeIn(signature ? authorization.replace(signature[0], '') : authorization);
  if (!scope) return presignedOf(request);
  const {accessKeyId, day, region, service, headers} = scope;
  return {
    accessKeyId,
    day,
    region,
    service,
    headers,
    signature: signature?.[1] ?? '',
    time: headerOf(request, 'x-amz-date'),
    token: headerOf(request, 'x-amz-security-token'),
  };
}

type Scope = Pick<Signed, 'accessKeyId' | 'day' | 'region' | 'service' | 'headers'>;

// A client writes the same all day, but for the signature itself.
const mostScopes = 64;
const scopes = new Map<string, Scope>();

/** Credential scope and signed headers of an Authorization header; undefined where it has no scope. */
function scopeIn(text: string): Scope | undefined {
  const known = scopes.get(text);
  if (known) return known;
  const found = scopePattern.exec(text);
  if (!found) return undefined;
  const [, accessKeyId = '', day = '', region = '', service = ''] = found;
  const headers = listed(/SignedHeaders=([^,\s]+)/.exec(text)?.[1]);
  const scope = {accessKeyId, day, region, service, headers};
  if (scopes.size >= mostScopes) scopes.clear();
  scopes.set(text, scope);
  return scope;
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
