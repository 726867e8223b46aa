/** The control endpoints under every spelling of a path, every method, and as a web page reaches them. */
import {describe, expect, it, onTestFinished} from 'vitest';
import {type Served, type Simulator, serve} from '../../../src/simulator/simulator.ts';
import {simulatorOf} from '../support.ts';
import {ask} from './asking.ts';

const authorization = 'Bearer secret-token';

async function day(): Promise<{simulator: Simulator; served: Served}> {
  const simulator = await simulatorOf('key-disabled');
  const served = await serve(simulator, {port: 0, speed: 0, token: 'secret-token'});
  onTestFinished(() => served.close());
  simulator.facilitate('message Priya: how long?');
  simulator.facilitate('note they asked security first');
  return {simulator, served};
}

/** What only the facilitator knows. */
const inside = /how long|asked security|orders-db|EnableKey|"speed"|"faults"|"players"/;

const names = ['state', 'requests', 'debrief', 'messages'];
const spellings = [
  ...names.flatMap((name) => [
    `/_latchkey/${name}/`,
    `/_latchkey//${name}`,
    `//_latchkey/${name}`,
    `/_latchkey/./${name}`,
    `/x/../_latchkey/${name}`,
    `/x/%2e%2e/_latchkey/${name}`,
    `/_latchkey\\${name}`,
    `/%5Flatchkey/${name}`,
    `/_latchkey%2F${name}`,
    `/_latchkey/%${name.charCodeAt(0).toString(16)}${name.slice(1)}`,
    `/_LATCHKEY/${name}`,
    `/_latchkey/${name.toUpperCase()}`,
    `/_latchkey/${name};x`,
    `/_latchkey/${name}%00`,
    `/_latchkey/${name}?token=secret-token&authorization=Bearer%20secret-token`,
    `http://127.0.0.1/_latchkey/${name}`,
    `http://secret-token@127.0.0.1/_latchkey/${name}`,
    `/_latchkey/state/../${name}`,
  ]),
  '/_latchkey',
  '/_latchkey/',
  '/_latchkey/*',
  '*',
];
const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'QUERY'];

describe('without the token', () => {
  it('no spelling of a path tells anything but that this is a simulator', async () => {
    const {served} = await day();
    const told: string[] = [];
    for (const target of spellings) {
      const {status, text} = await ask(served, target);
      if (inside.test(text)) told.push(target);
      const isState =
        status === 200 && /\r\n\r\n\{"latchkey":"simulator","now":"[^"]+"\}\n$/.test(text);
      if (status < 400 && !isState) told.push(target);
    }
    expect(told).toEqual([]);
  });

  it.each(methods)('%s is refused everywhere but for the open state', async (method) => {
    const {simulator, served} = await day();
    const before = JSON.stringify(simulator.save());
    const bodies = ['', '{"seconds":60}', '{"line":"note x"}', '{"fault":"error","call":"kms:*"}'];
    for (const name of [...names, 'advance', 'inject', 'clock', 'facilitate', 'nothing']) {
      for (const body of method === 'GET' ? [''] : bodies) {
        const {status} = await ask(served, `/_latchkey/${name}`, {method, body});
        expect([name, status]).toEqual([name, method === 'GET' && name === 'state' ? 200 : 401]);
      }
    }
    expect(JSON.stringify(simulator.save())).toBe(before);
  });

  it.each([
    'x-http-method-override',
    'x-original-url',
    'x-rewrite-url',
    'x-authorization',
    'cookie',
  ])('the header %s changes nothing', async (name) => {
    const {served} = await day();
    const headers = {[name]: name.endsWith('url') ? '/_latchkey/state' : authorization};
    expect((await ask(served, '/_latchkey/requests', {headers})).status).toBe(401);
  });
});

it.each(names)('with the token, %s tells what nobody else learns', async (name) => {
  const {served} = await day();
  const {text} = await ask(served, `/_latchkey/${name}`, {headers: {authorization}});
  // No call was made yet, so that there is none to list.
  expect(text).toMatch(name === 'requests' ? /\r\n\r\n\[\]\n$/ : inside);
});

it('with the token, what is no endpoint is not found', async () => {
  const {served} = await day();
  for (const [method, path] of [
    ['HEAD', 'state'],
    ['OPTIONS', 'state'],
    ['POST', 'state'],
    ['GET', 'state/'],
    ['GET', 'advance'],
    ['GET', ''],
  ] as const) {
    const {status} = await ask(served, `/_latchkey/${path}`, {method, headers: {authorization}});
    expect([method, path, status]).toEqual([method, path, 404]);
  }
});

function withAndWithoutToken(headers: {[name: string]: string}): {[name: string]: string}[] {
  return [headers, {...headers, authorization}];
}

const foreignHosts = [
  'evil.example',
  'evil.example:80',
  '127.0.0.1.evil.example',
  'localhost.evil.example:8000',
  'evil.example@127.0.0.1',
  '10.0.0.1',
  '0.0.0.0',
  '169.254.169.254',
  '127.0.0.1:80:80',
  '127.0.0.1/x',
  '[::1]x',
];

describe('a web page that reaches this machine', () => {
  it.each(foreignHosts)(
    'under the name %s learns nothing, with or without the token',
    async (host) => {
      const {served} = await day();
      for (const path of names) {
        for (const headers of withAndWithoutToken({host})) {
          const {status, text} = await ask(served, `/_latchkey/${path}`, {headers});
          expect([status, text]).toEqual([
            403,
            expect.stringContaining('Ask 127.0.0.1 or localhost.'),
          ]);
          expect(text).not.toMatch(inside);
          expect(text).not.toContain('"simulator"');
        }
      }
    },
  );

  it.each<[string, {[name: string]: string}]>([
    ['of another site', {origin: 'https://evil.example'}],
    ['without an origin of its own', {origin: 'null'}],
    ['of another port of this machine', {origin: 'http://localhost:3000'}],
    ['in a script element', {'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors'}],
    ['bound to this address', {'sec-fetch-site': 'same-origin'}],
  ])('%s changes nothing and learns nothing', async (_, page) => {
    const {simulator, served} = await day();
    const before = JSON.stringify(simulator.save());
    for (const headers of withAndWithoutToken(page)) {
      const read = await ask(served, '/_latchkey/state', {headers});
      const body = '{"seconds":60}';
      const write = await ask(served, '/_latchkey/advance', {method: 'POST', headers, body});
      for (const {status, text} of [read, write]) {
        expect([status, text]).toEqual([403, expect.stringContaining('This answers no web page.')]);
        expect(text).not.toMatch(/access-control-allow/i);
      }
    }
    expect(JSON.stringify(simulator.save())).toBe(before);
  });

  it('gets no leave from a preflight', async () => {
    const {served} = await day();
    const {status, text} = await ask(served, '/_latchkey/advance', {
      method: 'OPTIONS',
      headers: {
        origin: 'https://evil.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      },
    });
    expect(status).toBe(403);
    expect(text).not.toMatch(/access-control-allow/i);
  });
});

it.each(['', 'localhost', 'LOCALHOST:9000', '127.0.0.1', '127.0.0.2:9000', '[::1]:9000'])(
  'a program that names this machine "%s" is answered',
  async (host) => {
    const {served} = await day();
    const {status} = await ask(served, '/_latchkey/requests', {headers: {host, authorization}});
    expect(status).toBe(200);
  },
);

it('a person who types the address of the state is answered', async () => {
  const {served} = await day();
  const headers = {'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate'};
  const {status, text} = await ask(served, '/_latchkey/state', {headers});
  expect([status, text]).toEqual([200, expect.stringContaining('{"latchkey":"simulator","now":')]);
});
