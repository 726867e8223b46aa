/** The facilitator's console in a test terminal: frames at three sizes, and that no one key puts anything in. */

import {DescribeKeyCommand, EnableKeyCommand} from '@aws-sdk/client-kms';
import {afterEach, expect, test} from 'vitest';
import {type Facilitator, facilitatorOf} from '../../src/engine/facilitator.ts';
import {
  createSimulator,
  loadScenario,
  type Served,
  type Simulator,
} from '../../src/simulator/simulator.ts';
import {clientsOf, scenarios} from '../simulator/support.ts';
import {expectFrame} from '../support/frames.ts';
import {keys, openScreen, type SizeName, type TestScreen} from '../support/screen.ts';

let shown: TestScreen | undefined;
afterEach(async () => {
  await shown?.close();
  shown = undefined;
});

type Desk = {
  readonly simulator: Simulator;
  readonly facilitator: Facilitator;
  readonly speeds: number[];
};

/** A simulator with a clock that stands still, as if it were served at a fixed place. */
async function desk(...players: string[]): Promise<Desk> {
  const simulator = createSimulator(await loadScenario(scenarios, 'key-disabled'), {players});
  const speeds = [60];
  const served: Served = {
    endpoint: 'http://127.0.0.1:4566',
    token: 't',
    clock: {
      catchUp: () => undefined,
      speed: () => speeds.at(-1) ?? 0,
      setSpeed: (speed) => void speeds.push(speed),
      stop: () => undefined,
    },
    close: async () => undefined,
  };
  const facilitator = facilitatorOf(simulator, served, () => '/state/debrief.md');
  return {simulator, facilitator, speeds};
}

async function console(
  size: SizeName,
  {facilitator}: Desk,
): Promise<TestScreen & {over: Promise<void>}> {
  const screen = await openScreen(size);
  const over = screen.screen.facilitate(facilitator);
  await screen.settled();
  shown = screen;
  return {...screen, over};
}

async function play({simulator}: Desk): Promise<void> {
  const {kms} = clientsOf(simulator);
  await kms.send(new DescribeKeyCommand({KeyId: 'alias/orders'}));
  await kms.send(new EnableKeyCommand({KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab'}));
  simulator.facilitate('message Board: when is it back?');
}

test.each(['60x20', '80x24', '120x40'] as const)('the console at %s', async (size) => {
  const running = await desk('ana');
  await play(running);
  const screen = await console(size, running);
  expectFrame('facilitator/console', size, screen.frame());
});

test.each(['60x20', '80x24', '120x40'] as const)('the line to put in at %s', async (size) => {
  const screen = await console(size, await desk());
  await screen.press('2', keys.enter);
  expectFrame('facilitator/put-in', size, screen.frame());
});

test('Enter on a row puts nothing in; a second Enter on its line does', async () => {
  const running = await desk();
  const {simulator} = running;
  const screen = await console('80x24', running);
  await screen.press(keys.enter);
  expect(simulator.gameDay().acts).toEqual([]);
  await screen.press(keys.enter);
  expect(simulator.gameDay().acts).toMatchObject([
    {type: 'fault', text: 'expired-token * next call'},
  ]);
  expect(screen.frame()).toContain('Put in: expired-token * next call.');
});

test('no single key changes the world', async () => {
  const running = await desk();
  const {simulator} = running;
  const screen = await console('80x24', running);
  for (const letter of 'abcdeghijklmorstuvxyz0123456789') await screen.press(letter);
  expect(simulator.gameDay().acts).toEqual([]);
  expect(simulator.requests()).toEqual([]);
});

test('a line that is not understood stays with its reason', async () => {
  const running = await desk();
  const screen = await console('80x24', running);
  await screen.press(keys.enter, ' now what', keys.enter);
  expect(screen.frame()).toMatch(/"next" is not understood/);
  expect(screen.frame()).toContain('expired-token * next call now what');
  expect(running.simulator.gameDay().acts).toEqual([]);
});

test('the clock is paused, goes on, and runs faster and slower', async () => {
  const running = await desk();
  const screen = await console('80x24', running);
  await screen.press('p');
  expect(screen.frame()).toContain('paused');
  await screen.press('p', '>', '<', '<');
  expect(running.speeds).toEqual([60, 0, 60, 300, 60, 10]);
});

test('a clock that stands keeps standing when its pace is set, and goes on at it', async () => {
  const running = await desk();
  const screen = await console('80x24', running);
  await screen.press('p', '>');
  expect(screen.frame()).toContain('The clock is paused; p goes on, 300 × as fast.');
  expect(screen.frame()).toContain('UTC, paused');
  await screen.press('>', 'p');
  expect(running.speeds).toEqual([60, 0, 600]);
});

test('a time of day that is over is shown as tomorrow’s, in the list and when it is put in', async () => {
  const running = await desk();
  const screen = await console('80x24', running);
  const row = () =>
    screen
      .frame()
      .split('\n')
      .find((line) => line.includes('disables the key again'));
  expect(row()).toMatch(/ at 02:25:00$/);
  running.simulator.advance(3_600_000);
  await screen.tick();
  expect(row()).toMatch(/ at 3 Mar 02:25:00$/);
  await screen.press('4', keys.enter, keys.enter);
  expect(screen.frame()).toContain('The call will be made at 3 Mar 02:25:00 UTC.');
});

test.each(['60x20', '80x24'] as const)(
  'the log at %s shows the whole of a long line',
  async (size) => {
    const running = await desk();
    const text = 'The board asks for a time. When is checkout back? One sentence by three.';
    running.simulator.facilitate(`message Priya, shop team: ${text}`);
    const screen = await console(size, running);
    await screen.press('l');
    expect(screen.frame().replaceAll(/\s+/g, ' ')).toContain(`Priya, shop team: "${text}"`);
  },
);

test('at 80 columns every line of how to join can be pasted as it stands', async () => {
  const running = await desk('ana');
  const screen = await console('80x24', running);
  await screen.press('c');
  const shown = screen
    .frame()
    .split('\n')
    .map((line) => line.trim());
  const [ana] = running.simulator.players;
  expect(shown).toContain(`export AWS_ACCESS_KEY_ID=${ana?.accessKeyId}`);
  expect(shown).toContain(`export AWS_SECRET_ACCESS_KEY=${ana?.secretAccessKey}`);
  expect(shown).toContain('export AWS_REGION=eu-west-1');
  expect(screen.frame()).toContain('they open nothing but this simulated account');
});

test('the help says what its keys do here, not what they do in a session', async () => {
  const screen = await console('120x40', await desk());
  await screen.press('?');
  expect(screen.frame()).toContain('c        how players join, with their credentials');
  expect(screen.frame()).toContain('n        a line for the debrief; players do not see it');
  expect(screen.frame()).toContain('w        writes the debrief and says where it lies');
  expect(screen.frame()).not.toContain('the journal');
});

test('a log with nothing in it says so', async () => {
  const screen = await console('80x24', await desk());
  await screen.press('l');
  expect(screen.frame()).toContain('nothing was put in, said or noted yet');
  expect(screen.frame()).not.toContain('nothing found');
  await screen.press('/', 'x');
  expect(screen.frame()).toContain('nothing was put in, said or noted yet');
});

test('jumping ahead goes to the next thing that happens', async () => {
  const running = await desk();
  running.simulator.facilitate('message Board: report, at 02:25');
  const screen = await console('80x24', running);
  await screen.press('f');
  expect(screen.frame()).toContain('Jumped ahead to 02:25:00 UTC.');
  expect(running.simulator.gameDay().messages).toHaveLength(1);
});

test('a search narrows the calls, a note is kept, the debrief is written', async () => {
  const running = await desk();
  await play(running);
  const screen = await console('80x24', running);
  await screen.press('/', 'enablekey');
  expect(screen.frame()).not.toContain('kms:DescribeKey');
  expect(screen.frame()).toContain('kms:EnableKey');
  await screen.press(keys.escape, 'n', 'they asked first', keys.enter);
  expect(running.simulator.gameDay().acts.at(-1)).toMatchObject({text: 'they asked first'});
  await screen.press('w');
  expect(screen.frame()).toContain('/state/debrief.md');
});

test('q asks before the players lose their account', async () => {
  const screen = await console('80x24', await desk());
  let isOver = false;
  void screen.over.then(() => {
    isOver = true;
  });
  await screen.press('q', keys.escape);
  expect(isOver).toBe(false);
  await screen.press('q', '2', keys.enter);
  await screen.over;
});

test('what players and facilitators write cannot act on the terminal', async () => {
  const running = await desk();
  running.simulator.facilitate('note \u001B[31mred\u001B]0;title\u0007');
  const screen = await console('80x24', running);
  await screen.press('l');
  expect(screen.frame()).toContain('red');
  expect(screen.frame()).not.toContain('title');
});
