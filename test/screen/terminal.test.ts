/** What only a terminal shows: colour, resizing, the alternate screen, bytes on the wire. */
import {describe, expect, test} from 'vitest';
import {expectFrame} from '../support/frames.ts';
import {nightTime} from '../support/night/entries.ts';
import {untilConfirm, untilWaiting, untilWays} from '../support/night/stories.ts';
import {keys, openScreen, openSession, type SizeName} from '../support/screen.ts';
import {openedAs, states} from '../support/states.ts';

const simulated = {world: 'simulated', rehearsal: true} as const;

describe('resizing', () => {
  test.each<SizeName>(['60x20', '120x40', '80x24', '97x31', '200x60'])(
    'while a question is open keeps the typed text and tears nothing at %s',
    async (size) => {
      const session = await openSession('80x24', untilConfirm(), '02:15:58');
      await session.press('ye');
      await session.resize('70x22');
      await session.resize(size);
      const resized = session.frame();
      expect(resized).toMatch(/│ ye /);
      const fresh = await openSession(size, untilConfirm(), '02:15:58');
      await fresh.press('ye');
      expect(resized).toBe(fresh.frame());
      await session.close();
      await fresh.close();
    },
  );

  test('to too small says so, keeps state and ignores keys; everything is there again after', async () => {
    const session = await openSession('80x24', untilConfirm(), '02:15:58');
    await session.press('yes');
    await session.resize('44x7');
    expectFrame('too-small/confirm', '44x7', session.frame());
    await session.press(keys.enter, 'x');
    await session.resize('80x24');
    expect(session.frame()).toContain('│ │ yes ');
    expect(session.frame()).toContain('Enable the key alias/orders?');
    await session.close();
  });

  test('to almost nothing leaves one line', async () => {
    const session = await openSession('80x24', untilConfirm(), '02:15:58');
    await session.resize('24x3');
    expect(session.frame().trim()).toBe('too small: 60 × 20');
    await session.resize('30x8');
    expect(session.frame()).toContain('■ LIVE');
    await session.close();
  });

  test('to too small leaves q, which leaves at once because nothing can be shown', async () => {
    const session = await openSession('80x24', untilWaiting(), '02:21:52');
    await session.resize('44x7');
    await session.press('q');
    expect(session.store.wishes).toEqual(['leave']);
    await session.close();
  });
});

describe('the terminal', () => {
  test('is taken over on the alternate screen and given back', async () => {
    const session = await openSession('80x24', untilWays(), '02:14:41');
    expect(session.terminal.buffer()).toBe('alternate');
    await session.close();
    await session.terminal.drained();
    expect(session.terminal.buffer()).toBe('normal');
  });

  test('can be closed twice', async () => {
    const session = await openScreen('80x24');
    await session.close();
    await session.close();
    expect(session.terminal.buffer()).toBe('normal');
  });

  test('is painted anew by Ctrl+L', async () => {
    const session = await openSession('80x24', untilWays(), '02:14:41');
    const before = session.frame();
    session.terminal.stdout.write('\u001B[5;10Hgarbage from another program');
    await session.settled();
    expect(session.frame()).toContain('garbage');
    await session.press(keys.ctrlL);
    expect(session.frame()).toBe(before);
    await session.close();
  });

  test('gets at most 1 kB a second while only the seconds tick', async () => {
    const since = Date.parse(nightTime('02:17:38'));
    const session = await openSession('120x40', untilWaiting(), '02:21:52', {
      activity: {type: 'waiting', step: 'start', since, looks: 1, nextLookAt: since + 600_000},
    });
    for (const second of ['53', '54', '55', '56', '57']) {
      session.store.setTime(`02:21:${second}`);
      const before = session.terminal.written();
      await session.tick();
      const bytes = Buffer.byteLength(session.terminal.written().slice(before.length));
      expect(session.frame()).toContain(`alive 02:21:${second}`);
      expect(bytes).toBeLessThan(1000);
    }
    await session.close();
  });

  test('gets nothing while nothing changes', async () => {
    const session = await openSession('80x24', untilWays(), '02:14:41');
    const before = session.terminal.written();
    await session.tick();
    expect(session.terminal.written()).toBe(before);
    await session.close();
  });
});

describe('colour', () => {
  // Positions in the palette of the 16 colours.
  const red = 1;
  const cyan = 6;

  test('LIVE is red and inverse over the whole first row', async () => {
    const {terminal, close} = await openSession('80x24', untilWays(), '02:14:41');
    for (const column of [0, 2, 40, 78, 79]) {
      expect(terminal.cell(0, column)).toMatchObject({color: red, inverse: true});
    }
    await close();
  });

  test('a rehearsal is not red', async () => {
    const story = openedAs(untilWays(), simulated);
    const {terminal, frame, close} = await openSession('80x24', story, '02:14:41');
    expect(frame()).toContain('◇ REHEARSAL  111122223333');
    expect(frame()).toContain('simulated 02:14 UTC');
    expect(terminal.cell(0, 2)).toMatchObject({inverse: false});
    expect(terminal.cell(0, 2).color).not.toBe(red);
    await close();
  });

  test('the cursor is the accent', async () => {
    const session = await openSession('80x24', untilWays(), '02:14:41');
    await session.press(keys.enter);
    const row = session
      .frame()
      .split('\n')
      .findIndex((line) => line.startsWith(' ❯ 1'));
    expect(session.terminal.cell(row, 1)).toMatchObject({text: '❯', color: cyan});
    await session.close();
  });

  test('without colour nothing is told by colour, and bold and inverse stay', async () => {
    const session = await openSession('80x24', untilWays(), '02:14:41', {color: false});
    const rows = session.frame().split('\n');
    for (let row = 0; row < 24; row++) {
      for (let column = 0; column < 80; column++) {
        expect(session.terminal.cell(row, column).color).toBeUndefined();
      }
    }
    expect(session.terminal.cell(0, 5)).toMatchObject({inverse: true});
    const headline = rows.findIndex((line) => line.includes('The KMS key of orders-db'));
    expect(session.terminal.cell(headline, 3)).toMatchObject({bold: true});
    expect(rows.join('\n')).toContain('✗ The KMS key of orders-db was switched off.');
    await session.close();
  });
});

describe('a locale that shows only ASCII', () => {
  test.each(Object.keys(states))('draws %s in ASCII', async (name) => {
    const state = states[name];
    if (!state) throw new Error('no such state');
    const session = await openSession('80x24', state.story, state.time, {
      ascii: true,
      ...(state.activity ? {activity: state.activity} : {}),
      ...(state.brief ? {brief: state.brief} : {}),
    });
    await session.press(...(state.keys ?? []));
    expect(session.frame()).toMatch(/^[\n\x20-\x7e]*$/);
    if (name === 'confirm/yes' || name === 'evidence/key') {
      expectFrame(`ascii/${name.replace('/', '-')}`, '80x24', session.frame());
    }
    await session.close();
  });
});

describe('an endpoint that is not AWS’s own', () => {
  test.each<SizeName>(['60x20', '80x24', '120x40'])(
    'stands behind the mode at %s',
    async (size) => {
      const story = openedAs(untilWays(), {endpoint: 'http://127.0.0.1:4566'});
      const session = await openSession(size, story, '02:14:41');
      const [where = ''] = session.frame().split('\n');
      expect(where).toMatch(/^ ■ LIVE +! 127\.0/);
      expect(where).toContain('111122223333');
      expect(where).toContain('eu-west-1');
      expect(where).toMatch(/On[A-Za-z…]+/);
      await session.close();
    },
  );
});

describe('text written by others', () => {
  test('cannot act on the terminal', async () => {
    const session = await openSession('80x24', untilWays(), '02:14:41');
    await session.press('e', '6', keys.enter);
    expect(session.frame()).toContain('kms:DescribeKey');
    expect(session.frame()).not.toContain('owned');
    expect(session.frame().split('\n')[0]).toContain('■ LIVE');
    await session.close();
  });
});
