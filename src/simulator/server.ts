/** The simulated AWS over HTTP, on this machine only, with its clock following the wall. */
import {randomBytes} from 'node:crypto';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import {setTimeout as sleep} from 'node:timers/promises';
import {clockFollowing} from './clock-following.ts';
import type {Pause, Simulator} from './contract.ts';
import {controlPrefix, createControl} from './control.ts';
import {BodyTooLarge, queryOf, readBody} from './http-body.ts';
import type {WireResponse} from './wire/message.ts';

export type ServeOptions = {
  /** 0 takes a free port. */
  readonly port: number;
  /** Simulated seconds a second; 0 stops the clock except for `advance`. */
  readonly speed: number;
  /** Bearer token of the control endpoints; made up where it is left out. */
  readonly token?: string;
};

/** A simulator being served. */
export type Served = {
  readonly endpoint: string;
  readonly token: string;
  /** Ends every connection and stops the clock. */
  close(): Promise<void>;
};

/** Serves the simulator on 127.0.0.1. Rejects where the port is taken. */
export async function serve(simulator: Simulator, options: ServeOptions): Promise<Served> {
  const token = options.token ?? randomBytes(24).toString('base64url');
  const clock = clockFollowing(simulator, options.speed);
  const closing = new AbortController();
  const pause: Pause = (milliseconds) => sleep(milliseconds, undefined, {signal: closing.signal});
  const control = createControl(simulator, token, options.speed);
  const server = createServer((request, response) => {
    answer(request, response, async (url, body) => {
      clock.catchUp();
      if (url.pathname.startsWith(controlPrefix)) {
        return control({
          method: request.method ?? '',
          path: url.pathname,
          authorization: request.headers.authorization ?? '',
          body,
        });
      }
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [
          name,
          [value ?? ''].flat().join(','),
        ]),
      );
      const {method = ''} = request;
      return simulator.handle(
        {method, path: url.pathname, query: queryOf(url), headers, body},
        pause,
      );
      // A reset that was put in, or a client that went away: either way nobody gets an answer.
    }).catch(() => request.socket.destroy());
  });
  const port = await listen(server, options.port);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    token,
    close: async () => {
      closing.abort();
      clock.stop();
      await closed(server);
    },
  };
}

/** Rejects for what must look like a broken connection; everything else gets an answer. */
async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  respond: (url: URL, body: Uint8Array) => Promise<WireResponse>,
): Promise<void> {
  const url = URL.parse(request.url ?? '', 'http://127.0.0.1');
  if (!url) {
    plain(response, 400, 'The request names no path.');
    return;
  }
  try {
    const {statusCode, headers, body} = await respond(url, await readBody(request));
    response.writeHead(statusCode, {...headers, 'content-length': body.byteLength});
    response.end(body);
  } catch (thrown) {
    if (!(thrown instanceof BodyTooLarge)) throw thrown;
    // The rest of the body is not read, so the connection cannot be used again.
    response.setHeader('connection', 'close');
    plain(response, 413, thrown.message);
  }
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {'content-type': 'text/plain; charset=utf-8'});
  response.end(`${text}\n`);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** SDK clients keep their connections alive: they are ended here, not waited for. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
