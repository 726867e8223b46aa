/** A facilitator's message becomes a note at the world's time, also right after the clock was moved. */
import {expect, onTestFinished, test, vi} from 'vitest';
import {openDoor} from '../../src/aws/door.ts';
import {remoteClock} from '../../src/aws/simulator-clock.ts';
import {keepMessages} from '../../src/cli/facilitator-messages.ts';
import type {World} from '../../src/engine/hands.ts';
import {openSession} from '../../src/engine/open.ts';
import {serve} from '../../src/simulator/simulator.ts';
import {hour, simulatorOf} from '../simulator/support.ts';
import {temporaryFolder} from '../support/folder.ts';

/** A session of the operator at a served simulator whose clock stands. */
async function joined() {
  const simulator = await simulatorOf('key-disabled');
  const served = await serve(simulator, {port: 0, speed: 0});
  onTestFinished(() => served.close());
  const {operator, region, database, accountId} = simulator;
  const clock = await remoteClock(served.endpoint);
  const place = {region, endpoint: served.endpoint, credentials: operator};
  const door = openDoor({...place, readOnly: false, clock});
  const close = (): void => door.close();
  const world: World = {kind: 'live', rehearsal: true, door, clock, wall: Date.now, close};
  onTestFinished(close);
  const {live} = openSession(world, {
    state: temporaryFolder(),
    database: {identifier: database},
    region,
    operator: {arn: operator.arn, accountId},
    version: 'test',
  });
  onTestFinished(() => live.close());
  return {simulator, world, live};
}

test('the note has the time that the facilitator moved the clock to', async () => {
  const {simulator, world, live} = await joined();
  simulator.advance(hour);
  simulator.facilitate('message Priya, shop team: how long?');
  const stop = keepMessages(world, live);
  onTestFinished(stop);
  await vi.waitFor(() => expect(live.session.notes).toHaveLength(1), {timeout: 20_000});
  const [note] = live.session.notes;
  expect(note).toMatchObject({by: 'Priya, shop team', text: 'how long?'});
  expect(Date.parse(note?.at ?? '')).toBeGreaterThanOrEqual(simulator.now());
});

test('what was kept is not kept again by who comes back, also where it was said twice', async () => {
  const {simulator, world, live} = await joined();
  const say = (words: string) => simulator.facilitate(`message Priya: ${words}`);
  const texts = () => live.session.notes.map(({text}) => text);
  for (const words of ['how long?', 'how long?', 'who?']) say(words);
  const stop = keepMessages(world, live);
  await vi.waitFor(() => expect(texts()).toHaveLength(3), {timeout: 20_000});
  stop();
  say('and now?');
  onTestFinished(keepMessages(world, live));
  await vi.waitFor(() => expect(texts()).toContain('and now?'), {timeout: 20_000});
  expect(texts()).toEqual(['how long?', 'how long?', 'who?', 'and now?']);
});
