/** The table of 500 backups narrowed by typing: letters, nothing found, back, and what Enter takes. */
import {describe, expect, test} from 'vitest';
import type {Reply} from '../../src/engine/front-end.ts';
import {matching} from '../../src/screen/screens/choice-search.ts';
import {fiveHundredBackups} from '../support/many-backups.ts';
import {untilConfirm} from '../support/night/stories.ts';
import {keys, openSession} from '../support/screen.ts';

const question = fiveHundredBackups();

async function asking() {
  const session = await openSession('80x24', untilConfirm(question), '02:15:58');
  const replies: Reply[] = [];
  void session.screen
    .frontEnd()
    .ask('enable', question, session.store.view().session)
    .then((reply) => replies.push(reply));
  await session.settled();
  return {...session, replies};
}

describe('matching', () => {
  const ids = (words: string) =>
    matching(question, words).map((index) => question.options[index]?.id);

  test('leaves every row without words', () => {
    expect(ids('')).toHaveLength(502);
    expect(ids('   ')).toHaveLength(502);
  });

  test.each([
    ['a name', 'ORDERS-DB-017', 1],
    ['a verdict', 'cannot open', 200],
    ['a key', '22222222', 100],
    ['a reason', 'is disabled', 100],
    ['a day', '14 feb', 4],
    ['no syntax: a dot is a dot', 'orders.db', 0],
    ['no syntax: a star is a star', '*', 0],
  ])('finds %s', (_, words, count) => {
    expect(ids(words)).toHaveLength(count);
  });

  test('keeps the order of the table', () => {
    const found = matching(question, 'manual');
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(found.length).toBeGreaterThan(100);
  });
});

describe('typing after /', () => {
  test('narrows with each letter, and a letter is no key', async () => {
    const {press, frame, replies, close} = await asking();
    await press('/', 'orders-db-01');
    expect(frame()).toContain('of 10');
    await press('7');
    expect(frame()).toContain('1–1 of 1');
    expect(frame()).toContain('orders-db-017');
    await press('q', 'e', '?');
    expect(frame()).toContain('nothing found; Esc clears the search');
    expect(replies).toEqual([]);
    await close();
  });

  test('Enter hands the keyboard to the rows, a second Enter takes the row of the filtered list', async () => {
    const {press, replies, close} = await asking();
    await press('/', 'orders-db-015', keys.enter);
    expect(replies).toEqual([]);
    await press(keys.enter);
    expect(replies).toEqual([{type: 'answer', answer: 'snapshot/orders-db-015'}]);
    await close();
  });

  test('a dead row that was found says why and is not taken', async () => {
    const {press, frame, replies, close} = await asking();
    await press('/', 'orders-db-003', keys.enter, keys.enter);
    expect(frame()).toContain('orders-db-003 cannot be restored');
    expect(frame()).toContain('that one cannot be taken');
    expect(replies).toEqual([]);
    await close();
  });

  test('Enter where nothing was found takes nothing', async () => {
    const {press, replies, close} = await asking();
    await press('/', 'no such backup', keys.enter, keys.enter);
    expect(replies).toEqual([]);
    await close();
  });

  test('Esc brings every row back and stays on the one that was found', async () => {
    const {press, frame, replies, close} = await asking();
    await press('/', 'orders-db-017', keys.escape);
    expect(frame()).toContain('of 502');
    expect(frame()).toMatch(/❯ +\d+ 25 Feb 19:00:00/);
    expect(frame()).toContain('orders-db-017');
    await press(keys.escape);
    expect(frame()).toContain('Leave now?');
    expect(replies).toEqual([]);
    await close();
  });

  test('a paste narrows like typing', async () => {
    const {press, paste, frame, close} = await asking();
    await press('/');
    await paste('orders-db-499');
    expect(frame()).toContain('1–1 of 1');
    await close();
  });
});
