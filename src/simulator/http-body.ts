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
export async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) throw new BodyTooLarge();
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.byteLength;
    if (size > mostBytes) throw new BodyTooLarge();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** The query string as the wire layer reads it: repeated names become lists. */
export function queryOf(url: URL): {[name: string]: string | string[]} {
  const names = new Set(url.searchParams.keys());
  return Object.fromEntries(
    [...names].map((name) => {
      const values = url.searchParams.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}
