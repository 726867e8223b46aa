/** Before a session: the start screen and the databases, filled in while they are shown. */
import {describe, expect, test} from 'vitest';
import type {StartChoice} from '../../src/screen/command.ts';
import {createModel} from '../../src/screen/model.ts';
import {emptyStart, type StartView} from '../../src/screen/start-model.ts';
import {expectFrame} from '../support/frames.ts';
import {manyRows, pickRows, pickView} from '../support/pick-rows.ts';
import {keys, openScreen, type SizeName} from '../support/screen.ts';

const sizes: readonly SizeName[] = ['60x20', '80x24', '120x40'];

const filled: StartView = {
  aws: {
    state: 'known',
    accountId: '111122223333',
    region: 'eu-west-1',
    operator: 'OnCallResponder/mara',
    profile: 'oncall',
    endpoint: '',
  },
  unfinished: [
    {
      id: 'orders-db-20260227-1605',
      database: 'orders-db',
      what: 'key-disabled, stopped at step 3 of 5',
      at: '2026-02-27T16:05:00.000Z',
      mode: 'REHEARSAL',
      isRunning: false,
    },
  ],
  finished: {count: 9, newest: '2026-02-27T10:00:00.000Z'},
  scenarios: [
    {id: 'key-disabled', title: 'The key was switched off'},
    {id: 'restored-not-started', title: 'The key is fine, the database is not'},
  ],
};

async function starting(size: SizeName, view: StartView = emptyStart) {
  const screen = await openScreen(size);
  const model = createModel(view);
  const choices: StartChoice[] = [];
  void screen.screen.chooseStart(model).then((choice) => choices.push(choice));
  await screen.settled();
  return {...screen, model, choices};
}

describe('the start screen', () => {
  test.each(sizes)('is there before AWS has answered, at %s', async (size) => {
    const {frame, close} = await starting(size);
    expect(frame()).toContain('asking who you are…');
    expect(frame()).toContain('❯ 1  A database is locked out: respond');
    expectFrame('start/asking', size, frame());
    await close();
  });

  test.each(sizes)('fills in what is known, at %s', async (size) => {
    const {model, settled, frame, close} = await starting(size);
    model.update(filled);
    await settled();
    expectFrame('start/known', size, frame());
    await close();
  });

  test('without credentials offers the rehearsal and explains the rest', async () => {
    const view: StartView = {...filled, aws: {state: 'none', reason: 'no credentials'}};
    const {press, frame, choices, close} = await starting('80x24', view);
    expectFrame('start/no-credentials', '80x24', frame());
    expect(frame()).toContain('❯ 4  Rehearse the night');
    await press('1', keys.enter);
    expect(frame()).toContain('no credentials. A rehearsal works without.');
    expect(choices).toEqual([]);
    await close();
  });

  test('waits for a list of nights that is still being read', async () => {
    const {press, frame, model, settled, choices, close} = await starting('80x24');
    await press('4', keys.enter);
    expect(frame()).toContain('Reading the list of nights.');
    await press(keys.enter);
    model.update(filled);
    await settled();
    expect(frame()).toContain('❯ 1 The key was switched off');
    expect(choices).toEqual([]);
    await close();
  });

  test('puts a live session under way first', async () => {
    const [one] = filled.unfinished;
    if (!one) throw new Error('the fixture has one');
    const view: StartView = {...filled, unfinished: [{...one, mode: 'LIVE', isRunning: true}]};
    const {press, frame, choices, settled, close} = await starting('80x24', view);
    expect(frame()).toContain('Continue: a change may be under way');
    expect(frame()).toContain('❯ 1  orders-db');
    await press(keys.enter);
    await settled();
    expect(choices).toEqual([{type: 'resume', session: 'orders-db-20260227-1605'}]);
    await close();
  });

  test.each<[string, StartChoice]>([
    ['1', {type: 'respond'}],
    ['2', {type: 'dry-run'}],
    ['3', {type: 'diagnose'}],
    ['5', {type: 'train'}],
    ['6', {type: 'resume', session: 'orders-db-20260227-1605'}],
    ['7', {type: 'sessions'}],
  ])('row %s leads to %o', async (key, choice) => {
    const {press, choices, close} = await starting('80x24', filled);
    await press(key, keys.enter);
    expect(choices).toEqual([choice]);
    await close();
  });

  test('asks which night to rehearse where there are several', async () => {
    const {press, frame, choices, close} = await starting('80x24', filled);
    await press('4', keys.enter);
    expectFrame('start/scenarios', '80x24', frame());
    await press(keys.escape);
    expect(frame()).toContain('What do you need?');
    await press(keys.enter, keys.down, keys.enter);
    expect(choices).toEqual([{type: 'rehearse', scenario: 'restored-not-started'}]);
    await close();
  });

  test.each([['q'], [keys.escape], [keys.ctrlC]])(
    '%o leaves at once: nothing is lost',
    async (key) => {
      const {press, choices, close} = await starting('80x24');
      await press(key);
      expect(choices).toEqual([{type: 'quit'}]);
      await close();
    },
  );

  test('tells whoever waits when the painting breaks', async () => {
    const screen = await openScreen('80x24');
    const broken = {...emptyStart, finished: undefined};
    // A view that breaks its promise stands for any fault while painting.
    const model = createModel(broken as unknown as StartView);
    await expect(screen.screen.chooseStart(model)).rejects.toThrow(TypeError);
    await screen.close();
  });
});

async function picking(size: SizeName, view = pickView()) {
  const screen = await openScreen(size);
  const model = createModel(view);
  const picked: (string | undefined)[] = [];
  void screen.screen.pickDatabase(model).then((identifier) => picked.push(identifier));
  await screen.settled();
  return {...screen, model, picked};
}

describe('picking a database', () => {
  test.each(sizes)('shows locked-out ones first, at %s', async (size) => {
    const {frame, close} = await picking(size, pickView(manyRows(10_214)));
    expect(frame()).toContain('10,214 databases, 3 locked out');
    expectFrame('pick/many', size, frame());
    await close();
  });

  test('says so where there is none, and where the list is not there yet', async () => {
    const {model, settled, frame, close} = await picking('80x24', pickView([], false));
    expect(frame()).toContain('asking for the databases…');
    model.update({isComplete: true});
    await settled();
    expect(frame()).toContain('there is no database in this Region');
    await close();
  });

  test('keeps rows in their place while pages arrive, and the cursor on its row when sorted', async () => {
    const first = pickRows.filter(
      (row) => row.identifier === 'tickets' || row.identifier === 'sessions-db',
    );
    const {model, press, settled, frame, close} = await picking('80x24', pickView(first, false));
    await press(keys.down);
    expect(frame()).toMatch(/❯ +2 ✓ tickets/);
    model.update({rows: [...first, ...pickRows.filter((row) => !first.includes(row))]});
    await settled();
    expect(frame()).toMatch(/ 1 ✓ sessions-db/);
    expect(frame()).toMatch(/❯ +2 ✓ tickets/);
    expect(frame()).toContain('10 so far');
    model.update({isComplete: true});
    await settled();
    expect(frame()).toMatch(/ 1 ✗ billing-db/);
    expect(frame()).toMatch(/❯ 10 ✓ tickets/);
    await close();
  });

  test('narrows by a part of name, status, engine or key; Esc clears and keeps the row', async () => {
    const {press, frame, picked, close} = await picking('80x24', pickView(manyRows(10_000)));
    await press('/', 'legacy');
    expect(frame()).toContain('1 of 10,000 databases');
    expect(frame()).toMatch(/❯ +1 ! legacy-crm/);
    await press(keys.escape);
    expect(frame()).toContain('10,000 databases, 3 locked out');
    expect(frame()).toMatch(/❯ +4 ! legacy-crm/);
    await press('/', 'for good', keys.enter, keys.enter);
    expect(picked).toEqual(['archive-2019']);
    await close();
  });

  test('moves by two digits, pages and to the end', async () => {
    const {press, frame, picked, close} = await picking('80x24', pickView(manyRows(10_000)));
    await press('1', '2');
    expect(frame()).toMatch(/❯ +12 ✓ tenant-00002/);
    await press(keys.end);
    expect(frame()).toMatch(/❯ 10000 ✓ tickets/);
    await press(keys.home, keys.enter);
    expect(picked).toEqual(['billing-db']);
    await close();
  });

  test('Esc goes back without a choice', async () => {
    const {press, picked, close} = await picking('80x24');
    await press(keys.escape);
    expect(picked).toEqual([undefined]);
    await close();
  });
});

describe('more sessions than fit', () => {
  test('scroll with the cursor, which never leaves the screen', async () => {
    const [one] = filled.unfinished;
    if (!one) throw new Error('the fixture has one');
    const unfinished = Array.from({length: 20}, (_, index) => ({...one, id: `session-${index}`}));
    const {press, frame, choices, close} = await starting('60x20', {...filled, unfinished});
    for (let row = 1; row < 25; row++) {
      await press(keys.down);
      expect(frame()).toMatch(new RegExp(`❯ ${row + 1} `));
    }
    await press(keys.enter);
    expect(choices).toEqual([{type: 'resume', session: 'session-19'}]);
    await close();
  });
});
