/** Questions as a person answers them: keys in, answers out, nothing by accident. */
import {describe, expect, test} from 'vitest';
import type {Question} from '../../src/core/question.ts';
import type {Reply} from '../../src/engine/front-end.ts';
import {enableKey, stopDeletion} from '../support/night/confirms.ts';
import {deletionScheduled} from '../support/night/diagnoses.ts';
import {asked} from '../support/night/entries.ts';
import {backups, onPurpose} from '../support/night/questions.ts';
import {untilConfirm, untilPlanned, untilStart, untilWays} from '../support/night/stories.ts';
import {keys, openSession, type SizeName} from '../support/screen.ts';

/** A session at an open question, the engine waiting for its answer. */
async function asking(question: Question, size: SizeName = '80x24') {
  const story =
    question.kind === 'way'
      ? untilWays()
      : untilConfirm(question, question === stopDeletion ? deletionScheduled : undefined);
  const session = await openSession(size, story, '02:15:58');
  const replies: Reply[] = [];
  void session.screen
    .frontEnd()
    .ask('enable', question, session.store.view().session)
    .then((reply) => replies.push(reply));
  await session.settled();
  return {...session, replies};
}

const yes = [{type: 'answer', answer: 'yes'}];

describe('a confirmation', () => {
  test('is not given by Enter on an empty field', async () => {
    const {press, frame, replies, close} = await asking(enableKey);
    await press(keys.enter);
    expect(frame()).toContain('Type yes first. Nothing was sent.');
    expect(replies).toEqual([]);
    await close();
  });

  test.each(['e', 'c', 'r', 'q', 'b', 'u', '?', '1', '/', 'j'])(
    'is not touched by the letter %s: the field takes it',
    async (letter) => {
      const {press, frame, replies, close} = await asking(enableKey);
      await press(letter);
      expect(frame()).toContain(`│ │ ${letter} `);
      expect(frame()).toContain('Enable the key alias/orders?');
      expect(replies).toEqual([]);
      await close();
    },
  );

  test('with a wrong text keeps the text and says what is wrong', async () => {
    const {press, frame, replies, close} = await asking(stopDeletion);
    await press('alias/Orders', keys.enter);
    expect(frame()).toContain('✗ Not the same: capital O instead of o.');
    expect(frame()).toContain('Wanted: alias/orders');
    expect(frame()).toContain('│ │ alias/Orders');
    expect(replies).toEqual([]);
    await press(keys.backspace);
    expect(frame()).not.toContain('Not the same');
    await close();
  });

  test('is given by the word, key by key', async () => {
    const {press, replies, close} = await asking(enableKey);
    await press('y', 'e', 's', keys.enter);
    expect(replies).toEqual(yes);
    await close();
  });

  test('is given by a burst that ends in Enter', async () => {
    const {press, replies, close} = await asking(stopDeletion);
    await press('alias/orders\r');
    expect(replies).toEqual([{type: 'answer', answer: 'alias/orders'}]);
    await close();
  });

  test('is given by a paste that ends in Enter', async () => {
    const {paste, replies, close} = await asking(stopDeletion);
    await paste('alias/orders\r');
    expect(replies).toEqual([{type: 'answer', answer: 'alias/orders'}]);
    await close();
  });

  test('lets no second Enter through', async () => {
    const {press, replies, close} = await asking(enableKey);
    await press('yes\r', keys.enter, keys.enter);
    expect(replies).toEqual(yes);
    await close();
  });

  test('keeps the typed text through Tab, overlays and Esc', async () => {
    const {press, frame, close} = await asking(enableKey);
    await press('ye', keys.tab, 'e');
    expect(frame()).toContain('━━ Evidence');
    await press(keys.escape, keys.tab, 's');
    expect(frame()).toContain('│ │ yes ');
    await press(keys.escape);
    expect(frame()).toContain('━━ Not now');
    await press(keys.enter);
    expect(frame()).toContain('│ │ yes ');
    await close();
  });

  test('says where Enter works when the focus is on the keys', async () => {
    const {press, frame, replies, close} = await asking(enableKey);
    await press('yes', keys.tab, keys.enter);
    expect(frame()).toContain('Tab goes back to the field. Nothing was sent.');
    expect(replies).toEqual([]);
    await close();
  });

  test('can be refused, which is an answer of its own', async () => {
    const {press, replies, close} = await asking(enableKey);
    await press(keys.escape, '2', keys.enter);
    expect(replies).toEqual([{type: 'answer', answer: 'no'}]);
    await close();
  });

  test('that does not fit waits until it was read to the end', async () => {
    const {press, frame, replies, close} = await asking(enableKey, '60x20');
    expect(frame()).toContain('read to the end first');
    await press('yes', keys.enter);
    expect(frame()).toContain('Read to the end first (↓). Nothing was sent.');
    expect(replies).toEqual([]);
    await press(keys.pageDown);
    expect(frame()).toContain('Type yes, then Enter');
    expect(frame()).toContain('│ yes ');
    await press(keys.enter);
    expect(replies).toEqual(yes);
    await close();
  });

  test('shows the terminal’s own cursor in the field', async () => {
    const {press, terminal, frame, close} = await asking(enableKey);
    await press('ye');
    const {row, column} = terminal.cursor();
    expect(frame().split('\n')[row]?.slice(0, column)).toMatch(/│ │ ye$/);
    await close();
  });
});

describe('keys that arrived before a question was painted', () => {
  test('are thrown away, also the word that would confirm it', async () => {
    const session = await openSession('80x24', untilWays(), '02:15:50');
    const replies: Reply[] = [];
    session.store.tell(untilConfirm());
    void session.screen
      .frontEnd()
      .ask('enable', enableKey, session.store.view().session)
      .then((reply) => replies.push(reply));
    session.terminal.type('yes\r');
    await session.settled();
    expect(session.frame()).toContain('Type yes, then Enter');
    expect(session.frame()).not.toContain('│ │ yes');
    expect(replies).toEqual([]);
    await session.press('yes\r');
    expect(replies).toEqual(yes);
    await session.close();
  });

  test('do not carry over from one confirmation to the next', async () => {
    const first = await asking(enableKey);
    first.terminal.type('yes\r');
    first.store.tell(untilStart());
    first.terminal.type('yes\r');
    await first.settled();
    expect(first.replies).toEqual(yes);
    expect(first.frame()).toContain('Start the instance orders-db?');
    expect(first.frame()).not.toContain('│ │ yes');
    await first.close();
  });
});

describe('a choice', () => {
  test('moves with digits and never accepts by them', async () => {
    const story = [...untilPlanned(), asked('02:14:42', 'on-purpose', onPurpose)];
    const session = await openSession('80x24', story, '02:14:50');
    const replies: Reply[] = [];
    void session.screen
      .frontEnd()
      .ask('on-purpose', onPurpose, session.store.view().session)
      .then((reply) => replies.push(reply));
    await session.press('3');
    expect(session.frame()).toContain('❯ 3 Not known');
    expect(replies).toEqual([]);
    await session.press(keys.up, 'k', keys.enter);
    expect(replies).toEqual([{type: 'answer', answer: 'no'}]);
    await session.close();
  });

  test('that cannot be taken explains instead of choosing', async () => {
    const {press, frame, replies, close} = await asking(backups);
    await press('5', keys.enter);
    expect(frame()).toContain('Its key was deleted on 27 Feb.');
    expect(frame()).toContain('that one cannot be taken');
    expect(replies).toEqual([]);
    await close();
  });

  test('refused by the engine shows the reason', async () => {
    const {screen, frame, settled, close} = await asking(onPurpose);
    screen.frontEnd().refuse('There is no choice "maybe".');
    await settled();
    expect(frame()).toContain('There is no choice "maybe".');
    await close();
  });
});

describe('the ways back', () => {
  const ways = untilWays().at(-1)?.[1];

  test('come after the diagnosis, and Esc leads back to it', async () => {
    if (ways?.type !== 'asked') throw new Error('the story ends with a question');
    const {press, frame, replies, close} = await asking(ways.question);
    expect(frame()).toContain('━━ Diagnosis');
    await press(keys.enter);
    expect(frame()).toContain('━━ Ways back');
    expect(frame()).toContain('❯ 1 Enable the key');
    await press(keys.escape);
    expect(frame()).toContain('━━ Diagnosis');
    expect(replies).toEqual([]);
    await close();
  });

  test('that do not apply say why, those that do are the answer', async () => {
    if (ways?.type !== 'asked') throw new Error('the story ends with a question');
    const {press, frame, replies, close} = await asking(ways.question);
    await press(keys.enter, '3', keys.enter);
    expect(frame()).toContain('That way does not apply: every snapshot needs this key too.');
    expect(replies).toEqual([]);
    await press('1', keys.enter);
    expect(replies).toEqual([{type: 'answer', answer: 'enable-key'}]);
    await close();
  });
});
