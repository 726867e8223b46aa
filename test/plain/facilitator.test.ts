/** The console in lines: everything the screen shows and does, by typed words. */
import {expect, onTestFinished, test} from 'vitest';
import {type Facilitator, facilitatorOf} from '../../src/engine/facilitator.ts';
import {answerLine, openingLines} from '../../src/plain/facilitator.ts';
import {
  createSimulator,
  loadScenario,
  type Simulator,
  serve,
} from '../../src/simulator/simulator.ts';
import {scenarios} from '../simulator/support.ts';

async function desk(): Promise<{simulator: Simulator; facilitator: Facilitator}> {
  const simulator = createSimulator(await loadScenario(scenarios, 'key-disabled'));
  const served = await serve(simulator, {port: 0, speed: 0});
  onTestFinished(() => served.close());
  return {simulator, facilitator: facilitatorOf(simulator, served, () => '/state/debrief.md')};
}

function lines(facilitator: Facilitator, typed: string): string {
  return answerLine(facilitator, typed).lines.join('\n');
}

test('it says that nothing is real and how players join', async () => {
  const {facilitator} = await desk();
  const said = openingLines(facilitator.view()).join('\n');
  expect(said).toContain('REHEARSAL');
  expect(said).toMatch(/latchkey respond orders-db --endpoint-url http:\/\/127\.0\.0\.1:\d+/);
});

test.each([
  ['', /02:14:19 UTC, paused\. Next by itself: 9 Mar 01:52:11 orders-db locked for good\./],
  ['world', /database orders-db: inaccessible-encryption-credentials-recoverable/],
  ['team', /mara: 0 reads, 0 changes sent/],
  ['join', /^operator:\nexport AWS_ACCESS_KEY_ID=\S+\nexport AWS_SECRET_ACCESS_KEY=\S+\n/],
  ['calls', /No call\./],
  ['log', /Nothing was put in yet\./],
  ['list', /^1 {2}The login runs out {2}expired-token \* next call$/m],
  [
    '4',
    /Someone disables the key again: type this line, changed or as it is\.\ncall kms:DisableKey alias\/orders at 02:25:00/,
  ],
  ['99', /There is no 99/],
  ['help', /message Priya: how long\?/],
  ['faster', /^The clock is paused; pause goes on, 300 × as fast\.$/],
  ['slower', /^The clock is paused; pause goes on, 10 × as fast\.$/],
  ['debrief', /\/state\/debrief\.md/],
  ['explode', /"explode" is none of throttle/],
])('%j is answered', async (typed, expected) => {
  const {facilitator} = await desk();
  expect(lines(facilitator, typed)).toMatch(expected);
});

test('a number shows a line and puts nothing in; the line does', async () => {
  const {simulator, facilitator} = await desk();
  lines(facilitator, '1');
  expect(simulator.gameDay().acts).toEqual([]);
  expect(lines(facilitator, 'expired-token * next call')).toMatch(/^Put in/);
  expect(simulator.gameDay().acts).toMatchObject([{type: 'fault'}]);
});

test('quit ends it, and nothing else does', async () => {
  const {facilitator} = await desk();
  expect(answerLine(facilitator, 'q').isOver).toBe(false);
  expect(answerLine(facilitator, 'quit').isOver).toBe(true);
});
