/** The canonical form of a request that Signature Version 4 signs. */
import {hash} from 'node:crypto';
import {headerOf, type WireRequest} from '../message.ts';
import type {Signed} from './signed.ts';

/** The text whose hash is signed. */
export function canonicalRequest(request: WireRequest, signed: Signed): string {
  let headers = '';
  for (const name of signed.headers) headers += `${name}:${squeezed(headerOf(request, name))}\n`;
  const head = `${request.method}\n${canonicalPath(request.path)}\n${canonicalQuery(request.query)}`;
  return `${head}\n${headers}\n${signed.headers.join(';')}\n${payloadHash(request)}`;
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
  return path === '' || path === '/' ? '/' : path.split('/').map(encoded).join('/');
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

const loose = /^\s|\s$|\s\s|[^\S ]/;

function squeezed(value: string): string {
  return loose.test(value) ? value.trim().replace(/\s+/g, ' ') : value;
}
