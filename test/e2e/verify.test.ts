/** `latchkey verify` as a process: what it prints and how it ends. */
import fs from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {journal} from '../support/journals.ts';
import {latchkey} from '../support/process.ts';

const recorded = journal('key-disabled');

/** A home with the recorded session, its journal as `change` leaves it. */
function homeWith(change: (text: string) => string = (text) => text) {
  const environment = {LATCHKEY_HOME: temporaryFolder()};
  const folder = path.join(environment.LATCHKEY_HOME, 'sessions', recorded.sessionId);
  fs.mkdirSync(folder, {recursive: true});
  fs.writeFileSync(path.join(folder, 'journal.ndjson'), change(recorded.text));
  return environment;
}

const head = recorded.entries.at(-1)?.hash ?? '';

test('a good journal: what it is, its head, and 0', async () => {
  const {code, stdout, stderr} = await latchkey(['verify', recorded.sessionId], homeWith());
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain(`${recorded.entries.length} entries, hashes good, closed: recovered.`);
  expect(stdout).toContain(head);
});

test('the beginning of an id is enough, and a head may have blanks', async () => {
  const spaced = head.replaceAll(/(.{4})/g, '$1 ').trim();
  const args = ['verify', recorded.sessionId.slice(0, 20), '--head', spaced, '--json'];
  const {code, stdout} = await latchkey(args, homeWith());
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    format: 'latchkey/verification/1',
    session: recorded.sessionId,
    ok: true,
    head,
    expectedAt: recorded.entries.length,
  });
});

test('an edited journal: the entry by number and 1', async () => {
  const environment = homeWith((text) => text.replace('"answer":"yes"', '"answer":"no"'));
  const lines = await latchkey(['verify', recorded.sessionId], environment);
  const bad = recorded.entries.find((entry) => entry.type === 'answered' && entry.answer === 'yes');
  expect(lines.code).toBe(1);
  expect(lines.stdout).toContain(`NOT GOOD. Entry ${bad?.seq} was edited`);
  const json = await latchkey(['verify', recorded.sessionId, '--json'], environment);
  expect(json.code).toBe(1);
  expect(JSON.parse(json.stdout)).toMatchObject({
    ok: false,
    fault: {entry: bad?.seq, kind: 'edited'},
  });
});

test('a session that was played here is proven to its end, and a cut shows', async () => {
  const environment = {LATCHKEY_HOME: temporaryFolder()};
  await latchkey(['rehearse', 'key-disabled', '--answers', 'recommended', '--json'], environment);
  const sessions = path.join(environment.LATCHKEY_HOME, 'sessions');
  const [id = ''] = fs.readdirSync(sessions);
  const good = await latchkey(['verify', id, '--json'], environment);
  expect(JSON.parse(good.stdout)).toMatchObject({ok: true, endProven: true});
  const file = path.join(sessions, id, 'journal.ndjson');
  const rows = fs.readFileSync(file, 'utf8').split('\n');
  fs.writeFileSync(file, `${rows.slice(0, -2).join('\n')}\n`);
  const cut = await latchkey(['verify', id], environment);
  expect(cut.code).toBe(1);
  expect(cut.stdout).toMatch(/Entry \d+ was truncated/);
});

test.each([
  ['no session', ['verify'], 64, /missing required argument/],
  ['an unknown session', ['verify', 'nothing'], 64, /There is no session "nothing"/],
  [
    'a head that is none',
    ['verify', recorded.sessionId, '--head', 'abc'],
    64,
    /16 to 64 hexadecimal/,
  ],
  ['a head of another journal', ['verify', recorded.sessionId, '--head', 'a'.repeat(64)], 1, /^$/],
])('%s', async (_, args, code, message) => {
  const result = await latchkey(args, homeWith());
  expect(result.code).toBe(code);
  expect(result.stderr).toMatch(message);
  expect(result.stderr).not.toMatch(/\n\s+at /);
});
