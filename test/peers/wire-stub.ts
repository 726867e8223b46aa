/** A wire over loopback with no world behind it: says what arrived, answers what it is told to. */
import {createServer} from 'node:http';
import {headersOf, queryOf, readBody, urlOf} from '../../src/simulator/http-body.ts';
import {services} from '../../src/simulator/services/catalog.ts';
import type {AwsError} from '../../src/simulator/wire/aws-error.ts';
import {createWire, type Received} from '../../src/simulator/wire/wire.ts';

export type WireStub = {
  readonly endpoint: string;
  /** What the next request gets. */
  answer: object | AwsError;
  /** What the last request was. */
  received: Received | undefined;
  close(): Promise<void>;
};

export const requestId = '11111111-2222-4333-8444-555555555555';

/** Serves every service of the catalogue. */
export async function serveWire(
  isError: (answer: object) => answer is AwsError,
): Promise<WireStub> {
  const wire = createWire(services.map((service) => service.wire));
  const stub = {answer: {} as object, received: undefined as Received | undefined};
  const server = createServer((request, response) => {
    const url = urlOf(request);
    readBody(request)
      .then(async (body) => {
        const {method = ''} = request;
        const received = wire.receive({
          method,
          path: url?.pathname ?? '/',
          query: url ? queryOf(url) : {},
          headers: headersOf(request),
          body,
        });
        stub.received = received;
        const {answer} = stub;
        const written =
          received.type === 'nonsense'
            ? wire.refuse(received, received.error, requestId)
            : isError(answer)
              ? wire.refuse(received, answer, requestId)
              : wire.answer(received, answer, requestId);
        response.writeHead(written.statusCode, {...written.headers});
        response.end(written.body);
      })
      .catch((thrown: unknown) => response.destroy(thrown instanceof Error ? thrown : undefined));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return Object.assign(stub, {
    endpoint: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
