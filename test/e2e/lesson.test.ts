/** Lessons played by a person: on the full screen, in lines by a newcomer, and across a kill. */
import fs from 'node:fs';
import path from 'node:path';
import {DescribeKeyCommand, EnableKeyCommand, KMSClient} from '@aws-sdk/client-kms';
import {expect, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {startInTerminal, type Terminal} from '../support/pty.ts';

const enter = '\r';
const keyId = '1234abcd-12ab-34cd-56ef-1234567890ab';

test('from the list to the debrief on the full screen, and on to the next lesson', {
  timeout: 120_000,
}, async () => {
  const home = temporaryFolder();
  const terminal = startInTerminal(['train'], {environment: {LATCHKEY_HOME: home}});
  const {until, type} = terminal;
  await until('0 of 13 solved');
  await type('3');
  await until(/❯ 3 +· The key was switched off/);
  await type(enter);
  await until('Your phone rings');
  await type(enter);
  // The diagnosis is read before anything is asked about it.
  await until(/Lesson 3 · Diagnosis[\s\S]*to 2 questions/);
  await type(enter);
  await answer(terminal, 'Question 1 of 3', /About seven days|[Ss]even days/);
  await answer(terminal, 'Question 2 of 3', /owner/i);
  await until('ways back');
  await type('h');
  await until('Hint 1 is about');
  await type(`2`);
  await type(enter);
  await until(/Hint 1 +"/);
  await type('\u001b');
  await until('ways back');
  await type(enter);
  await until(/❯ 1 .*Enable the key/);
  await type(enter);
  await until('Was the key switched off on purpose?');
  terminal.resize(120, 40);
  await type(enter);
  await until(/Type yes|Enable the key alias\/orders\?/);
  await type(`yes${enter}`);
  await until(/Start the instance orders-db\?|Lesson 3 · Step 3/, 40);
  await type(`yes${enter}`);
  await until(/Question 3 of 3|Does the application answer/, 40);
  if (terminal.screen().includes('Question')) {
    await answer(terminal, 'Question 3 of 3', /stays stopped/i);
  }
  await until('Does the application answer');
  await type(enter);
  // Its footer is painted last: what stands above it then is whole.
  const debrief = await until('Enter next lesson', 40);
  expect(debrief).toContain('Lesson 3 · Debrief');
  expect(debrief).toContain('Solved.');
  expect(debrief).toMatch(/Hints +−5 +hint 1$/m);
  expect(debrief).toMatch(/kms:EnableKey +\d\d:\d\d The key is enabled again/);
  expect(debrief).toContain('Enter next lesson');
  await type(enter);
  await until(/Lesson 4 · The call/);
  await type(`3${enter}`);
  expect(await terminal.exited()).toBe(2);
  const [file = ''] = fs.readdirSync(path.join(home, 'training'));
  const {attempts} = JSON.parse(fs.readFileSync(path.join(home, 'training', file), 'utf8'));
  expect(attempts).toEqual([
    expect.objectContaining({lesson: 'key-switched-off', solved: true, points: 95, hints: 1}),
  ]);
});

test('a newcomer finishes lesson 1 in lines, reading only what is printed', async () => {
  const home = temporaryFolder();
  const terminal = startInTerminal(['train', '1', '--plain'], {
    columns: 100,
    rows: 400,
    environment: {LATCHKEY_HOME: home},
  });
  const {until} = terminal;
  await pick(terminal, 'The call.', 'Begin');
  // The background says both: with -recoverable a start is enough, without it only a backup leads back.
  await pick(terminal, 'What does -recoverable', 'a start is enough');
  await pick(terminal, 'without -recoverable', 'Restore from a backup');
  // The diagnosis says "Estimated: 7 days after RDS stopped it".
  await pick(terminal, 'end of the seven days', 'counted from the event');
  // The goal says: then choose Stop here.
  await pick(terminal, 'Which way back?', 'Stop here');
  await until('DEBRIEF');
  expect(await until('What next?')).toContain('Solved. 100 of 100 points');
  await pick(terminal, 'What next?', 'Enough for now');
  expect(await terminal.exited()).toBe(0);
}, 120_000);

test('a lesson that is killed goes on with its port, world, clock, hints and answers', async () => {
  const environment = {LATCHKEY_HOME: temporaryFolder()};
  const size = {columns: 100, rows: 400, environment};
  const killed = startInTerminal(['train', '3', '--serve', '--plain'], size);
  const printed = await killed.until('Another time');
  const [endpoint = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
  const secretOf = (name: string) => new RegExp(`${name}=(\\S+)`).exec(printed)?.[1] ?? '';
  const kms = new KMSClient({
    endpoint,
    region: 'eu-west-1',
    credentials: {
      accessKeyId: secretOf('AWS_ACCESS_KEY_ID'),
      secretAccessKey: secretOf('AWS_SECRET_ACCESS_KEY'),
    },
  });
  await pick(killed, 'The call.', 'Begin');
  await pick(killed, 'How long', 'Two hours');
  await pick(killed, 'Whom do you tell', 'owners of billing-db');
  await asked(killed, 'Which way back?');
  await killed.type(`h${enter}`);
  await killed.until('Type hint to show it');
  await killed.type(`hint${enter}`);
  await killed.until(/HINT 1, 5 points/);
  await kms.send(new EnableKeyCommand({KeyId: keyId}));
  killed.kill('SIGKILL');
  await killed.exited();

  const resumed = startInTerminal(['resume', '--plain'], size);
  await pick(resumed, 'kms:EnableKey was accepted', 'stays stopped', 40);
  await asked(resumed, 'Which way back?');
  // What was done beside Latchkey is there, on the same port; no answer is asked for again.
  const {KeyMetadata} = await kms.send(new DescribeKeyCommand({KeyId: keyId}));
  kms.destroy();
  expect(KeyMetadata?.KeyState).toBe('Enabled');
  expect(resumed.screen()).not.toMatch(/QUESTION: (Lesson 3|How long|Whom)/);
  await resumed.type(`h${enter}`);
  await resumed.until(/HINT 1: /);
  await pick(resumed, 'Which way back?', 'Start the database');
  await asked(resumed, 'Start the instance orders-db?');
  await resumed.type(`yes${enter}`);
  await pick(resumed, 'Does the application answer', 'Yes', 40);
  const end = await resumed.until('What next?', 40);
  // 100, less 5 for the hint and 5 for the wrong answer from before the kill.
  expect(end).toContain('Solved. 90 of 100 points');
}, 120_000);

/** The newest question holds these words, and its prompt waits. */
function asked({until}: Terminal, words: string, seconds = 20): Promise<string> {
  const own = words.replaceAll(/[?.]/g, '\\$&');
  return until(new RegExp(`QUESTION: (?![\\s\\S]*QUESTION: )[\\s\\S]*${own}[\\s\\S]*:$`), seconds);
}

/** Types the number that stands beside these words in the newest list. */
async function pick(
  terminal: Terminal,
  question: string,
  words: string,
  seconds = 20,
): Promise<void> {
  const {type, screen} = terminal;
  const newest = () => screen().slice(screen().lastIndexOf('QUESTION: '));
  await asked(terminal, question, seconds);
  const row = newest()
    .split('\n')
    .find((line) => /^ +\d+ {2}/.test(line) && line.includes(words));
  await type(`${/\d+/.exec(row ?? '')?.[0] ?? words}${enter}`);
}

/** Moves to the row with these words, answers, and reads the explanation. */
async function answer({until, type, screen}: Terminal, page: string, words: RegExp): Promise<void> {
  await until(page);
  const row = screen()
    .split('\n')
    .find((line) => /^ [❯ ] \d/.test(line) && words.test(line));
  const digit = /\d/.exec(row ?? '')?.[0] ?? '';
  await type(digit);
  await until(`❯ ${digit}`);
  await type(enter);
  await until(/right, your answer/);
  await type(enter);
}
