/** `latchkey train` as a process: the score, the same bytes each time, progress, and a kill in the middle. */
import fs from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {withOneId} from '../support/one-id.ts';
import {ended, latchkey, start} from '../support/process.ts';

const home = () => ({LATCHKEY_HOME: temporaryFolder()});
const recommended = ['--answers', 'recommended', '--json'];

const lastLine = (text: string) => text.trimEnd().split('\n').at(-1) ?? '';

// test/training/repeated.test.ts does the same for every lesson, without processes.
test('three processes print the same bytes, apart from the id of the session', async () => {
  const environment = home();
  const runs = [];
  for (let run = 0; run < 3; run += 1)
    runs.push(await latchkey(['train', '1', ...recommended], environment));
  expect(runs.map(({code}) => code)).toEqual([0, 0, 0]);
  expect(new Set(runs.map(({stdout}) => withOneId(stdout))).size).toBe(1);
  expect(JSON.parse(lastLine(runs[0]?.stdout ?? ''))).toMatchObject({solved: true, points: 100});
});

test('a lesson that is killed goes on with resume, to the full score', async () => {
  const environment = home();
  const child = start(['train', 'key-switched-off', ...recommended], environment);
  let text = '';
  child.stdout?.on('data', (chunk) => {
    text += String(chunk);
    if (/"type":"called"[^\n]*"kms:EnableKey"/.test(text)) child.kill('SIGKILL');
  });
  expect(await ended(child)).toBe(137);
  const {code, stdout} = await latchkey(['resume', ...recommended], environment);
  expect(code).toBe(0);
  expect(JSON.parse(lastLine(stdout))).toMatchObject({
    lesson: 'key-switched-off',
    solved: true,
    points: 100,
  });
  const [session = ''] = fs.readdirSync(path.join(environment.LATCHKEY_HOME, 'sessions'));
  const report = await latchkey(['train', 'report', session], environment);
  expect(report.stdout).toContain('# Debrief: lesson 3, The key was switched off');
  expect(report.stdout).toContain('TRAINING on a simulated AWS');
});

test('the list, the rules and the reset answer without a lesson being played', async () => {
  const environment = home();
  const {stdout} = await latchkey(['train', '--list', '--json'], environment);
  const rows: readonly {readonly id: string; readonly best: null}[] = JSON.parse(stdout);
  expect(rows.length).toBeGreaterThanOrEqual(10);
  const rules = await latchkey(['train', 'rules', '1'], environment);
  expect(rules.stdout).toContain('40 points safety: nothing was changed.');
  const reset = await latchkey(['train', '--reset', '--person', 'mara'], environment);
  expect([reset.code, reset.stderr]).toEqual([0, 'mara has no progress yet.\n']);
  const wrong = await latchkey(['train', 'key-switched-of', ...recommended], environment);
  expect(wrong.code).toBe(64);
  expect(wrong.stderr).toContain('Did you mean "key-switched-off"?');
});
