/** The bundle in pipes: the contracts that scripts rely on, and every wrong input. */
import fs from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {entriesOf, latchkey} from '../support/process.ts';

const recommended = ['--answers', 'recommended'];
const home = () => ({LATCHKEY_HOME: temporaryFolder()});

describe('without a terminal', () => {
  test('latchkey alone plays the built-in rehearsal in plain lines and ends 0', async () => {
    const {code, stdout} = await latchkey([], home());
    expect(code).toBe(0);
    expect(stdout).toContain('REHEARSAL 02:14:19  Simulated AWS');
    expect(stdout).toContain('RECOVERED: orders-db answers again');
  });

  test('the rehearsal tells the story in order', async () => {
    const {code, stdout} = await latchkey(
      ['rehearse', 'key-disabled', ...recommended, '--plain'],
      home(),
    );
    expect(code).toBe(0);
    const parts = [
      'The KMS key of orders-db was switched off.',
      'role ci-cleanup',
      'QUESTION: Which way back?',
      'Call:     kms:EnableKey',
      'Undo:     yes: kms:DisableKey',
      'kms:EnableKey sent, accepted',
      'rds:StartDBInstance sent, accepted',
      'now starting',
      'now available',
      'RECOVERED',
    ];
    const places = parts.map((part) => stdout.indexOf(part));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  test('--json prints the journal, changes performed once each in order', async () => {
    const environment = home();
    const {code, stdout} = await latchkey(
      ['rehearse', 'key-disabled', ...recommended, '--json'],
      environment,
    );
    expect(code).toBe(0);
    const entries = entriesOf(stdout);
    const changes = entries.filter((e) => e.type === 'called' && e.mode === 'change');
    expect(changes.map((e) => [e.call, e.outcome])).toEqual([
      ['kms:EnableKey', 'ok'],
      ['rds:StartDBInstance', 'ok'],
    ]);
    expect(entries.map((e) => e.seq)).toEqual(entries.map((_, index) => index + 1));
    expect(entries.at(-1)).toMatchObject({type: 'closed', outcome: 'recovered'});
    const [session] = fs.readdirSync(path.join(environment.LATCHKEY_HOME, 'sessions'));
    const file = path.join(environment.LATCHKEY_HOME, 'sessions', session ?? '', 'journal.ndjson');
    expect(fs.readFileSync(file, 'utf8')).toBe(stdout);
  });

  test.each([
    ['restored-not-started', ['rds:StartDBInstance']],
    [
      'recoverable-window-passed',
      ['kms:EnableKey', 'rds:RestoreDBInstanceToPointInTime', 'rds:ModifyDBInstance'],
    ],
  ])('%s ends 0', async (scenario, calls) => {
    const {code, stdout} = await latchkey(['rehearse', scenario, ...recommended, '--json'], home());
    expect(code).toBe(0);
    const done = entriesOf(stdout).filter(
      (e) => e.type === 'called' && e.mode === 'change' && e.outcome === 'ok',
    );
    expect(done.map((e) => e.call)).toEqual(calls);
  });

  test('a dry run sends no change and says what it would call', async () => {
    const {code, stdout} = await latchkey(
      ['rehearse', 'key-disabled', '--dry-run', ...recommended, '--json'],
      home(),
    );
    expect(code).toBe(0);
    const changes = entriesOf(stdout).filter((e) => e.type === 'called' && e.mode === 'change');
    expect(changes.map((e) => [e.call, e.outcome])).toEqual([
      ['kms:EnableKey', 'would-call'],
      ['rds:StartDBInstance', 'would-call'],
    ]);
  });

  test('a question without --answers is an error that names the flag', async () => {
    const {code, stderr} = await latchkey(['rehearse', 'key-disabled', '--plain'], home());
    expect(code).toBe(64);
    expect(stderr).toContain('--answers');
    expect(stderr).toContain('Nothing was sent');
  });

  test('an answers file is followed; an answer that does not fit is refused by name', async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'answers.yaml');
    fs.writeFileSync(file, 'way: enable-key\non-purpose: "yes"\n');
    const stopped = await latchkey(
      ['rehearse', 'key-disabled', '--answers', file, '--plain'],
      home(),
    );
    expect(stopped.code).toBe(8);
    fs.writeFileSync(file, 'way: fly\n');
    const refused = await latchkey(
      ['rehearse', 'key-disabled', '--answers', file, '--plain'],
      home(),
    );
    expect(refused.code).toBe(64);
    expect(refused.stderr).toContain('way');
  });

  test('sessions lists what was played, as lines and as one JSON array', async () => {
    const environment = home();
    await latchkey(['rehearse', 'key-disabled', ...recommended, '--json'], environment);
    const {code, stdout} = await latchkey(['sessions', '--json'], environment);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([{database: 'orders-db', outcome: 'recovered'}]);
    const lines = await latchkey(['sessions'], environment);
    expect(lines.stdout).toContain('recovered');
  });

  test('rehearse --list --json is one array in the shape of the contract', async () => {
    const {code, stdout} = await latchkey(['rehearse', '--list', '--json']);
    expect(code).toBe(0);
    const list: unknown = JSON.parse(stdout);
    expect(list).toContainEqual({
      id: 'key-disabled',
      title: expect.any(String),
      cause: 'key-disabled',
      database: 'orders-db',
      difficulty: expect.anything(),
    });
  });
});

describe('wrong input', () => {
  const live = {AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'none'};
  const nowhere = ['--endpoint-url', 'http://127.0.0.1:9', '--region', 'eu-west-1'];

  test.each([
    ['an unknown command', ['fly'], 64, /unknown command|too many/i],
    ['an unknown option', ['rehearse', '--fly'], 64, /unknown option/],
    ['an unknown scenario', ['rehearse', 'key-disabeld', ...recommended], 64, /key-disabled/],
    ['a malformed ARN', ['diagnose', 'arn:aws:rds:eu-west-1:1:db'], 64, /arn:aws:rds:REGION/],
    ['an impossible identifier', ['diagnose', '1-db'], 64, /identifier/],
    ['no database', ['diagnose'], 64, /needs a database/],
    ['no Region', ['diagnose', 'orders-db'], 64, /--region/],
    [
      'an impossible Region',
      ['diagnose', 'orders-db', '--region', 'mars'],
      64,
      /not an AWS Region/,
    ],
    ['an impossible endpoint', ['diagnose', 'orders-db', '--endpoint-url', 'mars'], 64, /endpoint/],
    [
      'the ARN of another Region',
      ['diagnose', 'arn:aws:rds:us-east-1:111122223333:db:a', ...nowhere],
      64,
      /--region us-east-1/,
    ],
    ['an unknown session', ['resume', 'nothing'], 64, /no session/],
    ['nothing to resume', ['resume'], 64, /no unfinished session/],
    [
      'saved evidence that is none',
      ['diagnose', '--from', 'package.json'],
      64,
      /not saved evidence/,
    ],
    ['a speed that is no number', ['rehearse', '--speed', 'fast', ...recommended], 64, /--speed/],
    ['nobody listening', ['diagnose', 'orders-db', ...nowhere], 1, /cannot be reached/],
  ])('%s', async (_, args, code, message) => {
    const result = await latchkey(args, {...home(), ...live});
    expect([result.code, result.stdout]).toEqual([code, '']);
    expect(result.stderr).toMatch(message);
    expect(result.stderr).not.toMatch(/\n\s+at /);
  });

  test('no credentials end with 4 and what to do', async () => {
    const {code, stderr} = await latchkey(['diagnose', 'orders-db', ...nowhere], home());
    expect(code).toBe(4);
    expect(stderr).toContain('--profile');
  });

  test('stdout that is closed early is no fault', async () => {
    const {start, ended} = await import('../support/process.ts');
    const child = start(['rehearse', 'key-disabled', ...recommended, '--plain'], home());
    let stderr = '';
    child.stderr?.on('data', (chunk) => {
      stderr += String(chunk);
    });
    child.stdout?.once('data', () => child.stdout?.destroy());
    expect(await ended(child)).toBe(0);
    expect(stderr).toBe('');
  });
});
