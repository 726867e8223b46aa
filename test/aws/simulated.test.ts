/** The door against the simulated AWS: the night of `key-disabled`, from evidence to recovery. */

import {setImmediate as turn} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {beforeEach, describe, expect, it, onTestFinished} from 'vitest';
import {openDoor} from '../../src/aws/door.ts';
import {listDatabases} from '../../src/aws/observe/list.ts';
import {observe} from '../../src/aws/observe/observe.ts';
import {poll} from '../../src/aws/poll.ts';
import {probeSimulator, remoteClock} from '../../src/aws/simulator-clock.ts';
import {endsWait, statusEnd} from '../../src/aws/terminal-status.ts';
import type {DBInstance} from '../../src/core/aws-shapes.ts';
import type {Clock} from '../../src/core/clock.ts';
import {databaseOf} from '../../src/core/database.ts';
import type {JsonObject} from '../../src/core/json.ts';
import {
  createSimulator,
  loadScenario,
  requestHandler,
  type Simulator,
  serve,
} from '../../src/simulator/simulator.ts';
import {okOf, testDoor} from './support/doors.ts';

const scenarios = fileURLToPath(new URL('../../runbooks/scenarios', import.meta.url));
let simulator: Simulator;

beforeEach(async () => {
  simulator = createSimulator(await loadScenario(scenarios, 'key-disabled'));
});

function world(readOnly = false, handler = requestHandler(simulator)) {
  const clock: Clock = {
    now: () => simulator.now(),
    sleep: async (milliseconds) => simulator.advance(milliseconds),
  };
  const door = openDoor({
    region: simulator.region,
    credentials: simulator.operator,
    handler,
    readOnly,
    clock,
  });
  return {clock, door};
}

async function evidenceOf({clock, door} = world()) {
  const ref = {identifier: simulator.database} as const;
  return observe(door, ref, {clock, onFact: () => undefined});
}

const statusIn = (output: JsonObject): string => {
  // The SDK has read the answer by the service's own schema.
  const [instance] = (output.DBInstances ?? []) as unknown as DBInstance[];
  return instance?.DBInstanceStatus ?? '';
};

describe('the evidence of the night', () => {
  it('has the database, the key, its grants and who did it', async () => {
    const evidence = await evidenceOf();
    expect(databaseOf(evidence)?.status).toBe('inaccessible-encryption-credentials-recoverable');
    expect(evidence.key).toMatchObject({value: {KeyMetadata: {KeyState: 'Disabled'}}});
    expect(evidence.grants?.status).toBe('known');
    const [, keyId] = (databaseOf(evidence)?.keyId ?? '').split('/');
    const disabled = JSON.stringify(evidence['trail:DisableKey']);
    expect(disabled).toContain(keyId);
    expect(disabled).toContain('assumed-role/ci-cleanup/nightly-4711');
    const failed = Object.values(evidence).flatMap((fact) =>
      fact?.status === 'failed' && !fact.message.startsWith('not offered') ? [fact] : [],
    );
    expect(failed).toEqual([]);
  });

  it.each([
    'rds:DescribeDBInstances',
    'rds:DescribeDBSnapshots',
    'kms:DescribeKey',
    'kms:ListGrants',
    'cloudtrail:LookupEvents',
  ])('goes on where %s is denied', async (call) => {
    simulator.inject({fault: 'deny', call, times: 20});
    const facts = Object.values(await evidenceOf());
    const asked = facts.filter((fact) => fact?.call === call);
    expect(asked.length).toBeGreaterThan(0);
    for (const fact of asked) expect(fact).toMatchObject({status: 'denied', needs: call});
    expect(facts.some((fact) => fact?.status === 'known')).toBe(true);
  });

  it('takes three round trips', async () => {
    const inner = requestHandler(simulator);
    let waves = 0;
    let underWay = 0;
    let arrived = 0;
    /** Nobody is answered before everybody has asked who can without an answer. */
    const quiet = async () => {
      for (let [turns, seen] = [0, arrived]; turns < 50; turns += 1) {
        await turn();
        if (seen !== arrived) [turns, seen] = [0, arrived];
      }
    };
    const counting: typeof inner = {
      ...inner,
      handle: async (request, options) => {
        if (underWay === 0) waves += 1;
        underWay += 1;
        arrived += 1;
        await quiet();
        underWay -= 1;
        return inner.handle(request, options);
      },
    };
    const slow = world(false, counting);
    // Each service's package is loaded with its first call; that is not what is counted here.
    const warmUps = [
      'sts:GetCallerIdentity',
      'kms:ListAliases',
      'cloudtrail:LookupEvents',
      'organizations:DescribeOrganization',
    ] as const;
    for (const call of warmUps) await slow.door.call(call, {});
    await slow.door.call('rds:DescribeDBInstances', {});
    await slow.door.call('iam:GetRole', {RoleName: 'OnCallResponder'});
    waves = 0;
    expect((await evidenceOf(slow)).key?.status).toBe('known');
    expect(waves).toBe(3);
  });

  it.each(['throttle', 'error', 'reset'] as const)('outlasts one %s', async (fault) => {
    simulator.inject({fault, call: 'kms:DescribeKey', times: 1});
    expect((await evidenceOf()).key?.status).toBe('known');
  });

  it('says that the login ran out where it did', async () => {
    simulator.inject({fault: 'expired-token', call: 'rds:*', times: 99});
    expect((await evidenceOf()).instance).toMatchObject({
      status: 'failed',
      code: expect.stringContaining('ExpiredToken'),
    });
  });
});

it('the databases of the Region come with their keys', async () => {
  const {databases, failures} = await listDatabases(world().door, () => undefined);
  expect(failures).toEqual([]);
  expect(databases.map(({identifier}) => identifier)).toContain(simulator.database);
});

it('a read-only world sends no change, whatever it is asked', async () => {
  const {door} = world(true);
  const evidence = await evidenceOf();
  const before = simulator.requests().length;
  const KeyId = databaseOf(evidence)?.keyId ?? '';
  expect(await door.call('kms:EnableKey', {KeyId})).toMatchObject({
    outcome: 'would-call',
    record: {input: {KeyId}},
  });
  expect(simulator.requests()).toHaveLength(before);
});

it('the key enabled and the database started, the wait sees it become available', async () => {
  const {clock, door} = world();
  const KeyId = databaseOf(await evidenceOf({clock, door}))?.keyId ?? '';
  const DBInstanceIdentifier = simulator.database;
  okOf(await door.call('kms:EnableKey', {KeyId}));
  simulator.advance(300_000);
  okOf(await door.call('rds:StartDBInstance', {DBInstanceIdentifier}));
  const result = await poll({
    read: () => door.call('rds:DescribeDBInstances', {DBInstanceIdentifier}),
    holds: (output) => statusIn(output) === 'available',
    shows: statusIn,
    fails: (output, before) => {
      const status = statusIn(output);
      return endsWait(status, before) ? statusEnd(status)?.means : undefined;
    },
    clock,
    everyMilliseconds: 15_000,
    deadline: clock.now() + 7_200_000,
  });
  expect(result).toMatchObject({result: 'holds'});
  expect(result.seen).toContain('starting');
});

describe('the simulator behind an endpoint', () => {
  it('is recognised, and answers the same door', async () => {
    const served = await serve(simulator, {port: 0, speed: 3600});
    onTestFinished(() => served.close());
    const {isSimulator, now} = await probeSimulator(served.endpoint);
    expect(isSimulator).toBe(true);
    expect(now).toBeGreaterThanOrEqual(Date.parse('2026-03-02T02:14:19.000Z'));
    const clock = await remoteClock(served.endpoint);
    const {door} = testDoor({endpoint: served.endpoint, credentials: simulator.operator, clock});
    const began = clock.now();
    await clock.sleep(600_000);
    expect(clock.now() - began).toBeGreaterThanOrEqual(600_000);
    const answer = okOf(await door.call('rds:DescribeDBInstances', {}));
    expect(Date.parse(answer.record.at)).toBeGreaterThanOrEqual(began + 600_000);
  });

  it('that cuts the line during a change leaves its outcome unknown, sent once', async () => {
    const served = await serve(simulator, {port: 0, speed: 60});
    onTestFinished(() => served.close());
    simulator.inject({fault: 'reset', call: 'kms:EnableKey', times: 1});
    const {door} = testDoor({endpoint: served.endpoint, credentials: simulator.operator});
    const answer = await door.call('kms:EnableKey', {
      KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab',
    });
    expect(answer).toMatchObject({outcome: 'error', kind: 'unreachable', record: {attempts: 1}});
    const sent = simulator.requests().filter(({operation}) => operation === 'EnableKey');
    expect(sent).toHaveLength(1);
  });
});
