/** --share-screen: nothing that names an account reaches the screen, the lines or the JSON. */
import fs from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {entriesOf, latchkey} from '../support/process.ts';
import {startInTerminal} from '../support/pty.ts';
import {operatorOf, serveScenario} from '../support/served.ts';

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
  // The name of the lost database is typed to make room; its mask would not have been taken.
  expect(answers).toContain('orders-db');
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

describe('train', () => {
  const names = new RegExp(`${secrets.source}|Priya`);

  test('coach, questions and debrief are masked in lines, and all of them are there', async () => {
    const {code, stdout, stderr} = await latchkey(
      ['train', '3', '--share-screen', '--plain', ...recommended],
      {LATCHKEY_HOME: temporaryFolder()},
    );
    expect(code).toBe(0);
    for (const part of ['Coach', 'RIGHT', 'DEBRIEF', 'Take with you', 'database-1']) {
      expect(stdout).toContain(part);
    }
    expect((stdout + stderr).match(names)).toBeNull();
  });

  test('the brief and a question of the lesson on the screen', async () => {
    const terminal = startInTerminal(['train', '3', '--share-screen'], {
      columns: 120,
      rows: 40,
      environment: {LATCHKEY_HOME: temporaryFolder()},
    });
    await terminal.until('Begin');
    expect(terminal.screen()).toContain('Your phone rings');
    expect(terminal.screen().match(names)).toBeNull();
    await terminal.type('\r');
    await terminal.until('Do first');
    expect(terminal.screen().match(names)).toBeNull();
    await terminal.type('\r');
    await terminal.until('Question 1');
    expect(terminal.screen().match(names)).toBeNull();
    await terminal.type('\r');
    await terminal.until(/\(right.*\)/);
    expect(terminal.screen().match(names)).toBeNull();
  });
});

describe('respond', () => {
  test('lists the databases masked where no terminal is', async () => {
    const simulator = await serveScenario('key-disabled', 60);
    const {code, stdout, stderr} = await latchkey(
      ['respond', '--share-screen', '--plain', '--endpoint-url', simulator.endpoint],
      {LATCHKEY_HOME: temporaryFolder(), ...operatorOf(simulator)},
    );
    expect(code).toBe(64);
    expect(stdout).toMatch(/^database-\d+ .*\n/);
    expect((stdout + stderr).match(secrets)).toBeNull();
    expect(stderr).toContain('latchkey respond NAME');
  });

  test('a database that was picked masked is the one that is meant, and keeps its mask', async () => {
    const simulator = await serveScenario('key-disabled', 60);
    const home = temporaryFolder();
    const terminal = startInTerminal(
      ['respond', '--share-screen', '--endpoint-url', simulator.endpoint],
      {
        columns: 120,
        rows: 40,
        environment: {LATCHKEY_HOME: home, ...operatorOf(simulator)},
      },
    );
    await terminal.until(/❯ +1 +\S+ database-\d+/);
    expect(terminal.screen().match(secrets)).toBeNull();
    const picked = /❯ +1 +\S+ (database-\d+)/.exec(terminal.screen())?.[1] ?? '';
    await terminal.type('\r');
    await terminal.until('ways back');
    expect(terminal.screen().match(secrets)).toBeNull();
    expect(terminal.screen()).toContain(picked);
    const [id = ''] = fs.readdirSync(path.join(home, 'sessions'));
    expect(id).toMatch(/^billing-db-/);
  });

  test('a plan is made and followed masked, also where it is refused', async () => {
    const simulator = await serveScenario('key-disabled', 3600);
    const environment = {LATCHKEY_HOME: temporaryFolder(), ...operatorOf(simulator)};
    const file = path.join(temporaryFolder(), 'plan.json');
    const common = ['--share-screen', '--plain', ...recommended];
    const to = (endpoint: string) => ['--endpoint-url', endpoint];
    const made = await latchkey(
      [
        'respond',
        'orders-db',
        '--dry-run',
        '--save-plan',
        file,
        ...common,
        ...to(simulator.endpoint),
      ],
      environment,
    );
    const other = await serveScenario('restored-not-started', 60);
    const follow = ['respond', '--plan', file, ...common];
    const refused = await latchkey([...follow, ...to(other.endpoint)], {
      ...environment,
      ...operatorOf(other),
    });
    const followed = await latchkey([...follow, ...to(simulator.endpoint)], environment);
    expect([made.code, refused.code, followed.code]).toEqual([0, 1, 0]);
    expect(refused.stderr).toContain('The facts have moved');
    for (const {stdout, stderr} of [made, refused, followed]) {
      // The command was typed by the operator, and names nothing more than they did.
      expect((stdout + stderr).match(secrets)).toBeNull();
    }
  }, 60_000);
});
