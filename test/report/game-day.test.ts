/** The debrief as Markdown: complete, stamped, and nothing in it can be started by what players send. */
import {expect, test} from 'vitest';
import {gameDayMarkdown} from '../../src/report/game-day.ts';
import type {Debrief} from '../../src/simulator/simulator.ts';

const debrief: Debrief = {
  format: 'latchkey/game-day/1',
  scenario: {id: 'key-disabled', title: 'A clean-up job switched the key off'},
  accountId: '111122223333',
  region: 'eu-west-1',
  database: 'orders-db',
  from: '2026-03-02T02:14:19.000Z',
  until: '2026-03-02T02:52:00.000Z',
  players: [
    {
      name: 'ana',
      arn: 'arn:aws:sts::111122223333:assumed-role/R/ana',
      reads: 3,
      changes: 1,
      refused: 0,
      lastCallAt: '2026-03-02T02:20:00.000Z',
    },
    {
      name: 'ben',
      arn: 'arn:aws:sts::111122223333:assumed-role/R/ben',
      reads: 0,
      changes: 0,
      refused: 0,
    },
  ],
  story: [
    {
      at: '2026-03-02T02:15:00.000Z',
      who: 'ana',
      type: 'reads',
      what: 'kms:DescribeKey (3 times)',
      outcome: 'ok',
    },
    {
      at: '2026-03-02T02:16:00.000Z',
      who: 'ana',
      type: 'change',
      what: 'kms:EnableKey',
      outcome: 'ok',
    },
    {
      at: '2026-03-02T02:17:00.000Z',
      who: 'facilitator',
      type: 'message',
      what: 'Board: "<script>| [x](y)\u001B[31m"',
      outcome: '',
    },
  ],
  end: {
    databases: [{identifier: 'orders-db', status: 'available'}],
    keys: [{name: 'alias/orders', state: 'Enabled'}],
  },
};

test('it says who did what when, what was put in, and how it stands', () => {
  const text = gameDayMarkdown(debrief);
  expect(text).toMatch(/^# REHEARSAL: game day key-disabled$/m);
  expect(text).toContain('**REHEARSAL: a simulated AWS, nothing is real.**');
  expect(text).toContain('37 min 41 s');
  expect(text).toMatch(/\| ana \| 3 \| 1 \| 0 \| .*02:20.* \|/);
  expect(text).toMatch(/\| ben \| 0 \| 0 \| 0 \| none \|/);
  expect(text).toMatch(/\| .*02:16.* \| ana \| kms:EnableKey \| ok \|/);
  expect(text).toContain('| orders-db | available |');
  expect(text).toContain('| alias/orders | Enabled |');
});

test('text of players starts nothing', () => {
  const text = gameDayMarkdown(debrief);
  expect(text).toContain('\\<script\\>\\| \\[x\\](y)');
  expect(text).not.toContain('\u001B');
});

test('a game day on which nothing happened says so', () => {
  expect(gameDayMarkdown({...debrief, story: []})).toContain('Nothing.');
});
