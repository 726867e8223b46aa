/** What can be typed at a prompt besides an answer: leaving, and asides. */
import {describe, expect, test} from 'vitest';
import type {WayQuestion} from '../../src/core/question.ts';
import {confirmation} from '../core/tale.ts';
import {ask} from './lines.ts';

const way: WayQuestion = {
  kind: 'way',
  title: 'Which way back?',
  ways: [
    {
      runbook: 'enable-key',
      title: 'Enable the key, then start',
      applies: 'yes',
      because: 'key is Disabled',
      undo: 'yes',
      time: 'minutes to hours',
      recommended: true,
      unless: '',
      steps: [
        {id: 'enable', kind: 'change', title: '', call: 'kms:EnableKey', undo: 'kms:DisableKey'},
      ],
    },
    {
      runbook: 'start-database',
      title: 'Start the database',
      applies: 'no',
      because: 'the key is Disabled',
      undo: 'yes',
      time: 'minutes',
      recommended: false,
      unless: '',
      steps: [],
    },
    {
      runbook: 'restore',
      title: 'Restore from a snapshot',
      applies: 'later',
      because: 'needs the key too',
      undo: 'the old database stays',
      time: '1 h or more',
      recommended: false,
      unless: '',
      steps: [],
    },
  ],
};

describe('leaving', () => {
  test('is asked twice and then leaves the session resumable', async () => {
    const {reply, prompts} = await ask(way, ['q', 'q']);
    expect(reply).toEqual({type: 'leave'});
    expect(prompts[1]).toBe('Type q again to leave; latchkey resume returns: ');
  });

  test('is forgotten when something else is typed', async () => {
    expect((await ask(confirmation, ['q', '', 'yes'])).reply).toMatchObject({answer: 'yes'});
  });

  test('is what the end of input means', async () => {
    expect((await ask(confirmation, [])).reply).toEqual({type: 'leave'});
    expect((await ask(confirmation, ['q'])).reply).toEqual({type: 'leave'});
  });

  test('is what a closed reader means', async () => {
    const input = {
      read: async () => {
        throw new Error('closed');
      },
    };
    expect((await ask(confirmation, [], {input})).reply).toEqual({type: 'leave'});
  });
});

describe('asides answer nothing', () => {
  test.each([
    ['u', 'UNDO: what puts each change back; nothing is sent'],
    ['?', 'HELP: no key changes anything in AWS'],
    ['e', 'EVIDENCE: 0 facts, times in UTC'],
    ['b', '  Nothing is known yet about the key.'],
    ['c', '  No call stands here.'],
  ])('%s shows "%s" and asks again', async (key, line) => {
    const {lines, prompts, reply} = await ask(way, [key, '3']);
    expect(lines).toContain(line);
    expect(prompts).toHaveLength(2);
    expect(reply).toEqual({type: 'answer', answer: 'stop'});
  });

  test('u lists what puts each change of a way back', async () => {
    expect((await ask(way, ['u', '1'])).lines).toContain('  kms:EnableKey: undo kms:DisableKey');
  });

  test('u and c of a change print commands and send nothing', async () => {
    const change = {
      ...confirmation,
      command:
        "aws kms enable-key --key-id 'a key' --region eu-west-1 --profile oncall-in-the-night",
      undo: 'yes: kms:DisableKey, same KeyId',
      undoCommand: 'aws kms disable-key --key-id 1',
    };
    const {lines, reply} = await ask(change, ['u', 'c', 'no']);
    expect(reply).toMatchObject({answer: 'no'});
    expect(lines.slice(-5)).toEqual([
      'UNDO: yes: kms:DisableKey, same KeyId',
      '  aws kms disable-key --key-id 1',
      '  kms:EnableKey with KeyId arn:aws:kms:eu-west-1:111122223333:key/1',
      "  aws kms enable-key --key-id 'a key' --region eu-west-1 --profile \\",
      '    oncall-in-the-night',
    ]);
  });
});
