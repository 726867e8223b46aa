/** Reading a request from the network, bounded. */
import type {IncomingMessage} from 'node:http';

/** No request of the services served comes near this size. */
export const mostBytes = 1024 * 1024;

/** A body beyond the limit. */
export class BodyTooLarge extends Error {
  constructor() {
    super(`The body is larger than ${mostBytes} bytes.`);
    this.name = 'BodyTooLarge';
  }
}

/** The whole body. Rejects with BodyTooLarge as soon as it is clear that it is too large. */
export function readBody(request: IncomingMessage): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > mostBytes) reject(new BodyTooLarge());
    const chunks: Buffer[] = [];
    let size = 0;
    // The rest of a body that is too large is still read away, and not kept.
    request.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size > mostBytes) reject(new BodyTooLarge());
      else chunks.push(chunk);
    });
    request.once('end', () => {
      const [only] = chunks;
      resolve(only && chunks.length === 1 ? only : Buffer.concat(chunks));
    });
    request.once('error', reject);
    request.once('close', () => {
      if (!request.complete) reject(new Error('The client went away.'));
    });
  });
}

const mostDrainMilliseconds = 5000;

/** Reads the rest of a request away, until it ends or breaks; not for long. */
export async function drained(request: IncomingMessage): Promise<void> {
  if (request.readableEnded || request.destroyed) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, mostDrainMilliseconds);
    const finish = (): void => {
      clearTimeout(timer);
      resolve();
    };
    request.once('end', finish).once('close', finish).once('error', finish);
    request.resume();
  });
}

/** The URL of a request; undefined where it names no path. `//x` is a path, not a host. */
export function urlOf(request: IncomingMessage): URL | undefined {
  const {url = ''} = request;
  const whole = url.startsWith('/') ? `http://127.0.0.1${url}` : url;
  return URL.parse(whole) ?? undefined;
}

/** Headers with one text each. */
export function headersOf(request: IncomingMessage): {[name: string]: string} {
  const texts: {[name: string]: string} = Object.create(null);
  for (const [name, value] of Object.entries(request.headers)) {
    texts[name] = typeof value === 'string' ? value : [value ?? ''].flat().join(',');
  }
  return texts;
}

/** The query string as the wire layer reads it: repeated names become lists. */
export function queryOf(url: URL): {[name: string]: string | string[]} {
  if (url.search === '') return {};
  const names = new Set(url.searchParams.keys());
  return Object.fromEntries(
    [...names].map((name) => {
      const values = url.searchParams.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}
