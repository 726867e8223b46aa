/** Whole sessions in plain lines: the real engine, the simulated AWS, every line looked at. */
import {expect, test} from 'vitest';
import {recommendedAnswers} from '../../src/engine/answers.ts';
import {createPlain} from '../../src/plain/plain.ts';
import {temporaryFolder} from '../support/folder.ts';
import {playWith} from './play.ts';

const canary = '\u001B]0;owned\u0007\u202Ecanary';

async function linesOf(scenario: string, accessible = false, readOnly = false) {
  const lines: string[] = [];
  const frontEnd = createPlain({
    output: (line) => lines.push(line),
    messages: (line) => lines.push(`stderr: ${line}`),
    answers: recommendedAnswers(),
    accessible,
    localOffsetMinutes: 60,
  });
  const closed = await playWith(scenario, frontEnd, {state: temporaryFolder(), readOnly});
  return {lines, closed};
}

test('key-disabled tells the whole story', async () => {
  const {lines, closed} = await linesOf('key-disabled');
  expect(closed.outcome).toBe('recovered');
  const inOrder = [
    /^REHEARSAL 02:14:\d\d {2}Simulated AWS, 111122223333, eu-west-1,$/,
    /^REHEARSAL 02:14:\d\d {2}\d+ reads: \d+ answered, \d+ denied \(/,
    /^DIAGNOSIS: locked out, cause certain$/,
    /^ {2}Who, when: {3}role ci-cleanup, session nightly-4711, DisableKey$/,
    /^ {2}How long: {4}Until 9 Mar 01:52 UTC \(02:52 local\) a start is enough; after$/,
    /^QUESTION: Which way back\?$/,
    /^Number \[1\]: enable-key \(--answers\)$/,
    /^STEP 1 of 4: Was the key switched off on purpose\?$/,
    /^STEP 2 of 4: Enable the key alias\/orders\?$/,
    /^ {2}Where: {4}account 111122223333, eu-west-1, REHEARSAL$/,
    /^Type yes to send it, no to leave it: yes \(--answers\)$/,
    /^REHEARSAL .* kms:EnableKey sent, accepted, request /,
    /^REHEARSAL .* Checked: KeyState Enabled, /,
    /^STEP 3 of 4: Start the instance orders-db\?$/,
    /^REHEARSAL .* rds:StartDBInstance sent, accepted, request /,
    /^REHEARSAL .* orders-db: locked out, now starting\.$/,
    /^REHEARSAL .* Waiting 1 min of 2 h\. Ctrl\+C is safe: RDS goes on\.$/,
    /^REHEARSAL .* orders-db: now available, after \d+ min \d+ s\.$/,
    /^STEP 4 of 4: Does the application answer\?$/,
    /^RECOVERED: orders-db answers again\. It was down for \d+ min/,
    /billing-db is still locked out: latchkey respond billing-db/,
  ];
  let from = 0;
  for (const pattern of inOrder) {
    const at = lines.findIndex((line, index) => index >= from && pattern.test(line));
    expect([pattern, at]).not.toEqual([pattern, -1]);
    from = at + 1;
  }
  for (const once of [/^DIAGNOSIS/, /^RECOVERED/, /EnableKey sent/, /now available/]) {
    expect(lines.filter((line) => once.test(line))).toHaveLength(1);
  }
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
});

test('a heartbeat comes at least every minute of a wait', async () => {
  const {lines} = await linesOf('key-disabled');
  const from = lines.findIndex((line) => line.includes('now starting'));
  const to = lines.findIndex((line) => line.includes('now available'));
  const times = lines
    .slice(from, to + 1)
    .map((line) => Date.parse(`2026-03-02T${line.slice(10, 18)}Z`));
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time));
  expect(times.length).toBeGreaterThan(8);
  // Looks are 15 s apart, so the line that is due comes with the next one.
  expect(Math.max(...gaps)).toBeLessThanOrEqual(76_000);
});

test('for the ear there are no stamps, no long values, and fewer heartbeats', async () => {
  const {lines, closed} = await linesOf('key-disabled', true);
  expect(closed.outcome).toBe('recovered');
  const text = lines.join('\n');
  expect(text).not.toMatch(/^REHEARSAL/m);
  expect(text).not.toContain('KeyId arn:aws');
  expect(text).toContain('Where: account 1111 2222 3333, eu-west-1, REHEARSAL.');
  expect(text.match(/^Waiting/gm)?.length).toBeLessThanOrEqual(3);
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
});

test('a dry run shows each call and sends none', async () => {
  const {lines, closed} = await linesOf('key-disabled', false, true);
  expect(closed.outcome).toBe('nothing-to-do');
  expect(lines.filter((line) => line.includes('WOULD CALL'))).toHaveLength(2);
  expect(lines.filter((line) => line.includes('sent, accepted'))).toEqual([]);
});

test('the way over a snapshot says what is lost', async () => {
  const {lines, closed} = await linesOf('recoverable-window-passed');
  expect(closed.outcome).toBe('recovered');
  const text = lines.join(' ').replace(/ +/g, ' ');
  expect(text).toContain('DIAGNOSIS: locked for good, cause certain');
  expect(text).toContain('Data lost, see RPO.');
  expect(text).toMatch(/RTO: 9 d 6 h \(2 Mar 00:32:11 to [0-9:]+ UTC\)/);
  expect(text).toContain('RPO: 2 min 58 s (written 2 Mar 00:29:13 to 2 Mar 00:32:11 UTC)');
  expect(text).toContain('5 changes sent, 2 refused.');
});

test('text of others reaches no line unescaped', async () => {
  const lines: string[] = [];
  const frontEnd = createPlain({
    output: (line) => lines.push(line),
    messages: (line) => lines.push(line),
    answers: recommendedAnswers(),
    accessible: false,
    localOffsetMinutes: 0,
  });
  await playWith('key-disabled', frontEnd, {
    state: temporaryFolder(),
    readOnly: false,
    prepare: ({simulator}) =>
      simulator.inject({
        fault: 'error',
        call: 'kms:EnableKey',
        times: 1,
        code: 'DependencyTimeoutException',
        message: canary,
      }),
  });
  expect(lines.join('\n')).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
  expect(lines.join('\n')).toContain('canary');
});
