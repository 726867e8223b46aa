/** The last page: what it claims, and what a session that ended early leaves behind. */
import {expect, test} from 'vitest';
import {answered, type Happening} from '../support/night/entries.ts';
import {untilRecovered, untilWaiting} from '../support/night/stories.ts';
import {untilWouldCall} from '../support/night/turns.ts';
import {keys, openSession} from '../support/screen.ts';

test('a database that nobody tried is available, not recovered', async () => {
  const story = untilRecovered().map(
    ([time, body]): Happening =>
      body.type === 'answered' && body.step === 'answers'
        ? answered(time, body.step, body.question, 'not yet')
        : [time, body],
  );
  const {frame, close} = await openSession('80x24', story, '02:31:30');
  expect(frame()).toContain('━━ Available, not yet proven');
  expect(frame()).toContain('! orders-db is available again.');
  expect(frame()).not.toContain('answers again');
  await close();
});

test('a change that was accepted but not verified is in the story', async () => {
  const {frame, close} = await openSession(
    '80x24',
    [
      ...untilWaiting(),
      ['02:22:00', {type: 'closed', outcome: 'waiting', summary: 'Left while AWS goes on.'}],
    ],
    '02:22:01',
  );
  expect(frame()).toMatch(/02:17:38 {2}rds:StartDBInstance +sent and accepted; not seen to hold/);
  expect(frame()).toContain('Changes sent 2');
  await close();
});

test('while the database is down, what has time until this week is left out', async () => {
  const {frame, close} = await openSession(
    '80x24',
    [...untilWaiting(), ['02:22:00', {type: 'closed', outcome: 'cancelled', summary: 'Left.'}]],
    '02:22:01',
  );
  expect(frame()).toContain('billing-db is still locked out');
  expect(frame()).not.toContain('this week');
  await close();
});

test('a dry run lists what it would have called, and claims nothing as sent', async () => {
  const {press, frame, close} = await openSession(
    '80x24',
    [
      ...untilWouldCall(),
      ['02:16:20', {type: 'closed', outcome: 'nothing-to-do', summary: 'The plan was read.'}],
    ],
    '02:16:30',
  );
  await press(keys.enter);
  expect(frame()).toMatch(/kms:EnableKey +would be called; it was not sent/);
  expect(frame()).toContain('Changes sent 0      Would call 1');
  await close();
});

test('in the smallest terminal the follow-ups are a scroll away', async () => {
  const {press, frame, close} = await openSession('60x20', untilRecovered(), '02:31:30');
  expect(frame()).toContain('RPO       0 (the same disks came back)');
  await press(keys.pageDown);
  expect(frame()).toContain('Set an alarm on DisableKey');
  await close();
});
