/** --share-screen: nothing that names an account reaches the screen, the lines or the JSON. */
import fs from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {entriesOf, latchkey} from '../support/process.ts';
import {startInTerminal} from '../support/pty.ts';

const secrets =
  /111122223333|orders|billing-db|sessions-db|mara|OnCallResponder|ci-cleanup|nightly|1234abcd-12ab/;
const recommended = ['--answers', 'recommended'];

test.each(['--plain', '--json'])(
  '%s is masked from the first line to the last',
  async (flag) => {
    const environment = {LATCHKEY_HOME: temporaryFolder()};
    for (const scenario of ['key-disabled', 'recoverable-window-passed']) {
      const {code, stdout, stderr} = await latchkey(
        ['rehearse', scenario, '--share-screen', flag, ...recommended],
        environment,
      );
      expect(code).toBe(0);
      expect((stdout + stderr).match(secrets)).toBeNull();
      expect(stdout).toContain('database-1');
    }
  },
  60_000,
);

test('the journal itself is not masked, and what was typed was meant', async () => {
  const environment = {LATCHKEY_HOME: temporaryFolder()};
  const {code, stdout} = await latchkey(
    ['rehearse', 'recoverable-window-passed', '--share-screen', '--json', ...recommended],
    environment,
  );
  expect(code).toBe(0);
  const [id = ''] = fs.readdirSync(path.join(environment.LATCHKEY_HOME, 'sessions'));
  const file = path.join(environment.LATCHKEY_HOME, 'sessions', id, 'journal.ndjson');
  const entries = entriesOf(fs.readFileSync(file, 'utf8'));
  const answers = entries.flatMap((entry) => (entry.type === 'answered' ? [entry.answer] : []));
  expect(answers).toContain('orders-db-restored');
  expect(answers).toContain('orders-db-dr-2026-03-01');
  expect(entriesOf(stdout).length).toBe(entries.length);
});

test('on the screen too, through a whole page of each kind', async () => {
  const terminal = startInTerminal(['rehearse', 'key-disabled', '--share-screen'], {
    columns: 120,
    rows: 40,
    environment: {LATCHKEY_HOME: temporaryFolder()},
  });
  await terminal.until('ways back');
  expect(terminal.screen().match(secrets)).toBeNull();
  expect(terminal.screen()).toContain('account-A');
  for (const key of ['e', 'b', 'l']) {
    await terminal.type(key);
    await terminal.until(/Esc close/);
    expect(terminal.screen().match(secrets)).toBeNull();
    await terminal.type('\u001b');
    await terminal.until('ways back');
  }
});

test('a list of databases would show every name: it is refused in a sentence', async () => {
  const {code, stderr} = await latchkey(['respond', '--share-screen'], {
    LATCHKEY_HOME: temporaryFolder(),
  });
  expect([code, stderr]).toEqual([64, expect.stringContaining('needs the database named')]);
});
