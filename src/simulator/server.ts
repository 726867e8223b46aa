/** The simulated AWS over HTTP, on this machine only, with its clock following the wall. */
import {randomBytes} from 'node:crypto';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http';
import {setTimeout as sleep} from 'node:timers/promises';
import {clockFollowing, type FollowingClock} from './clock-following.ts';
import type {Pause, Simulator} from './contract.ts';
import {controlPrefix, createControl} from './control.ts';
import {BodyTooLarge, drained, headersOf, queryOf, readBody, urlOf} from './http-body.ts';
import {rawRefusal, refusal} from './http-refusal.ts';
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
  readonly clock: FollowingClock;
  /** Ends every connection and stops the clock. */
  close(): Promise<void>;
};

/** A client that sends a byte now and then is cut off; it holds nobody else up meanwhile. */
const limits: ServerOptions = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 1000,
  // A browser always sends a host header, and a foreign one is refused; an old client may send none.
  requireHostHeader: false,
};

/** Serves the simulator on 127.0.0.1. Rejects where the port is taken. */
export async function serve(simulator: Simulator, options: ServeOptions): Promise<Served> {
  const token = options.token ?? randomBytes(24).toString('base64url');
  const clock = clockFollowing(simulator, options.speed);
  const closing = new AbortController();
  const pause: Pause = (milliseconds) => sleep(milliseconds, undefined, {signal: closing.signal});
  const control = createControl(simulator, token, clock);
  const server = createServer(limits, (request, response) => {
    answer(request, response, async (url, body) => {
      clock.catchUp();
      const {method = ''} = request;
      const headers = headersOf(request);
      const received = {method, path: url.pathname, query: queryOf(url), headers, body};
      return url.pathname.startsWith(controlPrefix)
        ? control(received)
        : simulator.handle(received, pause);
      // A reset that was put in, or a client that went away: either way nobody gets an answer.
    }).catch(() => request.socket.destroy());
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (socket.writable) socket.end(rawRefusal(error.code));
  });
  const port = await listen(server, options.port);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    token,
    clock,
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
  const contentType = request.headers['content-type'];
  const url = urlOf(request);
  if (!url) {
    send(response, refusal(400, 'BadRequest', 'The request names no path.', contentType));
    return;
  }
  try {
    send(response, await respond(url, await readBody(request)));
  } catch (thrown) {
    if (!(thrown instanceof BodyTooLarge)) throw thrown;
    response.setHeader('connection', 'close');
    const tooLarge = refusal(413, 'RequestEntityTooLarge', thrown.message, contentType);
    begin(response, tooLarge);
    response.write(tooLarge.body);
    // A client that still sends would miss the answer if the connection ended now.
    await drained(request);
    response.end();
  }
}

function begin(response: ServerResponse, {statusCode, headers, body}: WireResponse): void {
  response.writeHead(statusCode, {...headers, 'content-length': body.byteLength});
}

// A text of this length is joined to the head faster than two pieces are written.
const mostBytesJoined = 16_384;

/** Head and body leave in one piece; Node joins them where the body is a text. */
function send(response: ServerResponse, whole: WireResponse): void {
  begin(response, whole);
  const {body} = whole;
  if (body.byteLength > mostBytesJoined) response.end(body);
  else response.end(latin1(body), 'latin1');
}

/** One character for each byte. */
function latin1({buffer, byteOffset, byteLength}: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
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
