/** A game day over HTTP: facilitator and players at once, each with their own principal. */
import {
  CancelKeyDeletionCommand,
  DescribeKeyCommand,
  KMSClient,
  ListResourceTagsCommand,
  TagResourceCommand,
} from '@aws-sdk/client-kms';
import {GetCallerIdentityCommand, STSClient} from '@aws-sdk/client-sts';
import {afterEach, describe, expect, test} from 'vitest';
import {messagesBehind} from '../../../src/aws/simulator-messages.ts';
import {UsageError} from '../../../src/core/errors.ts';
import {
  createSimulator,
  loadScenario,
  type Served,
  type Simulator,
  serve,
} from '../../../src/simulator/simulator.ts';
import {ordersKey, scenarios} from '../support.ts';

type Day = {readonly simulator: Simulator; readonly served: Served};

let open: Served | undefined;
afterEach(async () => {
  await open?.close();
  open = undefined;
});

async function day(...players: string[]): Promise<Day> {
  const simulator = createSimulator(await loadScenario(scenarios, 'key-disabled'), {players});
  const served = await serve(simulator, {port: 0, speed: 0, token: 'secret'});
  open = served;
  return {simulator, served};
}

function configOf(
  {simulator, served}: Day,
  who: {readonly accessKeyId: string; readonly secretAccessKey: string},
) {
  const {accessKeyId, secretAccessKey} = who;
  return {
    region: simulator.region,
    endpoint: served.endpoint,
    credentials: {accessKeyId, secretAccessKey},
    maxAttempts: 1,
  };
}

async function control({served}: Day, method: string, path: string, body?: object) {
  const response = await fetch(`${served.endpoint}/_latchkey/${path}`, {
    method,
    headers: {authorization: 'Bearer secret'},
    ...(body ? {body: JSON.stringify(body)} : {}),
  });
  return {status: response.status, json: await response.json()};
}

describe('players', () => {
  test('each is a session of the operator’s role with its own name', async () => {
    const running = await day('ana', 'ben');
    const arns = await Promise.all(
      running.simulator.players.map(async (player) => {
        const sts = new STSClient(configOf(running, player));
        return (await sts.send(new GetCallerIdentityCommand({}))).Arn;
      }),
    );
    expect(arns).toEqual([
      'arn:aws:sts::111122223333:assumed-role/OnCallResponder/ana',
      'arn:aws:sts::111122223333:assumed-role/OnCallResponder/ben',
    ]);
  });

  test('they may do what the operator may, and no more', async () => {
    const running = await day('ana');
    const [ana] = running.simulator.players;
    if (!ana) throw new Error('no player');
    const kms = new KMSClient(configOf(running, ana));
    const {KeyMetadata} = await kms.send(new DescribeKeyCommand({KeyId: 'alias/orders'}));
    expect(KeyMetadata?.KeyState).toBe('Disabled');
    const tag = new TagResourceCommand({KeyId: ordersKey, Tags: [{TagKey: 'a', TagValue: 'b'}]});
    await expect(kms.send(tag)).rejects.toMatchObject({name: 'AccessDeniedException'});
    await expect(kms.send(new CancelKeyDeletionCommand({KeyId: ordersKey}))).rejects.toMatchObject({
      name: 'KMSInvalidStateException',
    });
  });

  test.each([['a'], ['two words'], ['mara'], ['ana', 'ana']])(
    '%j cannot play',
    async (...names) => {
      await expect(day(...names)).rejects.toThrow(UsageError);
    },
  );

  test('they change no id of the scenario', async () => {
    const alone = createSimulator(await loadScenario(scenarios, 'key-disabled'));
    const {simulator} = await day('ana', 'ben');
    expect(simulator.operator).toEqual(alone.operator);
    expect(simulator.administrator).toEqual(alone.administrator);
  });
});

describe('facilitator', () => {
  test('a message reaches every player, in order, by the credentials they have', async () => {
    const running = await day('ana', 'ben');
    for (const text of ['one', 'two']) {
      const {status} = await control(running, 'POST', 'facilitate', {
        line: `message Priya: ${text}`,
      });
      expect(status).toBe(200);
    }
    for (const player of running.simulator.players) {
      const {region, endpoint} = configOf(running, player);
      const messagesAfter = messagesBehind({region, endpoint, credentials: async () => player});
      expect(await messagesAfter(0)).toMatchObject([
        {seq: 1, from: 'Priya', text: 'one'},
        {seq: 2, text: 'two'},
      ]);
      expect(await messagesAfter(1)).toMatchObject([{seq: 2}]);
    }
  });

  test('a message with a time waits for it', async () => {
    const running = await day();
    running.simulator.facilitate('message Board: report, at 02:25');
    expect(running.simulator.gameDay().messages).toEqual([]);
    await control(running, 'POST', 'advance', {seconds: 3600});
    expect(running.simulator.gameDay().messages).toMatchObject([{from: 'Board', text: 'report'}]);
  });

  test('orders need the token, and bad ones say why', async () => {
    const running = await day();
    const open = await fetch(`${running.served.endpoint}/_latchkey/facilitate`, {
      method: 'POST',
      body: '{}',
    });
    expect(open.status).toBe(401);
    const bad = await control(running, 'POST', 'facilitate', {line: 'explode'});
    expect(bad.status).toBe(400);
    expect(bad.json).toMatchObject({error: expect.stringContaining('"explode"')});
  });

  test('the clock can be paused and sped up, and says so in the state', async () => {
    const running = await day();
    await control(running, 'POST', 'clock', {speed: 600});
    expect((await control(running, 'GET', 'state')).json).toMatchObject({speed: 600});
    await control(running, 'POST', 'clock', {speed: 0});
    expect((await control(running, 'GET', 'state')).json).toMatchObject({speed: 0});
    const acts = running.simulator.gameDay().acts.map(({text}) => text);
    expect(acts).toEqual(['600 times as fast as the wall', 'paused']);
  });

  test('a call by hand is the administrator’s', async () => {
    const running = await day();
    expect(running.simulator.facilitate('call kms:EnableKey alias/orders')).toEqual({
      done: true,
      says: 'The call was made.',
    });
    expect(running.simulator.facilitate('call kms:EnableKey alias/nobody')).toMatchObject({
      done: false,
    });
    const {keys} = running.simulator.debrief().end;
    expect(keys).toContainEqual({name: 'alias/orders', state: 'Enabled'});
  });
});

test('facilitator and two players at once: no update is lost, and the debrief has them all', async () => {
  const running = await day('ana', 'ben');
  const {simulator} = running;
  const rounds = 40;
  const tagging = [simulator.administrator, simulator.administrator].map(async (who, player) => {
    const kms = new KMSClient(configOf(running, who));
    for (let round = 0; round < rounds; round += 1) {
      const Tags = [{TagKey: `p${player}`, TagValue: String(round)}];
      await kms.send(new TagResourceCommand({KeyId: ordersKey, Tags}));
    }
  });
  const reading = simulator.players.map(async (player) => {
    const kms = new KMSClient(configOf(running, player));
    for (let round = 0; round < rounds; round += 1) {
      await kms.send(new DescribeKeyCommand({KeyId: ordersKey}));
    }
  });
  const facilitating = (async () => {
    for (let round = 0; round < rounds; round += 1) {
      await control(running, 'POST', 'facilitate', {line: `note round ${round}`});
      await control(running, 'POST', 'advance', {seconds: 1});
    }
  })();
  await Promise.all([...tagging, ...reading, facilitating]);
  const kms = new KMSClient(configOf(running, simulator.administrator));
  const {Tags} = await kms.send(new ListResourceTagsCommand({KeyId: ordersKey}));
  expect(Tags).toContainEqual({TagKey: 'p0', TagValue: String(rounds - 1)});
  expect(Tags).toContainEqual({TagKey: 'p1', TagValue: String(rounds - 1)});

  const {players, story} = simulator.debrief();
  expect(players.find(({name}) => name === 'ana')).toMatchObject({reads: rounds, changes: 0});
  expect(players.find(({name}) => name === 'ben')).toMatchObject({reads: rounds, changes: 0});
  expect(story.filter(({type}) => type === 'note')).toHaveLength(rounds);
  expect(story.filter(({type}) => type === 'change')).toHaveLength(2 * rounds);
  const times = story.map(({at}) => Date.parse(at));
  expect(times).toEqual(times.toSorted((a, b) => a - b));
});
