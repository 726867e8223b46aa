/** What reaches the server as bytes: too long, too slow, in pieces, or no HTTP at all. */
import {connect, createServer, type Socket} from 'node:net';
import {DescribeKeyCommand, KMSClient, KMSServiceException} from '@aws-sdk/client-kms';
import {describe, expect, it, onTestFinished} from 'vitest';
import {type Served, serve} from '../../src/simulator/simulator.ts';
import {signed} from './signing.ts';
import {ordersKey, quietAccount} from './support.ts';

const simulator = quietAccount({});

async function served(): Promise<Served> {
  const server = await serve(simulator, {port: 0, speed: 0, token: 't'});
  onTestFinished(() => server.close());
  return server;
}

function connection({endpoint}: Served): Socket {
  const socket = connect(Number(new URL(endpoint).port), '127.0.0.1');
  onTestFinished(() => {
    socket.destroy();
  });
  return socket;
}

/** Everything the server says until it ends the connection. */
function answerTo(server: Served, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connection(server);
    let text = '';
    socket.on('data', (chunk) => {
      text += String(chunk);
    });
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
    socket.write(bytes);
  });
}

const describeKey = JSON.stringify({KeyId: ordersKey});

/** The head of a DescribeKey, signed as it will arrive. */
const {headers} = signed(
  {
    method: 'POST',
    path: '/',
    query: {},
    headers: {
      'x-amz-target': 'TrentService.DescribeKey',
      'content-type': 'application/x-amz-json-1.1',
    },
    body: Buffer.from(describeKey),
  },
  {...simulator.operator, service: 'kms'},
);
const kmsHeaders = Object.entries(headers)
  .map(([name, value]) => `${name}: ${value}\r\n`)
  .join('');

/** The JSON body of an answer, whatever its head. */
function errorIn(answer: string): {readonly __type?: string} {
  return JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4));
}

describe('bytes that are no request', () => {
  it.each([
    ['not HTTP', 'this is not HTTP\r\n\r\n', 400],
    ['a length below zero', 'POST / HTTP/1.1\r\ncontent-length: -5\r\n\r\nabc', 400],
    ['two lengths', 'POST / HTTP/1.1\r\ncontent-length: 3\r\ncontent-length: 5\r\n\r\nabc', 400],
    ['a broken chunk', 'POST / HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n', 400],
    ['headers without end', `GET / HTTP/1.1\r\nx: ${'a'.repeat(40_000)}\r\n\r\n`, 431],
  ])('%s is an AWS error with its status', async (_, bytes, status) => {
    const answer = await answerTo(await served(), bytes);
    expect(answer.split(' ')[1]).toBe(String(status));
    expect(answer).toMatch(/\r\nx-amzn-requestid: [0-9a-f-]{36}\r\n/);
    expect(errorIn(answer)).toMatchObject({__type: 'BadRequest'});
  });

  it.each(['//', '//[', '/%zz', '/..//..', '/?%'])('the path %s is answered', async (path) => {
    const answer = await answerTo(
      await served(),
      `GET ${path} HTTP/1.1\r\nconnection: close\r\n\r\n`,
    );
    expect(errorIn(answer)).toHaveProperty('__type', 'MissingAuthenticationTokenException');
  });
});

describe('a body beyond a mebibyte', () => {
  const body = 'x'.repeat(1024 * 1024 + 1);

  it('is refused with 413 in JSON to a client that speaks JSON', async () => {
    const {endpoint} = await served();
    const answer = await fetch(endpoint, {method: 'POST', body});
    expect([answer.status, await answer.json()]).toEqual([
      413,
      {__type: 'RequestEntityTooLarge', message: 'The body is larger than 1048576 bytes.'},
    ]);
  });

  it('is refused with 413 in XML to a client that speaks forms', async () => {
    const {endpoint} = await served();
    const headers = {'content-type': 'application/x-www-form-urlencoded; charset=utf-8'};
    const answer = await fetch(endpoint, {method: 'POST', body, headers});
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain('<Code>RequestEntityTooLarge</Code>');
  });

  it('is refused as soon as its pieces are too many, though no length was told', async () => {
    const {endpoint} = await served();
    const piece = new Uint8Array(64 * 1024);
    let left = 40;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        left -= 1;
        if (left < 0) controller.close();
        else controller.enqueue(piece);
      },
    });
    const answer = await fetch(endpoint, {method: 'POST', body: stream, duplex: 'half'});
    expect(answer.status).toBe(413);
  });

  it('reaches an SDK client as an error of the service', async () => {
    const {endpoint} = await served();
    const kms = new KMSClient({
      endpoint,
      region: 'eu-west-1',
      credentials: simulator.operator,
      maxAttempts: 1,
    });
    const sent = kms.send(new DescribeKeyCommand({KeyId: body}));
    await expect(sent).rejects.toBeInstanceOf(KMSServiceException);
    await expect(sent).rejects.toMatchObject({
      name: 'RequestEntityTooLarge',
      $metadata: {httpStatusCode: 413},
    });
  });

  it('fits at exactly a mebibyte', async () => {
    const {endpoint} = await served();
    const answer = await fetch(endpoint, {method: 'POST', body: body.slice(1)});
    expect(answer.status).toBe(400);
  });
});

describe('connections', () => {
  it('carry one request after another, and requests in chunks', async () => {
    const one = `POST / HTTP/1.1\r\n${kmsHeaders}content-length: ${describeKey.length}\r\n\r\n${describeKey}`;
    const [head, tail] = [describeKey.slice(0, 9), describeKey.slice(9)];
    const chunks = [head, tail].map((text) => `${text.length.toString(16)}\r\n${text}\r\n`);
    const two = `POST / HTTP/1.1\r\n${kmsHeaders}connection: close\r\ntransfer-encoding: chunked\r\n\r\n${chunks.join('')}0\r\n\r\n`;
    const answer = await answerTo(await served(), one + two);
    expect(answer.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
    expect(answer.match(new RegExp(`"KeyId":"${ordersKey}"`, 'g'))).toHaveLength(2);
  });

  it('that stand still hold up nobody, and closing ends them', async () => {
    const server = await serve(simulator, {port: 0, speed: 0, token: 't'});
    const slow = [
      'POST / HT',
      'POST / HTTP/1.1\r\nx: y\r\n',
      `POST / HTTP/1.1\r\n${kmsHeaders}content-length: 50\r\n\r\n{"KeyId"`,
    ].map((bytes) => {
      const socket = connection(server);
      const ended = new Promise<void>((resolve) => {
        socket.once('close', () => resolve());
      });
      socket.on('error', () => undefined);
      socket.write(bytes);
      return ended;
    });
    const answer = await fetch(`${server.endpoint}/_latchkey/state`);
    expect(answer.status).toBe(200);
    await server.close();
    await Promise.all(slow);
  });

  // Only Linux has the whole of 127.0.0.0/8; there a wider binding would hold the other address too.
  it.skipIf(process.platform !== 'linux')('are taken on 127.0.0.1 and no other', async () => {
    const {endpoint} = await served();
    const other = createServer();
    await new Promise<void>((resolve, reject) => {
      other.once('error', reject);
      other.listen(Number(new URL(endpoint).port), '127.0.0.2', resolve);
    });
    await new Promise((resolve) => other.close(resolve));
  });
});
