/** A rehearsal of tonight's incident, and one that real tools join: in processes of their own. */
import fs from 'node:fs';
import path from 'node:path';
import {EnableKeyCommand, KMSClient} from '@aws-sdk/client-kms';
import {expect, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {latchkey} from '../support/process.ts';
import {startInTerminal} from '../support/pty.ts';
import {operatorOf, serveScenario} from '../support/served.ts';

const enter = '\r';
const recommended = ['--plain', '--answers', 'recommended'];

test('evidence of a night is rehearsed on a masked copy, which says what it does not know', async () => {
  const simulator = await serveScenario('key-disabled');
  const folder = temporaryFolder();
  const file = path.join(folder, 'evidence.json');
  const environment = {LATCHKEY_HOME: folder, ...operatorOf(simulator)};
  const at = ['--endpoint-url', simulator.endpoint];
  await latchkey(['diagnose', 'orders-db', '--save', file, ...at], environment);
  const played = await latchkey(['rehearse', '--from', file, '--mask', ...recommended], {
    LATCHKEY_HOME: folder,
  });
  expect(played.code).toBe(0);
  expect(played.stdout).toContain('REHEARSAL');
  expect(played.stdout).toContain('RECOVERED');
  expect(played.stdout).toContain('100000000001');
  expect(played.stdout).not.toContain('111122223333');
  expect(played.stdout).toMatch(/Your own policies were not\s+all read/);
}, 60_000);

test.each([
  [['key-disabled', '--from', 'x.json'], /not of both/],
  [['--mask'], /--from FILE/],
  [['--from', 'nowhere.json'], /cannot be read/],
  [['--what-if', 'kms:Nothing'], /--what-if: The simulated AWS serves no kms:Nothing/],
])('rehearse %j is a usage error that says what to do', async (args, words) => {
  const {code, stderr} = await latchkey(['rehearse', ...args, ...recommended], {
    LATCHKEY_HOME: temporaryFolder(),
  });
  expect(code).toBe(64);
  expect(stderr).toMatch(words);
});

test('what a real client does in a served rehearsal counts', async () => {
  const state = temporaryFolder();
  const terminal = startInTerminal(['rehearse', '--serve', '--plain'], {
    columns: 100,
    rows: 60,
    environment: {LATCHKEY_HOME: state},
  });
  await terminal.until('Which way back?');
  await terminal.type(enter);
  await terminal.until('STEP 1 of 4');
  await terminal.type(`1${enter}`);
  await terminal.until('Type yes to send it');
  const [session = ''] = fs.readdirSync(path.join(state, 'sessions'));
  const file = path.join(state, 'sessions', session, 'join.sh');
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  const script = fs.readFileSync(file, 'utf8');
  const [, accessKeyId = '', secretAccessKey = '', region = ''] =
    /ACCESS_KEY_ID=(\S+)\nexport AWS_SECRET_ACCESS_KEY=(\S+)\nexport AWS_REGION=(\S+)/.exec(
      script,
    ) ?? [];
  const [, endpoint = ''] = /--endpoint-url (\S+)/.exec(script) ?? [];
  const kms = new KMSClient({region, endpoint, credentials: {accessKeyId, secretAccessKey}});
  await kms.send(new EnableKeyCommand({KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab'}));
  await terminal.type(`yes${enter}`);
  await terminal.until('Start the instance orders-db?');
  const journal = fs.readFileSync(path.join(state, 'sessions', session, 'journal.ndjson'), 'utf8');
  expect(journal).not.toContain(secretAccessKey);
  await terminal.type(`jump${enter}`);
  await terminal.until('Jumped ahead to');
  await terminal.type(`yes${enter}`);
  await terminal.until('answer', 40);
}, 60_000);
