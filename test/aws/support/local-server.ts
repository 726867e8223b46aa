/** A server on this machine that answers as a test wants, and remembers what reached it. */
import http from 'node:http';
import type {AddressInfo} from 'node:net';
import {onTestFinished} from 'vitest';

/** What reached the server, in order. */
export type Arrived = {
  readonly method: string;
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
  /** `EnableKey` from the target or the form; empty for anything else. */
  readonly operation: string;
};

/** Answers one request; the count is 1 for the first. */
export type Respond = (response: http.ServerResponse, arrived: Arrived, count: number) => void;

/** Starts a server that closes when the test is over. */
export async function serve(
  respond: Respond,
): Promise<{readonly endpoint: string; readonly arrived: readonly Arrived[]}> {
  const arrived: Arrived[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const target =
        String(request.headers['x-amz-target'] ?? '')
          .split('.')
          .at(-1) ?? '';
      const operation = target || (new URLSearchParams(body).get('Action') ?? '');
      const {method = '', url = '', headers} = request;
      const one = {method, path: url, headers, body, operation};
      arrived.push(one);
      respond(response, one, arrived.length);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const {port} = server.address() as AddressInfo;
  return {endpoint: `http://127.0.0.1:${port}`, arrived};
}

/** An awsJson answer, as KMS and CloudTrail give it. */
export function json(response: http.ServerResponse, value: object, status = 200): void {
  response.writeHead(status, {
    'content-type': 'application/x-amz-json-1.1',
    'x-amzn-requestid': 'request-1',
  });
  response.end(JSON.stringify(value));
}

/** An awsJson error: always HTTP 400 for a client's fault (facts/wire.md §2.5). */
export function jsonError(
  response: http.ServerResponse,
  code: string,
  message: string,
  status = 400,
): void {
  json(response, {__type: code, message}, status);
}

/** An awsQuery answer, as RDS and STS give it; `xml` is the inside of `<…Result>`. */
export function xml(response: http.ServerResponse, operation: string, inside: string): void {
  response.writeHead(200, {'content-type': 'text/xml', 'x-amzn-requestid': 'request-1'});
  response.end(
    `<${operation}Response xmlns="http://rds.amazonaws.com/doc/2014-10-31/"><${operation}Result>${inside}</${operation}Result><ResponseMetadata><RequestId>request-1</RequestId></ResponseMetadata></${operation}Response>`,
  );
}

/** An awsQuery error. */
export function xmlError(
  response: http.ServerResponse,
  code: string,
  message: string,
  status = 400,
): void {
  response.writeHead(status, {'content-type': 'text/xml', 'x-amzn-requestid': 'request-1'});
  response.end(
    `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>request-1</RequestId></ErrorResponse>`,
  );
}

/** A web page, as a proxy or a login portal sends it. */
export function page(response: http.ServerResponse, status: number): void {
  response.writeHead(status, {'content-type': 'text/html; charset=utf-8'});
  response.end('<!doctype html><html><body><h1>Sign in</h1></body></html>');
}
