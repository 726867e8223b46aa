/** One session, two people: packed here, checked and gone on with there, nothing sent twice. */
import fs from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {entriesOf, latchkey} from '../support/process.ts';
import {changesAt, operatorOf, type ServedSimulator, serveScenario} from '../support/served.ts';

const recommended = ['--answers', 'recommended'];

/** The other person: another principal of the same account. */
function colleagueOf({administrator, region}: ServedSimulator): {[name: string]: string} {
  return {
    AWS_ACCESS_KEY_ID: administrator.accessKeyId,
    AWS_SECRET_ACCESS_KEY: administrator.secretAccessKey,
    AWS_REGION: region,
  };
}

/** A session that was left before the database is started, and the file it was handed over in. */
async function handedOver() {
  const simulator = await serveScenario('key-disabled', 3600);
  const environment = {LATCHKEY_HOME: temporaryFolder(), ...operatorOf(simulator)};
  const script = path.join(temporaryFolder(), 'answers.yaml');
  fs.writeFileSync(script, 'way: enable-key\non-purpose: "no"\nenable: "yes"\n');
  const endpoint = ['--endpoint-url', simulator.endpoint];
  await latchkey(['respond', 'orders-db', ...endpoint, '--json', '--answers', script], environment);
  const [id = ''] = fs.readdirSync(path.join(environment.LATCHKEY_HOME, 'sessions'));
  const file = path.join(temporaryFolder(), 'night.handover');
  const packed = await latchkey(['handover', id, '--output', file], environment);
  return {simulator, environment, id, file, packed};
}

test('is gone on with by another operator, whose name is in the journal and the report', async () => {
  const {simulator, id, file, packed} = await handedOver();
  expect([packed.code, packed.stderr]).toEqual([0, '']);
  expect(packed.stdout).toContain('nothing of this session is running');
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  const home = {LATCHKEY_HOME: temporaryFolder(), ...colleagueOf(simulator)};
  const taken = await latchkey(['takeover', file, '--json', ...recommended], home);
  expect(taken.code).toBe(0);
  const entries = entriesOf(taken.stdout);
  expect(entries[0]).toMatchObject({
    type: 'opened',
    resumed: true,
    takenOverFrom: expect.stringContaining('OnCallResponder'),
  });
  expect(entries[0]).not.toMatchObject({
    operator: {arn: expect.stringContaining('OnCallResponder')},
  });
  const changes = await changesAt(simulator);
  expect(changes.map(({operation}) => operation)).toEqual(['EnableKey', 'StartDBInstance']);
  // Every fact is read again before the change that is still to be sent.
  const before = entries.slice(
    0,
    entries.findIndex(({type}) => type === 'intended'),
  );
  expect(before.filter(({type}) => type === 'observed').length).toBeGreaterThan(10);
  const verified = await latchkey(['verify', id], home);
  expect(verified.code).toBe(0);
  const report = await latchkey(['report', id], home);
  expect(report.stdout).toContain('took it over');
}, 90_000);

test('says what AWS goes on doing', async () => {
  const environment = {LATCHKEY_HOME: temporaryFolder()};
  const simulator = await serveScenario('key-disabled', 1);
  const {start, ended} = await import('../support/process.ts');
  const child = start(
    ['respond', 'orders-db', '--endpoint-url', simulator.endpoint, '--json', ...recommended],
    {...environment, ...operatorOf(simulator)},
  );
  await new Promise<void>((resolve) => {
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += String(chunk);
      if (/"type":"waiting","step":"start".*"seen":"starting"/.test(text)) resolve();
    });
  });
  const [id = ''] = fs.readdirSync(path.join(environment.LATCHKEY_HOME, 'sessions'));
  const file = path.join(temporaryFolder(), 'night.handover');
  const busy = await latchkey(['handover', id, '--output', file], environment);
  expect([busy.code, fs.existsSync(file)]).toEqual([1, false]);
  expect(busy.stderr).toContain(`is open in process ${child.pid}`);
  child.kill('SIGTERM');
  await ended(child);
  const older = path.join(temporaryFolder(), 'older.handover');
  fs.writeFileSync(older, 'the only copy');
  const refused = await latchkey(['handover', id, '--output', older], environment);
  expect([refused.code, fs.readFileSync(older, 'utf8')]).toEqual([64, 'the only copy']);
  const journal = path.join(environment.LATCHKEY_HOME, 'sessions', id, 'journal.ndjson');
  expect(fs.readFileSync(journal, 'utf8')).not.toContain('"outcome":"handed-over"');
  const {code, stdout} = await latchkey(['handover', id, '--output', file], environment);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /In AWS +rds:StartDBInstance, .* accepted and going on, last seen: starting/,
  );
}, 60_000);

describe('a rehearsal', () => {
  test('is handed over with its simulated AWS, and cannot be taken over twice', async () => {
    const environment = {LATCHKEY_HOME: temporaryFolder()};
    const script = path.join(temporaryFolder(), 'answers.yaml');
    fs.writeFileSync(script, 'way: enable-key\non-purpose: "no"\nenable: "yes"\n');
    await latchkey(['rehearse', '--json', '--answers', script], environment);
    const [id = ''] = fs.readdirSync(path.join(environment.LATCHKEY_HOME, 'sessions'));
    const file = path.join(temporaryFolder(), 'night.handover');
    await latchkey(['handover', id, '--output', file], environment);
    const home = {LATCHKEY_HOME: temporaryFolder()};
    const taken = await latchkey(['takeover', file, '--json', ...recommended], home);
    expect([taken.code, entriesOf(taken.stdout).at(-1)?.outcome]).toEqual([0, 'recovered']);
    const again = await latchkey(['takeover', file, ...recommended], home);
    expect([again.code, again.stdout]).toEqual([64, '']);
    expect(again.stderr).toMatch(/is on this machine already/);
    const here = await latchkey(['takeover', file, ...recommended], environment);
    expect(here.stderr).toMatch(/is on this machine already/);
    const over = await latchkey(['handover', id, '--output', `${file}.2`], home);
    expect([over.code, over.stderr]).toEqual([64, expect.stringContaining('is over: recovered')]);
    const notOver = await latchkey(['handover', id, '--output', file], environment);
    expect(notOver.stderr).toContain('Name a new file');
  }, 60_000);
});

describe('a file that is not what was handed over', () => {
  test('is refused in a sentence, and leaves nothing behind', async () => {
    const {simulator, environment, id, file} = await handedOver();
    const text = fs.readFileSync(file, 'utf8');
    const masked = path.join(temporaryFolder(), 'masked.handover');
    await latchkey(['handover', id, '--output', masked, '--redact'], environment);
    expect(fs.readFileSync(masked, 'utf8')).not.toMatch(/111122223333|orders-db|OnCallResponder/);
    const whole = JSON.parse(text);
    const cases: readonly (readonly [string, RegExp])[] = [
      [text.replace('eu-west-1', 'us-east-1'), /its seal does not fit/],
      [text.slice(0, 900), /cannot be read/],
      ['{}', /is not a hand-over/],
      [fs.readFileSync(masked, 'utf8'), /written with --redact/],
      [JSON.stringify({...whole, session: '../../x'}), /is not a hand-over/],
    ];
    const home = {LATCHKEY_HOME: temporaryFolder(), ...colleagueOf(simulator)};
    const bad = path.join(temporaryFolder(), 'bad.handover');
    for (const [content, message] of cases) {
      fs.writeFileSync(bad, content);
      const {code, stdout, stderr} = await latchkey(['takeover', bad, ...recommended], home);
      expect([message, code, stdout]).toEqual([message, 64, '']);
      expect(stderr).toMatch(message);
      expect(stderr).not.toMatch(/\n\s+at /);
    }
    expect(fs.existsSync(path.join(home.LATCHKEY_HOME, 'sessions'))).toBe(false);
    const missing = await latchkey(['takeover', '/nowhere', ...recommended], home);
    expect([missing.code, missing.stderr]).toEqual([64, expect.stringContaining('cannot be read')]);
    expect(await changesAt(simulator)).toHaveLength(1);
  }, 90_000);

  test('another account than the session’s: a sentence, nothing begun', async () => {
    const {file, simulator} = await handedOver();
    const {sha256} = await import('../../src/engine/journal/chain.ts');
    const {readHandover} = await import('../../src/engine/handover.ts');
    const {written} = await import('../support/edits.ts');
    const {fold} = await import('../../src/core/apply.ts');
    const {handover} = readHandover(file);
    // The same session, but begun in another account; packed as it would have been there.
    const entries = handover.journal
      .split('\n')
      .filter(Boolean)
      .map((line) =>
        JSON.parse(line.replaceAll('"accountId":"111122223333"', '"accountId":"999988887777"')),
      );
    const {text, anchor} = written(handover.session, entries);
    const {seal: _seal, ...open} = {...handover, journal: text, head: anchor.hash};
    const other = path.join(temporaryFolder(), 'other.handover');
    fs.writeFileSync(other, JSON.stringify({...open, seal: sha256(JSON.stringify(open))}));
    expect(fold(entries).incident.accountId).toBe('999988887777');
    const home = {LATCHKEY_HOME: temporaryFolder(), ...colleagueOf(simulator)};
    const {code, stderr} = await latchkey(['takeover', other, ...recommended], home);
    expect([code, stderr]).toEqual([64, expect.stringContaining('about account 999988887777')]);
    expect(fs.existsSync(path.join(home.LATCHKEY_HOME, 'sessions'))).toBe(false);
  }, 60_000);
});
