/** The bundle in a real pseudo-terminal: as a person sees it, leaves it, loses it and comes back. */
import fs from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {startInTerminal} from '../support/pty.ts';

const enter = '\r';
const controlC = '\u0003';

/** From the start screen to the question that sends the first change. */
async function toTheConfirmation(state: string, size = {columns: 80, rows: 24}) {
  const terminal = startInTerminal([], {...size, environment: {LATCHKEY_HOME: state}});
  await terminal.until('What do you need?');
  await terminal.type('4');
  await terminal.until(/❯ 4 .*Rehearse/);
  await terminal.type(enter);
  await terminal.until('Which night?');
  await terminal.type(enter);
  await terminal.until('The KMS key of orders-db was switched off.');
  await terminal.until('Enter ways back');
  await terminal.type(enter);
  await terminal.until('Does it apply?');
  await terminal.type(enter);
  await terminal.until('❯ 1 No');
  await terminal.type(enter);
  await terminal.until('Type yes, then Enter');
  return terminal;
}

test('a whole night: start, answer, wait, recovered', async () => {
  const terminal = await toTheConfirmation(temporaryFolder());
  expect(terminal.screen()).toContain('REHEARSAL');
  await terminal.type(`yes${enter}`);
  await terminal.until('Start the instance orders-db?');
  await terminal.type(`yes${enter}`);
  await terminal.until('Yes, it answers', 40);
  await terminal.type(enter);
  await terminal.until('Recovered');
  await terminal.type(enter);
  expect(await terminal.exited()).toBe(0);
}, 60_000);

test('a resize while a question is open keeps what was typed and tears nothing', async () => {
  const terminal = await toTheConfirmation(temporaryFolder());
  await terminal.type('ye');
  await terminal.until('│ ye');
  terminal.resize(60, 20);
  await terminal.until(/Enter send/);
  const narrow = await terminal.until(/│ ye/);
  expect(narrow.split('\n').length).toBeLessThanOrEqual(20);
  terminal.resize(120, 40);
  await terminal.until(/│ ye/);
  await terminal.type(`s${enter}`);
  await terminal.until('Start the instance orders-db?');
}, 60_000);

test('Ctrl+C asks first, a second one leaves with 2, resume goes on at the same question', async () => {
  const state = temporaryFolder();
  const terminal = await toTheConfirmation(state);
  await terminal.type(controlC);
  await terminal.until(/leave/i);
  await terminal.type(controlC);
  expect(await terminal.exited()).toBe(2);
  const again = startInTerminal(['resume'], {environment: {LATCHKEY_HOME: state}});
  await again.until(/Continue|Enable the key alias\/orders\?/);
  await again.type(enter);
  await again.until('Enable the key alias/orders?');
}, 60_000);

test('kill -9 in a wait, then resume: recovered, each change sent once', async () => {
  const state = temporaryFolder();
  const terminal = await toTheConfirmation(state);
  await terminal.type(`yes${enter}`);
  await terminal.until('Start the instance orders-db?');
  await terminal.type(`yes${enter}`);
  await terminal.until('starting');
  process.kill(terminal.pid, 'SIGKILL');
  await terminal.exited();
  const again = startInTerminal(['resume'], {environment: {LATCHKEY_HOME: state}});
  for (;;) {
    const screen = await again.until(/Continue|Yes, it answers|Recovered/, 40);
    if (screen.includes('Recovered')) break;
    await again.type(enter);
    await again.until(screen.includes('Continue') ? /Waiting|Yes, it answers/ : 'Recovered', 40);
  }
  await again.type(enter);
  expect(await again.exited()).toBe(0);
  expect(changesIn(state)).toEqual(['kms:EnableKey', 'rds:StartDBInstance']);
}, 90_000);

test('SIGTERM in a wait leaves with 8: AWS goes on', async () => {
  const state = temporaryFolder();
  const terminal = await toTheConfirmation(state);
  await terminal.type(`yes${enter}`);
  await terminal.until('Start the instance orders-db?');
  await terminal.type(`yes${enter}`);
  await terminal.until('Waiting');
  terminal.kill('SIGTERM');
  expect(await terminal.exited()).toBe(8);
}, 60_000);

test('a terminal that goes away on the last page takes the program with it', async () => {
  const terminal = startInTerminal(['rehearse', 'key-disabled'], {
    environment: {LATCHKEY_HOME: temporaryFolder()},
  });
  await terminal.until('Enter ways back');
  await terminal.type(enter);
  await terminal.until('Does it apply?');
  await terminal.type(enter);
  await terminal.until('❯ 1 No');
  await terminal.type('2');
  await terminal.until('❯ 2 Yes');
  await terminal.type(enter);
  await terminal.until('Handed over');
  terminal.kill('SIGHUP');
  expect(await terminal.exited()).toBe(8);
}, 60_000);

test('a terminal of 30×8 asks for room and quits', async () => {
  const terminal = startInTerminal([], {
    columns: 30,
    rows: 8,
    environment: {LATCHKEY_HOME: temporaryFolder()},
  });
  await terminal.until(/60 × 20/);
  await terminal.type('q');
  expect(await terminal.exited()).toBe(0);
});

test('NO_COLOR sends no colour, and a plain locale no signs', async () => {
  const terminal = startInTerminal([], {
    environment: {LATCHKEY_HOME: temporaryFolder(), NO_COLOR: '1', LANG: 'C'},
  });
  const screen = await terminal.until('What do you need?');
  expect(screen).toMatch(/^[\x20-\x7e\n]*$/);
});

test('without a terminal that can move its cursor, plain lines ask by number', async () => {
  const terminal = startInTerminal(['rehearse', 'key-disabled', '--plain'], {
    environment: {LATCHKEY_HOME: temporaryFolder()},
  });
  await terminal.until('quit [1]:');
  await terminal.type(`1${enter}`);
  await terminal.until('Number:');
  await terminal.type(controlC);
  expect(await terminal.exited()).toBe(2);
});

function changesIn(state: string): readonly string[] {
  const [session = ''] = fs.readdirSync(path.join(state, 'sessions'));
  const file = path.join(state, 'sessions', session, 'journal.ndjson');
  return fs
    .readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
    .filter((entry) => entry.type === 'called' && entry.mode === 'change')
    .map((entry) => entry.call);
}
