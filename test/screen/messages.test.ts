/** Messages of a facilitator on a player's screen: none is lost, and all of it can be read. */
import {afterEach, expect, test} from 'vitest';
import type {Entry, EntryBody} from '../../src/core/entry.ts';
import {trainer} from '../../src/core/trainer.ts';
import {entriesOf, type Happening, operatorArn} from '../support/night/entries.ts';
import {untilConfirm, untilRecovered, untilWaiting} from '../support/night/stories.ts';
import {keys, openSession, type SizeName} from '../support/screen.ts';

let shown: Awaited<ReturnType<typeof openSession>> | undefined;
afterEach(async () => {
  await shown?.close();
  shown = undefined;
});

const text = 'The board asks for a time. When is checkout back? They want one sentence by three.';

/** A session to which notes come in after its story. */
async function sessionWith(size: SizeName, story: readonly Happening[], ...notes: EntryBody[]) {
  const whole: Happening[] = [...story, ...notes.map((note): Happening => ['02:21:55', note])];
  const session = await openSession(size, whole, '02:22:00');
  shown = session;
  const {store, screen} = session;
  const entries: readonly Entry[] = entriesOf(whole);
  for (const entry of entries.slice(story.length)) {
    screen.frontEnd().show(entry, store.view().session);
  }
  await session.settled();
  return session;
}

const message = (by: string, words = text): EntryBody => ({type: 'noted', text: words, by});

test.each(['60x20', '80x24', '120x40'] as const)(
  'at %s it names its sender and the key that shows it whole, and stays until that was pressed',
  async (size) => {
    const {press, frame} = await sessionWith(size, untilWaiting(), message('Priya, shop team'));
    const begin = 'message (key l) from Priya';
    expect(frame()).toContain(begin);
    await press(keys.down, 'e', keys.escape, 'u', keys.escape);
    expect(frame()).toContain(begin);
    await press('l');
    // Whatever the width, the words come in order.
    expect(frame().replaceAll(/\s+/g, ' ')).toContain(`“${text}”`);
    await press(keys.escape);
    expect(frame()).toContain('Waiting: Start the instance');
    expect(frame()).not.toContain(begin);
  },
);

test('what is typed into a field is not taken for reading it', async () => {
  const {press, frame} = await sessionWith('80x24', untilConfirm(), message('Priya'));
  await press('l');
  expect(frame()).toContain('message (key l) from Priya');
});

test('of several the newest shows, and the log has them all', async () => {
  const {press, frame} = await sessionWith(
    '120x40',
    untilWaiting(),
    message('Priya', 'one'),
    message('Board', 'two'),
  );
  expect(frame()).toContain('message (key l) from Board: “two”');
  await press('l');
  expect(frame()).toContain('note by Priya: “one”');
  expect(frame()).toContain('note by Board: “two”');
});

test.each([trainer, operatorArn])('a note of %s is no message', async (by) => {
  const {frame} = await sessionWith('120x40', untilWaiting(), message(by));
  expect(frame()).not.toContain('message (key l)');
});

test('once the database runs, no clock of its lock-out and no risk to others is shown', async () => {
  const behind = untilRecovered().slice(untilWaiting().length);
  const ofType = (wanted: string) => behind.filter(([, {type}]) => type === wanted);
  const isUp = [...ofType('waiting'), ...ofType('settled').slice(0, 1), ...ofType('observed')];
  const [asked] = ofType('asked');
  if (!asked) throw new Error('nothing is asked at the end');
  shown = await openSession('120x40', [...untilWaiting(), ...isUp, asked], '02:30:00');
  expect(shown.frame()).toContain('Does the application answer?');
  expect(shown.frame()).toContain('no deadline running');
  expect(shown.frame()).not.toContain('Start is enough until');
  expect(shown.frame()).not.toContain('at risk');
  expect(shown.frame()).toContain('billing-db  ✗ locked out');
});
