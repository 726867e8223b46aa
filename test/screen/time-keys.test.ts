/** The keys of the simulated clock: there in a rehearsal, in no live world. */
import {afterEach, expect, test} from 'vitest';
import type {Store, View} from '../../src/engine/front-end.ts';
import type {Pace, TimeChange} from '../../src/engine/time-control.ts';
import {expectFrame} from '../support/frames.ts';
import {memoryStore} from '../support/memory-store.ts';
import type {Happening} from '../support/night/entries.ts';
import {untilConfirm, untilWaiting} from '../support/night/stories.ts';
import {keys, openScreen, type SizeName, type TestScreen} from '../support/screen.ts';

let shown: TestScreen | undefined;
afterEach(async () => {
  await shown?.close();
  shown = undefined;
});

/** A session on the screen; with a pace its clock can be moved. */
async function show(size: SizeName, story: readonly Happening[], pace?: Pace) {
  const inner = memoryStore(story, '02:21:52');
  const changes: TimeChange[] = [];
  // One picture until something changes, as a store has to answer.
  let view: View | undefined;
  const store: Store = {
    ...inner,
    view: () => {
      const {session, ...rest} = inner.view();
      view ??= {...rest, session: {...session, rehearsal: pace !== undefined}, pace};
      return view;
    },
    changeTime: (change) => {
      changes.push(change);
      return `did ${change}`;
    },
  };
  const screen = await openScreen(size);
  screen.screen.attach(store);
  await screen.settled();
  shown = screen;
  return {screen, changes};
}

test.each(['60x20', '80x24', '120x40'] as const)('a wait of a rehearsal at %s', async (size) => {
  const {screen} = await show(size, untilWaiting(), {isPaused: false, speed: 60});
  expectFrame('waiting/rehearsal', size, screen.frame());
});

test('in a wait the clock is paused, paced and moved on by key', async () => {
  const {screen, changes} = await show('120x40', untilWaiting(), {isPaused: false});
  await screen.press('p', '<', '>', 'f');
  expect(changes).toEqual(['pause', 'slower', 'faster', 'jump']);
  expect(screen.frame()).toContain('did jump');
});

test('a paused clock says so, and how it goes on', async () => {
  const {screen} = await show('120x40', untilWaiting(), {isPaused: true, speed: 60});
  expect(screen.frame()).toContain('clock paused, p goes on (60 × as fast)');
  expect(screen.frame()).toContain('p go on');
});

test('what the lower rule says of the pace anyway is not said twice', async () => {
  const {screen} = await show('80x24', untilWaiting(), {isPaused: false, speed: 60});
  await screen.press('p', '<', '>');
  expect(screen.frame()).toContain('60 × as fast · alive');
  expect(screen.frame()).not.toContain('did ');
});

test('at a question the field keeps its letters; behind Tab the keys work', async () => {
  const {screen, changes} = await show('80x24', untilConfirm(), {isPaused: false});
  await screen.press('f', 'p');
  expect(changes).toEqual([]);
  await screen.press(keys.tab, 'f');
  expect(changes).toEqual(['jump']);
});

test('a live world has none of these keys', async () => {
  const {screen, changes} = await show('120x40', untilWaiting());
  expect(screen.frame()).toContain('LIVE');
  expect(screen.frame()).not.toMatch(/pause|jump|slower|faster/);
  await screen.press('p', '<', '>', 'f');
  expect(changes).toEqual([]);
});

test('the help of a rehearsal names them', async () => {
  const {screen} = await show('120x40', untilWaiting(), {isPaused: false});
  await screen.press('?');
  expect(screen.frame()).toContain('stops the simulated clock, and lets it go on');
});
