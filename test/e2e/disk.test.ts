/** What lies on the disk: no room left, no right to write, and files that somebody changed. */
import {spawn, spawnSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {type Finished, latchkey} from '../support/process.ts';
import {cleanEnvironment} from '../support/pty.ts';
import {changesAt, operatorOf, serveScenario} from '../support/served.ts';

const launcher = fileURLToPath(new URL('../../dist/latchkey.js', import.meta.url));
const hasPrlimit = spawnSync('prlimit', ['--version']).status === 0;
if (!hasPrlimit) {
  process.stderr.write('SKIPPED: test/e2e/disk needs prlimit (util-linux) for a full disk.\n');
}
const recommended = ['--answers', 'recommended'];

type Environment = {readonly LATCHKEY_HOME: string; readonly [name: string]: string};

function sessionFolder({LATCHKEY_HOME}: Environment): string {
  const [session = ''] = fs.readdirSync(path.join(LATCHKEY_HOME, 'sessions'));
  return path.join(LATCHKEY_HOME, 'sessions', session);
}

function journalOf(environment: Environment): string {
  return fs.readFileSync(path.join(sessionFolder(environment), 'journal.ndjson'), 'utf8');
}

/** Runs Latchkey where no file can grow beyond so many bytes, as on a full disk. */
function withRoomFor(bytes: number, args: readonly string[], env: Environment): Promise<Finished> {
  const child = spawn('prlimit', [`--fsize=${bytes}`, process.execPath, launcher, ...args], {
    env: {...cleanEnvironment(), ...env},
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({code: code ?? -1, stdout, stderr}));
  });
}

describe.skipIf(!hasPrlimit)('a disk that is full', () => {
  /** The place in the journal, in bytes, in the middle of the entry that holds the text. */
  const middleOf = (journal: string, text: string) => {
    const at = journal.lastIndexOf('\n', journal.indexOf(text)) + 1;
    const upTo = (end: number) => Buffer.byteLength(journal.slice(0, end));
    return Math.round((upTo(at) + upTo(journal.indexOf('\n', at))) / 2);
  };

  test.each([
    ['the intent to enable cannot be written: nothing is sent', '"type":"intended"', []],
    [
      'the outcome of the enabling cannot be written: nothing follows it',
      '"type":"called","step":"enable","call":"kms:EnableKey"',
      ['EnableKey'],
    ],
  ])(
    '%s; with room again, resume recovers',
    async (_, entry, sent) => {
      const measured = {LATCHKEY_HOME: temporaryFolder()};
      // Slow enough that both runs see the same night: where in the journal an entry stands depends on it.
      const measuring = await serveScenario('key-disabled', 240);
      const play = (endpoint: string) => ['respond', 'orders-db', '--endpoint-url', endpoint];
      const stop = path.join(temporaryFolder(), 'answers.yaml');
      fs.writeFileSync(stop, 'way: enable-key\non-purpose: "no"\nenable: "yes"\n');
      await latchkey([...play(measuring.endpoint), '--json', '--answers', stop], {
        ...measured,
        ...operatorOf(measuring),
      });
      const middle = middleOf(journalOf(measured), entry);

      const simulator = await serveScenario('key-disabled', 240);
      const environment = {LATCHKEY_HOME: temporaryFolder(), ...operatorOf(simulator)};
      const full = await withRoomFor(
        middle,
        [...play(simulator.endpoint), '--plain', ...recommended],
        environment,
      );
      expect(full.code).toBe(1);
      expect(full.stderr).toMatch(/^The journal cannot be written in .*too large/m);
      expect(full.stderr).not.toMatch(/\n\s+at |fault of its own/);
      const arrived = async () => (await changesAt(simulator)).map(({operation}) => operation);
      expect(await arrived()).toEqual(sent);
      const intents = journalOf(environment).split('"type":"intended"').length - 1;
      expect(intents).toBe(sent.length);

      const resumed = await latchkey(['resume', '--plain', ...recommended], environment);
      expect([resumed.code, resumed.stderr]).toEqual([0, '']);
      expect(await arrived()).toEqual(['EnableKey', 'StartDBInstance']);
    },
    60_000,
  );

  test('a rehearsal’s world that cannot be saved ends it before the first entry', async () => {
    const environment = {LATCHKEY_HOME: temporaryFolder()};
    const args = ['rehearse', 'key-disabled', '--plain', ...recommended];
    const {code, stdout, stderr} = await withRoomFor(50_000, args, environment);
    expect([code, stdout, journalOf(environment)]).toEqual([1, '', '']);
    expect(stderr).toMatch(/^The simulated AWS cannot be saved in /);
  });
});

test('a home that cannot be written to: a sentence, exit 1, nothing sent', async () => {
  const simulator = await serveScenario('key-disabled');
  const file = path.join(temporaryFolder(), 'a-file');
  fs.writeFileSync(file, '');
  const {code, stdout, stderr} = await latchkey(
    ['respond', 'orders-db', '--endpoint-url', simulator.endpoint, ...recommended],
    {LATCHKEY_HOME: file, ...operatorOf(simulator)},
  );
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain('LATCHKEY_HOME');
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(await changesAt(simulator)).toEqual([]);
});

describe('a session that somebody changed by hand', () => {
  const whole = fs.mkdtempSync(path.join(os.tmpdir(), 'latchkey-test-'));
  beforeAll(() => {
    const script = path.join(whole, 'answers.yaml');
    fs.writeFileSync(script, 'way: enable-key\non-purpose: "no"\n');
    const args = [launcher, 'rehearse', 'key-disabled', '--json', '--answers', script];
    spawnSync(process.execPath, args, {env: {...cleanEnvironment(), LATCHKEY_HOME: whole}});
  });
  afterAll(() => fs.rmSync(whole, {recursive: true}));

  /** An interrupted rehearsal, changed; then resumed. */
  async function resumedAfter(change: (folder: string) => void): Promise<Finished> {
    const environment = {LATCHKEY_HOME: temporaryFolder()};
    fs.cpSync(whole, environment.LATCHKEY_HOME, {recursive: true});
    change(sessionFolder(environment));
    return latchkey(['resume', '--plain', ...recommended], environment);
  }

  test.each([
    ['an entry', (text: string) => text.replace('orders-db', 'other-db'), /was edited/],
    ['a line that is gone', (text: string) => text.replace(/^.*\n/, ''), /cannot be trusted/],
    ['a line too many', (text: string) => `${text}rubbish\n`, /is not JSON/],
    ['noise', () => '\u0000\u0001\n', /cannot be trusted/],
  ])('%s in the journal: not trusted, and named', async (_, edit, reason) => {
    const {code, stdout, stderr} = await resumedAfter((folder) => {
      const file = path.join(folder, 'journal.ndjson');
      fs.writeFileSync(file, edit(fs.readFileSync(file, 'utf8')));
    });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(reason);
  });

  test.each([
    '{"format":"latchkey/world/2"}',
    '{"format":"latchkey/world/2","home":{},"principals":{},"scenario":{}}',
    '{"format":"latchkey/world/1","home":{},"principals":{},"scenario":{}}',
    '[]',
    'rubbish',
  ])('the world, which is now %s: a sentence', async (text) => {
    const {code, stdout, stderr} = await resumedAfter((folder) =>
      fs.writeFileSync(path.join(folder, 'world.json'), text),
    );
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('latchkey rehearse');
    expect(stderr).not.toContain('fault of its own');
  });

  test('a lock that points elsewhere is replaced, and what it points to is left alone', async () => {
    const victim = path.join(temporaryFolder(), 'victim');
    fs.writeFileSync(victim, 'precious');
    const {code} = await resumedAfter((folder) =>
      fs.symlinkSync(victim, path.join(folder, 'lock')),
    );
    expect(code).toBe(0);
    expect(fs.readFileSync(victim, 'utf8')).toBe('precious');
  });

  test('a lock that is a folder: a sentence that names it', async () => {
    const {code, stderr} = await resumedAfter((folder) => fs.mkdirSync(path.join(folder, 'lock')));
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The session's lock \S+ cannot be read/);
  });
});
