/** A presigned GetCallerIdentity with a header of its own: what an approval code is made of. */
import {createHash, createHmac} from 'node:crypto';
import {describe, expect, it} from 'vitest';
import {loadScenario} from '../../../src/simulator/scenario/list.ts';
import {
  createSimulator,
  type Simulator,
  type WireRequest,
} from '../../../src/simulator/simulator.ts';
import {textOf} from '../../../src/simulator/wire/message.ts';
import {scenarios} from '../support.ts';

const signedAt = Date.parse('2026-01-01T00:00:00Z');
const approval = 'x-latchkey-approval';

async function at(now: number): Promise<Simulator> {
  const scenario = await loadScenario(scenarios, 'key-disabled');
  return createSimulator(scenario, {wallClock: () => now});
}

const hmac = (key: string | Buffer, text: string) =>
  createHmac('sha256', key).update(text).digest();
const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/** Written from the description of the signing process, apart from the code that checks it. */
function presigned({operator}: Simulator, headerValue: string): WireRequest {
  const scope = '20260101/eu-west-1/sts/aws4_request';
  const host = 'sts.eu-west-1.amazonaws.com';
  const query = {
    Action: 'GetCallerIdentity',
    Version: '2011-06-15',
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${operator.accessKeyId}/${scope}`,
    'X-Amz-Date': '20260101T000000Z',
    'X-Amz-Expires': '60',
    'X-Amz-SignedHeaders': `host;${approval}`,
  };
  const canonical = [
    'GET',
    '/',
    Object.entries(query)
      .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
      .join('&'),
    `host:${host}\n${approval}:${headerValue}\n`,
    `host;${approval}`,
    hash(''),
  ].join('\n');
  const key = scope
    .split('/')
    .reduce<string | Buffer>(
      (secret, part) => hmac(secret, part),
      `AWS4${operator.secretAccessKey}`,
    );
  const text = ['AWS4-HMAC-SHA256', '20260101T000000Z', scope, hash(canonical)].join('\n');
  return {
    method: 'GET',
    path: '/',
    query: {...query, 'X-Amz-Signature': hmac(key, text).toString('hex')},
    headers: {host, [approval]: headerValue},
    body: new Uint8Array(),
  };
}

describe('a presigned GetCallerIdentity', () => {
  it('tells who signed it, for as long as it says', async () => {
    const simulator = await at(signedAt + 60_000);
    const answer = await simulator.handle(presigned(simulator, 'step-enable'));
    expect(answer.statusCode).toBe(200);
    expect(textOf(answer.body)).toContain(simulator.operator.arn);
  });

  it.each<readonly [string, number, (request: WireRequest) => WireRequest, string]>([
    ['too late', 61_000, (request) => request, 'Signature expired'],
    ['before its time', -16 * 60_000, (request) => request, 'Signature not yet current'],
    [
      'for another step',
      0,
      (request) => ({...request, headers: {...request.headers, [approval]: 'step-delete'}}),
      'The request signature we calculated',
    ],
    [
      'without its header',
      0,
      (request) => ({...request, headers: {host: request.headers.host}}),
      'The request signature we calculated',
    ],
    [
      'that lasts longer than was signed',
      0,
      (request) => ({...request, query: {...request.query, 'X-Amz-Expires': '3600'}}),
      'The request signature we calculated',
    ],
  ])('is refused %s', async (_what, later, change, message) => {
    const simulator = await at(signedAt + later);
    const answer = await simulator.handle(change(presigned(simulator, 'step-enable')));
    expect(answer.statusCode).toBe(403);
    expect(textOf(answer.body)).toContain('<Code>SignatureDoesNotMatch</Code>');
    expect(textOf(answer.body)).toContain(message);
  });
});
