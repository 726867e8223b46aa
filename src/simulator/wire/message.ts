/** HTTP messages as the simulator sees them, free of sockets and streams. */

/** One request: header names in any case, the whole body read. */
export type WireRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: {readonly [name: string]: string | readonly string[] | null | undefined};
  readonly headers: {readonly [name: string]: string | undefined};
  readonly body: Uint8Array;
};

/** One answer, its body complete. */
export type WireResponse = {
  readonly statusCode: number;
  readonly headers: {readonly [name: string]: string};
  readonly body: Uint8Array;
};

const decoder = new TextDecoder();

/** The bytes of a text in UTF-8. */
export function bytesOf(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? Buffer.from(text) : text;
}

/** The text of UTF-8 bytes; bytes that are no UTF-8 become replacement characters. */
export function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** A header by its lower-case name, whatever case the client used; empty where it is missing. */
export function headerOf(request: WireRequest, name: string): string {
  const exact = request.headers[name];
  if (exact !== undefined) return exact;
  // Most are asked for in vain, so lengths are compared before letters.
  for (const candidate of Object.keys(request.headers)) {
    if (candidate.length === name.length && candidate.toLowerCase() === name) {
      return request.headers[candidate] ?? '';
    }
  }
  return '';
}
