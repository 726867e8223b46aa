/** A session on the screen: overlays, leaving, looking again, notes, and what has to be read first. */
import {describe, expect, test} from 'vitest';
import type {Activity, Reply} from '../../src/engine/front-end.ts';
import {enableKey} from '../support/night/confirms.ts';
import {
  account,
  type Happening,
  nightTime,
  opened,
  operatorArn,
  waiting as waitingEntry,
} from '../support/night/entries.ts';
import {
  untilConfirm,
  untilDiagnosed,
  untilRecovered,
  untilWaiting,
  untilWays,
} from '../support/night/stories.ts';
import {untilResumed, untilWouldCall} from '../support/night/turns.ts';
import {keys, openSession} from '../support/screen.ts';

const waiting: Activity = {
  type: 'waiting',
  step: 'start',
  since: Date.parse(nightTime('02:17:38')),
  looks: 17,
  lastLookAt: Date.parse(nightTime('02:21:48')),
  nextLookAt: Date.parse(nightTime('02:22:03')),
};

function atWait() {
  return openSession('80x24', untilWaiting(), '02:21:52', {activity: waiting});
}

describe('leaving', () => {
  test('asks first, with the cursor on staying', async () => {
    const {press, frame, store, close} = await atWait();
    await press('q');
    expect(frame()).toContain('❯ 1 Stay');
    expect(frame()).toContain('Start the instance goes on (rds:StartDBInstance)');
    await press(keys.enter);
    expect(frame()).toContain('Waiting: Start the instance');
    expect(store.wishes).toEqual([]);
    await close();
  });

  test('a wait ends the looking, and the last page needs no further key', async () => {
    const {press, store, screen, close} = await atWait();
    await press('q', '2', keys.enter);
    expect(store.wishes).toEqual(['leave']);
    const left: Happening = [
      '02:22:00',
      {type: 'closed', outcome: 'waiting', summary: 'Left while AWS goes on.'},
    ];
    store.tell([...untilWaiting(), left]);
    await screen.finished();
    await close();
  });

  test('a question is a reply to the engine', async () => {
    const session = await openSession('80x24', untilConfirm(), '02:15:58');
    const reply: Promise<Reply> = session.screen
      .frontEnd()
      .ask('enable', enableKey, session.store.view().session);
    await session.settled();
    await session.press(keys.ctrlC);
    expect(session.frame()).toContain('━━ Not now');
    await session.press('3', keys.enter);
    expect(await reply).toEqual({type: 'leave'});
    expect(session.store.wishes).toEqual([]);
    await session.close();
  });

  test('by Ctrl+C twice is at once, also in a field', async () => {
    const session = await openSession('80x24', untilConfirm(), '02:15:58');
    await session.press('ye', keys.ctrlC, keys.ctrlC);
    await session.screen.finished();
    expect(session.store.wishes).toEqual(['leave']);
    await session.close();
  });

  test('by Ctrl+C asks again when the second one comes late', async () => {
    const {press, tick, frame, store, close} = await atWait();
    await press(keys.ctrlC);
    await tick(2001);
    await press(keys.ctrlC);
    expect(frame()).toContain('━━ Quit');
    expect(store.wishes).toEqual([]);
    await close();
  });

  test('the last page is Enter', async () => {
    const {press, screen, close} = await openSession('80x24', untilRecovered(), '02:31:30');
    await press(keys.enter);
    await screen.finished();
    await close();
  });
});

describe('what has to be read', () => {
  test('a change that a dry run kept back comes before the next question', async () => {
    const {press, frame, close} = await openSession('80x24', untilWouldCall(), '02:16:08');
    expect(frame()).toContain('WOULD CALL kms:EnableKey. It was not sent.');
    await press(keys.enter);
    expect(frame()).toContain('Start the instance orders-db?');
    await close();
  });

  test('a wait that was interrupted goes on without anything being sent again', async () => {
    const story: readonly Happening[] = [
      ...untilWaiting(),
      ['02:26:40', opened({resumed: true})],
      ...untilDiagnosed().slice(1),
      ['02:26:50', waitingEntry('start', '04:17:38', 'starting')],
    ];
    const {frame, close} = await openSession('80x24', story, '02:26:52', {activity: waiting});
    expect(frame().replaceAll(/\s+/g, ' ')).toContain('while waiting for AWS');
    expect(frame()).toContain('rds:StartDBInstance, accepted by AWS at 02:17:38 UTC');
    expect(frame()).toContain('it will not be sent again');
    expect(frame()).toContain('kms:DescribeKey: KeyState Disabled');
    await close();
  });

  test('another identity than before is named', async () => {
    const story = untilResumed().map(([time, body]): Happening => {
      const isResumed = body.type === 'opened' && body.resumed;
      const operator = {arn: operatorArn.replace('mara', 'jo'), accountId: account};
      return [time, isResumed ? {...body, operator} : body];
    });
    const {frame, close} = await openSession('80x24', story, '02:26:45');
    expect(frame()).toContain('OnCallResponder/mara → OnCallResponder/jo');
    await close();
  });

  test('what was found on resuming comes before the session goes on', async () => {
    const {press, frame, close} = await openSession('80x24', untilResumed(), '02:26:45');
    expect(frame()).toContain('━━ Continue');
    expect(frame()).toContain('it arrived, and it will not be sent again');
    await press('2', keys.enter);
    expect(frame()).toContain('━━ Log');
    await press(keys.escape, '1', keys.enter);
    expect(frame()).toContain('━━ Step 3 of 4 · Start the instance');
    await close();
  });
});

describe('overlays', () => {
  test.each([
    ['e', 'Evidence'],
    ['b', 'Blast radius'],
    ['l', 'Log'],
    ['?', 'Help · Diagnosis'],
    ['n', 'Note'],
  ])('%s opens %s over the page, Esc leads back', async (key, title) => {
    const {press, frame, close} = await openSession('80x24', untilWays(), '02:14:41');
    const before = frame();
    await press(key);
    expect(frame()).toContain(`━━ ${title} `);
    expect(frame().split('\n').slice(0, 2)).toEqual(before.split('\n').slice(0, 2));
    await press(keys.escape);
    expect(frame()).toBe(before);
    await close();
  });

  test('a key that is not for the page does nothing', async () => {
    const {press, frame, close} = await openSession('80x24', untilWays(), '02:14:41');
    const before = frame();
    await press('c', 'u', 'x', 'Q', 'E', '/');
    expect(frame()).toBe(before);
    await close();
  });

  test('search narrows the log, Esc clears it, Esc closes', async () => {
    const {press, frame, close} = await atWait();
    await press('l', '/', 'enablekey');
    expect(frame()).toContain(' / enablekey');
    expect(frame()).toContain('intended kms:EnableKey');
    expect(frame()).not.toContain('plan chosen');
    expect(frame()).toContain('1–2 of 2');
    expect(frame()).not.toContain('Success: No');
    await press(keys.escape);
    expect(frame()).toContain('Success: No');
    await press(keys.escape);
    expect(frame()).toContain('Waiting: Start the instance');
    await close();
  });

  test('a note goes to the store, and an empty one does not', async () => {
    const {press, frame, store, close} = await atWait();
    await press('n', keys.enter);
    expect(frame()).toContain('Type the note first. Nothing was kept.');
    await press('shop team told\r');
    expect(store.wishes).toEqual(['note shop team told']);
    expect(frame()).toContain('the note was kept');
    await close();
  });

  test('r asks for a look at once and changes nothing', async () => {
    const {press, frame, store, close} = await atWait();
    await press('r');
    expect(store.wishes).toEqual(['look again']);
    expect(frame()).toContain('looking again');
    await close();
  });

  test('the log follows its end until someone scrolls', async () => {
    const {press, frame, store, settled, close} = await atWait();
    await press('l');
    const more: Happening = [
      '02:22:10',
      {type: 'noted', step: 'start', text: 'still waiting', by: 'mara'},
    ];
    store.tell([...untilWaiting(), more], waiting);
    await settled();
    expect(frame()).toMatch(/❯ 02:22:10 {2}note by mara: “still waiting”/);
    await press(keys.up);
    store.tell([...untilWaiting(), more, more], waiting);
    await settled();
    expect(frame()).toMatch(/❯ 02:17:40/);
    await close();
  });
});

describe('a page that changes beneath an overlay', () => {
  test('is announced, and Esc shows it', async () => {
    const {press, frame, store, settled, close} = await atWait();
    await press('l');
    store.tell(untilRecovered());
    await settled();
    expect(frame()).toContain('━━ Log');
    expect(frame()).toContain('the page beneath has changed; Esc shows it');
    await press(keys.escape);
    expect(frame()).toContain('━━ Recovered');
    await close();
  });
});

describe('copying', () => {
  test('hands the command to the terminal and shows it for selecting', async () => {
    const session = await openSession('80x24', untilConfirm(), '02:15:58');
    await session.press(keys.tab, 'c');
    const encoded = Buffer.from(enableKey.command).toString('base64');
    expect(session.terminal.written()).toContain(`\u001B]52;c;${encoded}\u0007`);
    expect(session.frame()).toContain('kms enable-key');
    await session.close();
  });
});

describe('the end of a long wait', () => {
  test('rings once', async () => {
    const session = await atWait();
    const before = session.terminal.written();
    const frontEnd = session.screen.frontEnd();
    const {entries, session: state} = session.store.view();
    for (const entry of entries) if (entry.type === 'settled') frontEnd.show(entry, state);
    expect(session.terminal.written().slice(before.length)).toBe('\u0007');
    await session.close();
  });
});
