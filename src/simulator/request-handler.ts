/** The SDK's request handler that opens no socket: the simulated AWS answers in process. */
import {type HttpHandler, type HttpRequest, HttpResponse} from '@smithy/core/protocols';
import type {HttpHandlerOptions} from '@smithy/types';
import type {Simulator} from './contract.ts';

/** A handler for the `requestHandler` setting of any SDK client. */
export function requestHandler(simulator: Simulator): HttpHandler {
  return {
    metadata: {handlerProtocol: 'http/1.1'},
    async handle(request: HttpRequest, {abortSignal}: HttpHandlerOptions = {}) {
      if (abortSignal?.aborted) throw aborted();
      const response = await simulator.handle({
        method: request.method,
        path: request.path,
        query: request.query,
        headers: request.headers,
        body: bytesAtHand(request.body) ?? (await collected(request.body)),
      });
      if (abortSignal?.aborted) throw aborted();
      const {statusCode, headers, body} = response;
      return {response: new HttpResponse({statusCode, headers: {...headers}, body})};
    },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
    destroy: () => undefined,
  };
}

/** A body that is all there, as the bodies of these services are. */
function bytesAtHand(body: unknown): Uint8Array | undefined {
  if (body === undefined || body === null) return new Uint8Array();
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof Uint8Array) return body;
  return body instanceof ArrayBuffer ? new Uint8Array(body) : undefined;
}

async function collected(body: unknown): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  if (isAsyncIterable(body)) for await (const chunk of body) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function isAsyncIterable(body: unknown): body is AsyncIterable<Uint8Array> {
  return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

/** What the SDK expects of an aborted request. */
function aborted(): Error {
  return Object.assign(new Error('Request aborted'), {name: 'AbortError'});
}
