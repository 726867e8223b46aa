/** A door whose calls wait for each other: what nobody watches happens the same way each time. */
import {setImmediate as turn} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';
import {openDoor} from '../../src/aws/door.ts';
import type {CallRecord} from '../../src/core/call.ts';
import {createSimulator, loadScenario, requestHandler} from '../../src/simulator/simulator.ts';

const scenarios = fileURLToPath(new URL('../../runbooks/scenarios', import.meta.url));

/**
 * Asks KMS, then RDS, whose answers are all out before the one of KMS unless they have to wait for
 * it; answers who was recorded, in order.
 */
async function orderOf(oneAtATime: boolean): Promise<readonly CallRecord[]> {
  const simulator = createSimulator(await loadScenario(scenarios, 'key-disabled'));
  const inner = requestHandler(simulator);
  const records: CallRecord[] = [];
  const othersAreOut = async () => {
    for (let left = 200; left > 0 && records.length < 2; left -= 1) {
      // Whoever may pass does so meanwhile; nobody may where one waits for the other.
      if (!oneAtATime) left += 1;
      await turn();
    }
  };
  const door = openDoor({
    region: simulator.region,
    credentials: simulator.operator,
    handler: {
      ...inner,
      handle: async (...request) => {
        const isSlow = request[0].hostname.startsWith('kms');
        const answer = await inner.handle(...request);
        if (isSlow) await othersAreOut();
        return answer;
      },
    },
    readOnly: false,
    oneAtATime,
    clock: {now: simulator.now, sleep: async (time) => simulator.advance(time)},
    stopwatch: simulator.now,
    onCall: (record) => records.push(record),
  });
  const answers = await Promise.all([
    door.call('kms:DescribeKey', {KeyId: 'alias/nowhere'}),
    door.call('rds:DescribeDBInstances', {}),
    door.pages('rds:DescribeEvents', {}),
  ]);
  expect(answers.map(({outcome}) => outcome)).toEqual(['error', 'ok', 'ok']);
  return records;
}

test('an answer is recorded before the next call leaves, also after an error', async () => {
  const calls = (await orderOf(true)).map(({call}) => call);
  expect(calls).toEqual(['kms:DescribeKey', 'rds:DescribeDBInstances', 'rds:DescribeEvents']);
  const free = (await orderOf(false)).map(({call}) => call);
  expect(free.at(-1)).toBe('kms:DescribeKey');
});

test('how long a call took is told by the clock of its world', async () => {
  const [first, second] = [await orderOf(true), await orderOf(true)];
  expect(first.map(({milliseconds}) => milliseconds)).toEqual(
    second.map(({milliseconds}) => milliseconds),
  );
});
