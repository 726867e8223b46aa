/** The canonical form of a request that Signature Version 4 signs. */
import {hash} from 'node:crypto';
import {headerOf, type WireRequest} from '../message.ts';
import type {Signed} from './signed.ts';

/** The text whose hash is signed. */
export function canonicalRequest(request: WireRequest, signed: Signed): string {
  const headers = signed.headers.map((name) => `${name}:${squeezed(headerOf(request, name))}\n`);
  return [
    request.method,
    canonicalPath(request.path),
    canonicalQuery(request.query),
    headers.join(''),
    signed.headers.join(';'),
    payloadHash(request),
  ].join('\n');
}

/** SHA-256 as lower-case hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  return hash('sha256', content, 'hex');
}

/** What the body really is: a header that claims another hash does not help. */
function payloadHash(request: WireRequest): string {
  const claimed = headerOf(request, 'x-amz-content-sha256');
  return claimed === 'UNSIGNED-PAYLOAD' ? claimed : sha256(request.body);
}

/** Every service but S3 encodes the path that is sent once more. */
function canonicalPath(path: string): string {
  return path === '' ? '/' : path.split('/').map(encoded).join('/');
}

function canonicalQuery(query: WireRequest['query']): string {
  return Object.entries(query)
    .filter(([name]) => name !== 'X-Amz-Signature')
    .flatMap(([name, value]) => [value ?? ''].flat().map((one) => [encoded(name), encoded(one)]))
    .sort(byNameThenValue)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function byNameThenValue(a: readonly string[], b: readonly string[]): number {
  const [one = '', other = ''] = a[0] === b[0] ? [a[1], b[1]] : [a[0], b[0]];
  return one < other ? -1 : Number(one > other);
}

/** RFC 3986: everything but unreserved characters; a lone surrogate cannot have been signed. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function squeezed(value: string): string {
  return value.trim().replace(/\s+/g, ' ');
}
