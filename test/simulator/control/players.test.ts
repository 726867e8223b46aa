/** Messages to the players: told to who signs as one of them or has the token, and to nobody else. */
import {GetSessionTokenCommand, STSClient} from '@aws-sdk/client-sts';
import {describe, expect, it, onTestFinished} from 'vitest';
import {openDoor} from '../../../src/aws/door.ts';
import {
  createSimulator,
  loadScenario,
  type Served,
  type Simulator,
  serve,
} from '../../../src/simulator/simulator.ts';
import {world} from '../identity/account.ts';
import {type Signer, signed} from '../signing.ts';
import {hour, minute, scenarios} from '../support.ts';
import {ask} from './asking.ts';

type Day = {readonly simulator: Simulator; readonly served: Served};

async function dayOf(simulator: Simulator): Promise<Day> {
  const served = await serve(simulator, {port: 0, speed: 0, token: 'secret-token'});
  onTestFinished(() => served.close());
  simulator.facilitate('message Priya: how long?');
  return {simulator, served};
}

async function day(): Promise<Day> {
  const scenario = await loadScenario(scenarios, 'key-disabled');
  return dayOf(createSimulator(scenario, {players: ['ana', 'ben']}));
}

type Sent = {path: string; query: {[name: string]: string}; method: string; body: string};
const sent: Sent = {path: '/_latchkey/messages', query: {after: '0'}, method: 'GET', body: ''};

/** Headers that sign this request as that one would; its host is this server's own. */
function signedHeaders({simulator, served}: Day, request: Sent, signer: Partial<Signer> = {}) {
  const {host} = new URL(served.endpoint);
  const wire = {...request, headers: {host}, body: Buffer.from(request.body)};
  const {headers} = signed(wire, {...simulator.operator, service: 'latchkey', ...signer});
  return {...(headers as {[name: string]: string})};
}

/** Signs one request and sends another. */
function send(
  running: Day,
  {
    as = {},
    signing = sent,
    sending = signing,
  }: {as?: Partial<Signer>; signing?: Sent; sending?: Sent},
) {
  const query = new URLSearchParams(sending.query);
  return ask(running.served, `${sending.path}?${query}`, {
    method: sending.method,
    headers: signedHeaders(running, signing, as),
    body: sending.body,
  });
}

describe('messages are told', () => {
  it('to every principal of the account that signs for itself', async () => {
    const running = await day();
    const {operator, administrator, players} = running.simulator;
    for (const as of [operator, administrator, ...players]) {
      const {status, text} = await send(running, {as});
      expect([status, text]).toEqual([200, expect.stringContaining('how long?')]);
    }
  });

  it('to who has the token', async () => {
    const headers = {authorization: 'Bearer secret-token'};
    const {status, text} = await ask((await day()).served, '/_latchkey/messages', {headers});
    expect([status, text]).toEqual([200, expect.stringContaining('how long?')]);
  });

  it('again to a request that was heard on the way: it only reads', async () => {
    const running = await day();
    const headers = signedHeaders(running, sent);
    for (const _ of ['sent', 'replayed']) {
      const {status} = await ask(running.served, '/_latchkey/messages?after=0', {headers});
      expect(status).toBe(200);
    }
  });

  it('through the door of a player’s own Latchkey, and only those it has not seen', async () => {
    const {simulator, served} = await day();
    simulator.facilitate('message Board: report');
    const [ana] = simulator.players;
    const door = openDoor({
      region: simulator.region,
      endpoint: served.endpoint,
      credentials: ana ?? simulator.operator,
      readOnly: true,
      clock: {now: () => 0, sleep: async () => undefined},
    });
    onTestFinished(() => door.close());
    expect(await door.messagesAfter(0)).toMatchObject([
      {seq: 1, from: 'Priya', text: 'how long?'},
      {seq: 2, from: 'Board', text: 'report'},
    ]);
    expect(await door.messagesAfter(1)).toMatchObject([{seq: 2}]);
  });

  it('to nobody through a door with wrong credentials, and it does not fail', async () => {
    const {simulator, served} = await day();
    const door = openDoor({
      region: simulator.region,
      endpoint: served.endpoint,
      credentials: {...simulator.operator, secretAccessKey: 'x'},
      readOnly: true,
      clock: {now: () => 0, sleep: async () => undefined},
    });
    onTestFinished(() => door.close());
    expect(await door.messagesAfter(0)).toEqual([]);
  });
});

describe('messages are kept from', () => {
  it.each([
    ['no header', ''],
    ['a wrong token', 'Bearer wrong'],
    ['the token without its scheme', 'secret-token'],
    ['an empty token', 'Bearer '],
    ['another scheme', 'Basic c2VjcmV0LXRva2Vu'],
  ])('%s: 401, and how to ask', async (_, authorization) => {
    const {served} = await day();
    const {status, text} = await ask(served, '/_latchkey/messages', {headers: {authorization}});
    expect([status, text]).toEqual([401, expect.stringContaining("a player's signature")]);
    expect(text).not.toContain('how long?');
  });

  const now = Date.now();
  const unknown = {accessKeyId: 'AKIAIOSFODNN7EXAMPLE'};
  it.each<[string, Parameters<typeof send>[1], string]>([
    ['an unknown access key', {as: unknown}, 'InvalidClientTokenId'],
    ['a wrong secret', {as: {secretAccessKey: 'x'}}, 'SignatureDoesNotMatch'],
    ['a request for another service', {as: {service: 'kms'}}, "correct service: 'latchkey'"],
    ['a date too old', {as: {at: now - 6 * minute}}, 'SignatureDoesNotMatch: Signature expired'],
    ['a date to come', {as: {at: now + 6 * minute}}, 'Signature not yet current'],
    ['a changed path', {signing: {...sent, path: '/_latchkey/state'}, sending: sent}, 'NotMatch'],
    ['a changed query', {signing: {...sent, query: {after: '9'}}, sending: sent}, 'NotMatch'],
    ['a query put to it', {signing: {...sent, query: {}}, sending: sent}, 'NotMatch'],
    ['a changed body', {signing: sent, sending: {...sent, body: '{}'}}, 'NotMatch'],
    ['a changed method', {signing: {...sent, method: 'POST'}, sending: sent}, 'NotMatch'],
  ])('%s: 403, and what is wrong', async (_, request, reason) => {
    const {status, text} = await send(await day(), request);
    expect([status, text]).toEqual([403, expect.stringContaining(reason)]);
    expect(text).toContain('Sign with credentials that this simulator printed.');
    expect(text).not.toContain('how long?');
  });

  it.each([
    ['Signature', /, Signature=.*/],
    ['SignedHeaders', /SignedHeaders=[^,]*, /],
    ['Credential', /Credential=[^,]*, /],
  ])('a signature without its %s', async (_, part) => {
    const running = await day();
    const {authorization = '', ...headers} = signedHeaders(running, sent);
    const {status, text} = await ask(running.served, '/_latchkey/messages?after=0', {
      headers: {...headers, authorization: authorization.replace(part, '')},
    });
    expect(status).toBe(403);
    expect(text).not.toContain('how long?');
  });

  it('a signature in the URL, which would lie in histories and logs', async () => {
    const running = await day();
    const {authorization = '', 'x-amz-date': time = ''} = signedHeaders(running, sent);
    const query = new URLSearchParams({
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Credential': /Credential=([^,]+)/.exec(authorization)?.[1] ?? '',
      'X-Amz-Date': time,
      'X-Amz-Expires': '900',
      'X-Amz-SignedHeaders': 'host',
      'X-Amz-Signature': /Signature=(.+)/.exec(authorization)?.[1] ?? '',
    });
    const {status} = await ask(running.served, `/_latchkey/messages?${query}`);
    expect(status).toBe(401);
    const headers = {authorization: 'AWS4-HMAC-SHA256 nothing'};
    const both = await ask(running.served, `/_latchkey/messages?${query}`, {headers});
    expect([both.status, both.text]).toEqual([403, expect.stringContaining('MissingAuth')]);
  });

  it('a session without its token, and one whose time is over', async () => {
    const principals = {mara: {user: 'mara', allow: ['*']}};
    const running = await dayOf(world({principals}));
    const {simulator, served} = running;
    const sts = new STSClient({
      region: simulator.region,
      endpoint: served.endpoint,
      credentials: simulator.operator,
    });
    const {Credentials: made} = await sts.send(new GetSessionTokenCommand({}));
    const as = {accessKeyId: made?.AccessKeyId, secretAccessKey: made?.SecretAccessKey};
    const signature = signedHeaders(running, sent, as);
    const whole = {...signature, 'x-amz-security-token': made?.SessionToken ?? ''};
    const asked = (headers: {[name: string]: string}) =>
      ask(served, '/_latchkey/messages?after=0', {headers});
    expect((await asked(whole)).status).toBe(200);
    const half = await asked(signature);
    expect([half.status, half.text]).toEqual([403, expect.stringContaining('InvalidClientToken')]);
    simulator.advance(12 * hour);
    const over = await asked(whole);
    expect([over.status, over.text]).toEqual([403, expect.stringContaining('ExpiredToken: ')]);
  });
});

it.each([
  ['GET', 'state'],
  ['GET', 'requests'],
  ['GET', 'debrief'],
  ['POST', 'facilitate'],
  ['POST', 'advance'],
  ['POST', 'inject'],
  ['POST', 'clock'],
  ['POST', 'messages'],
])('a player’s signature opens messages and nothing else: %s %s', async (method, name) => {
  const running = await day();
  const request = {path: `/_latchkey/${name}`, query: {}, method, body: ''};
  const {status, text} = await send(running, {signing: request});
  expect([status, text]).toEqual([401, expect.stringContaining('authorization: Bearer TOKEN.')]);
});
