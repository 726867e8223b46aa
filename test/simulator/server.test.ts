/** The simulator over loopback HTTP: SDK clients, the control endpoints, and what is not let in. */
import {DescribeKeyCommand, EnableKeyCommand, KMSClient} from '@aws-sdk/client-kms';
import {DescribeDBInstancesCommand, RDSClient} from '@aws-sdk/client-rds';
import {describe, expect, it, onTestFinished} from 'vitest';
import {type Served, type Simulator, serve} from '../../src/simulator/simulator.ts';
import {ordersKey, simulatorOf} from './support.ts';

type Player = {readonly simulator: Simulator; readonly served: Served};

/** A served `key-disabled`, its clock standing still unless a speed is given. */
async function served(speed = 0): Promise<Player> {
  const simulator = await simulatorOf('key-disabled');
  const server = await serve(simulator, {port: 0, speed, token: 'secret-token'});
  onTestFinished(() => server.close());
  return {simulator, served: server};
}

function clientsAt({simulator, served: {endpoint}}: Player) {
  const {accessKeyId, secretAccessKey} = simulator.operator;
  const config = {
    endpoint,
    region: simulator.region,
    credentials: {accessKeyId, secretAccessKey},
    maxAttempts: 1,
  };
  return {kms: new KMSClient(config), rds: new RDSClient(config)};
}

const authorization = 'Bearer secret-token';

function control({served: {endpoint}}: Player, path: string, init: RequestInit = {}) {
  return fetch(`${endpoint}/_latchkey/${path}`, init);
}

function post(player: Player, path: string, body: unknown) {
  return control(player, path, {
    method: 'POST',
    headers: {authorization},
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

describe('the control endpoints', () => {
  it('tell everyone that this is a simulator and what time it is, and nothing more', async () => {
    const player = await served();
    const answer = await control(player, 'state');
    expect(await answer.json()).toEqual({latchkey: 'simulator', now: '2026-03-02T02:14:19.000Z'});
  });

  it.each([
    ['state', {headers: {authorization: 'Bearer wrong'}}],
    ['requests', {}],
    ['requests', {headers: {authorization: 'secret-token'}}],
    ['advance', {method: 'POST', body: '{"seconds":1}'}],
    ['inject', {method: 'POST', body: '{"fault":"error","call":"*"}'}],
    ['nothing', {}],
  ])('%s wants the token', async (path, init) => {
    const player = await served();
    const answer = await control(player, path, init);
    expect(answer.status).toBe(401);
    expect(player.simulator.now()).toBe(Date.parse('2026-03-02T02:14:19Z'));
  });

  it.each([
    ['advance', {seconds: -1}, 'seconds'],
    ['advance', {minutes: 1}, 'seconds'],
    ['advance', 'no JSON', 'body'],
    ['inject', {fault: 'flood', call: 'kms:*'}, 'fault'],
    ['inject', {fault: 'error'}, 'call'],
    ['inject', {fault: 'error', call: 'kms:*', times: 0}, 'times'],
    ['inject', {fault: 'error', call: 'kms:EnabelKey'}, 'call: kms:EnabelKey matches no call'],
    [
      'inject',
      {fault: 'error', call: 'kms:*', seconds: 5},
      'seconds: has no meaning for error; it belongs to slow, lag',
    ],
    ['inject', {fault: 'lag', call: 'kms:*', code: 'Slow'}, 'code: has no meaning for lag'],
    ['inject', {fault: 'slow', call: 'kms:*', after: true}, 'after: has no meaning for slow'],
    ['inject', {fault: 'slow', call: 'kms:*', seconds: 1e9}, 'seconds'],
    ['inject', {fault: 'error', call: 'kms:*', chance: 2}, 'chance'],
    ['inject', {fault: 'error', call: 'kms:*', from: 'tomorrow'}, 'from: must be a time in UTC'],
    [
      'inject',
      {fault: 'error', call: 'kms:*', from: '2026-03-02T03:00:00Z', until: '2026-03-02T02:00:00Z'},
      'until: must be later than from',
    ],
    ['inject', {fault: 'error', call: 'kms:*', often: true}, 'often'],
    ['inject', '', 'must be a JSON object'],
    ['inject', [], 'body'],
  ])('%s refuses %j and names the member', async (path, body, name) => {
    const answer = await post(await served(), path, body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({error: expect.stringContaining(name)});
  });

  it('answers 404 for a path it does not have', async () => {
    const answer = await control(await served(), 'advance', {headers: {authorization}});
    expect(answer.status).toBe(404);
  });

  it('show the world to who has the token', async () => {
    const answer = await control(await served(), 'state', {headers: {authorization}});
    expect(await answer.json()).toMatchObject({
      latchkey: 'simulator',
      scenario: {id: 'key-disabled'},
      database: 'orders-db',
      databases: expect.arrayContaining([{identifier: 'sessions-db', status: 'available'}]),
      keys: expect.arrayContaining([expect.objectContaining({state: 'Disabled'})]),
    });
  });

  it('list every request in order, with who and what became of it', async () => {
    const player = await served();
    const {kms, rds} = clientsAt(player);
    await rds.send(new DescribeDBInstancesCommand({}));
    await kms.send(new DescribeKeyCommand({KeyId: 'zz'})).catch(() => undefined);
    await kms.send(new EnableKeyCommand({KeyId: ordersKey}));
    const answer = await control(player, 'requests', {headers: {authorization}});
    expect(await answer.json()).toMatchObject([
      {service: 'rds', operation: 'DescribeDBInstances', mode: 'read', outcome: 'ok'},
      {
        service: 'kms',
        operation: 'DescribeKey',
        outcome: 'error',
        error: {code: 'NotFoundException'},
      },
      {
        service: 'kms',
        operation: 'EnableKey',
        mode: 'change',
        outcome: 'ok',
        principal: 'arn:aws:sts::111122223333:assumed-role/OnCallResponder/mara',
      },
    ]);
  });

  it('let time pass', async () => {
    const player = await served();
    const answer = await post(player, 'advance', {seconds: 3600});
    expect(await answer.json()).toMatchObject({now: '2026-03-02T03:14:19.000Z'});
  });

  it('put a fault in', async () => {
    const player = await served();
    const fault = {fault: 'error', call: 'kms:EnableKey', times: 1};
    expect(await (await post(player, 'inject', fault)).json()).toEqual({injected: fault});
    const {kms} = clientsAt(player);
    const enable = () => kms.send(new EnableKeyCommand({KeyId: ordersKey}));
    await expect(enable()).rejects.toMatchObject({name: 'KMSInternalException'});
    await enable();
  });

  it('put a broken connection in', async () => {
    const player = await served();
    await post(player, 'inject', {fault: 'reset', call: 'kms:DescribeKey', times: 1});
    const {kms} = clientsAt(player);
    const describeKey = () => kms.send(new DescribeKeyCommand({KeyId: ordersKey}));
    await expect(describeKey()).rejects.toMatchObject({code: 'ECONNRESET'});
    await describeKey();
  });
});

describe('the server', () => {
  it('listens on this machine only', async () => {
    const {
      served: {endpoint},
    } = await served();
    expect(endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('rejects where the port is taken', async () => {
    const player = await served();
    const port = Number(new URL(player.served.endpoint).port);
    await expect(serve(player.simulator, {port, speed: 0})).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });

  it('makes up a token of its own, another one each time', async () => {
    const simulator = await simulatorOf('key-disabled');
    const one = await serve(simulator, {port: 0, speed: 0});
    const other = await serve(simulator, {port: 0, speed: 0});
    onTestFinished(async () => {
      await Promise.all([one.close(), other.close()]);
    });
    expect(one.token.length).toBeGreaterThanOrEqual(32);
    expect(one.token).not.toBe(other.token);
  });

  it('keeps real time in its headers and simulated time in its bodies', async () => {
    const player = await served();
    const answer = await control(player, 'state');
    const date = Date.parse(answer.headers.get('date') ?? '');
    expect(Math.abs(date - Date.now())).toBeLessThan(60_000);
  });

  it('lets its clock follow the wall at its speed, and no request moves it', async () => {
    const player = await served(3_600_000);
    const {rds} = clientsAt(player);
    const before = player.simulator.now();
    await rds.send(new DescribeDBInstancesCommand({}));
    expect(player.simulator.now()).toBeGreaterThan(before + 3_600_000);
    const still = await served(0);
    await clientsAt(still).rds.send(new DescribeDBInstancesCommand({}));
    expect(still.simulator.now()).toBe(Date.parse('2026-03-02T02:14:19Z'));
  });

  it('closes although a client keeps its connection and an answer is slow', async () => {
    const simulator = await simulatorOf('key-disabled');
    const server = await serve(simulator, {port: 0, speed: 0});
    simulator.inject({fault: 'slow', call: 'kms:*', seconds: 3600});
    const {kms, rds} = clientsAt({simulator, served: server});
    await rds.send(new DescribeDBInstancesCommand({}));
    const waiting = kms.send(new DescribeKeyCommand({KeyId: ordersKey})).catch(() => 'broken off');
    await rds.send(new DescribeDBInstancesCommand({}));
    await server.close();
    expect(await waiting).toBe('broken off');
  });
});
