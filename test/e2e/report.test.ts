/** The report as a process writes it: by itself at the end, and when it is asked for. */
import fs from 'node:fs';
import path from 'node:path';
import {beforeAll, describe, expect, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {journal} from '../support/journals.ts';
import {latchkey} from '../support/process.ts';

const recommended = ['--answers', 'recommended'];
const recorded = journal('key-disabled');

function homeWithRecording(): {LATCHKEY_HOME: string} {
  const environment = {LATCHKEY_HOME: temporaryFolder()};
  const folder = path.join(environment.LATCHKEY_HOME, 'sessions', recorded.sessionId);
  fs.mkdirSync(folder, {recursive: true});
  fs.writeFileSync(path.join(folder, 'journal.ndjson'), recorded.text);
  return environment;
}

test('a session ends with the path of a report that is there, for its owner alone', async () => {
  const environment = {LATCHKEY_HOME: temporaryFolder()};
  const {code, stdout} = await latchkey(
    ['rehearse', 'key-disabled', '--plain', ...recommended],
    environment,
  );
  expect(code).toBe(0);
  const file = /^ {2}Report: (.+)$/m.exec(stdout)?.[1] ?? '';
  expect(stdout.trimEnd().endsWith(file)).toBe(true);
  for (const ending of ['md', 'html', 'json']) {
    const each = file.replace(/md$/, ending);
    expect(fs.statSync(each).mode & 0o777).toBe(0o600);
    expect(fs.readFileSync(each, 'utf8')).toContain('orders-db was locked out of its KMS key');
  }
});

test('a session that was stopped has its report too', async () => {
  const environment = {LATCHKEY_HOME: temporaryFolder()};
  const script = path.join(temporaryFolder(), 'answers.yaml');
  fs.writeFileSync(script, 'way: stop\n');
  const {stdout} = await latchkey(
    ['rehearse', 'key-disabled', '--plain', '--answers', script],
    environment,
  );
  const file = /^ {2}Report: (.+)$/m.exec(stdout)?.[1] ?? '';
  expect(fs.readFileSync(file, 'utf8')).toContain('sent no change');
});

describe('latchkey report', () => {
  let environment: {LATCHKEY_HOME: string};
  beforeAll(() => {
    const folder = fs.mkdtempSync(path.join(fs.realpathSync('/tmp'), 'latchkey-test-'));
    environment = {LATCHKEY_HOME: folder};
    homeWithRecordingIn(folder);
    return () => fs.rmSync(folder, {recursive: true, force: true});
  });

  /** `temporaryFolder` belongs to one test; this home serves them all. */
  function homeWithRecordingIn(folder: string): void {
    const session = path.join(folder, 'sessions', recorded.sessionId);
    fs.mkdirSync(session, {recursive: true});
    fs.writeFileSync(path.join(session, 'journal.ndjson'), recorded.text);
  }

  test('prints Markdown with the head that verify accepts', async () => {
    const {code, stdout, stderr} = await latchkey(['report', recorded.sessionId], environment);
    expect([code, stderr]).toEqual([0, '']);
    const command = /^latchkey (verify \S+ --head \S+)$/m.exec(stdout)?.[1] ?? '';
    const verified = await latchkey(command.split(' '), environment);
    expect(verified.code).toBe(0);
  });

  test.each([
    ['the ending of the file', ['--output', 'night.html'], 'night.html', /^<!doctype html>/],
    [
      'a format',
      ['--format', 'json', '--output', 'night'],
      'night',
      /^\{\n {2}"format": "latchkey\/report\/1"/,
    ],
    ['nothing', ['--output', 'night.txt'], 'night.txt', /^# REHEARSAL/],
  ])('is written as %s says', async (_, args, name, begin) => {
    const folder = temporaryFolder();
    const at = args.map((arg) => (arg === name ? path.join(folder, name) : arg));
    const {code, stdout, stderr} = await latchkey(
      ['report', recorded.sessionId, ...at],
      environment,
    );
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toBe(`Report: ${path.join(folder, name)}\n`);
    expect(fs.readFileSync(path.join(folder, name), 'utf8')).toMatch(begin);
  });

  test('--redact leaves no account, no ARN, no name', async () => {
    const {stdout} = await latchkey(['report', recorded.sessionId, '--redact'], environment);
    expect(stdout).not.toMatch(/111122223333|orders-db|mara|ci-cleanup/);
    expect(stdout).toContain('database-1');
  });

  test.each([
    ['no session', ['report'], 64, /missing required argument/],
    ['an unknown session', ['report', 'nothing'], 64, /There is no session "nothing"/],
    [
      'an unknown format',
      ['report', recorded.sessionId, '--format', 'pdf'],
      64,
      /md, html or json/,
    ],
    [
      'a folder that is not there',
      ['report', recorded.sessionId, '--output', '/nowhere/night.md'],
      64,
      /cannot be written to \/nowhere/,
    ],
  ])('%s: a sentence', async (_, args, code, message) => {
    const result = await latchkey(args, environment);
    expect([result.code, result.stdout]).toEqual([code, '']);
    expect(result.stderr).toMatch(message);
    expect(result.stderr).not.toMatch(/\n\s+at /);
  });

  test('of an altered journal is refused, and names the entry', async () => {
    const home = homeWithRecording();
    const file = path.join(home.LATCHKEY_HOME, 'sessions', recorded.sessionId, 'journal.ndjson');
    fs.writeFileSync(file, recorded.text.replace('"answer":"yes"', '"answer":"no"'));
    const {code, stderr} = await latchkey(['report', recorded.sessionId], home);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Entry \d+ of .* cannot be trusted/);
  });
});
