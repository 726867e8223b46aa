/** `latchkey diagnose` against a simulator whose clock stands still until the test moves it. */
import {PassThrough} from 'node:stream';
import {afterEach, expect, test, vi} from 'vitest';
import {runProgram} from '../../src/cli/program.ts';
import {serve} from '../../src/simulator/simulator.ts';
import {simulatorOf} from '../simulator/support.ts';
import {temporaryFolder} from '../support/folder.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

// Only a program that hangs takes so long.
const patience = {timeout: 25_000, interval: 50};

/** A scenario with three look-ups: the third has to wait for CloudTrail's rate. */
async function begun(...more: readonly string[]) {
  const simulator = await simulatorOf('deletion-and-grant-retired');
  const server = await serve(simulator, {port: 0, speed: 0});
  const environment = {
    ...process.env,
    LATCHKEY_HOME: temporaryFolder(),
    AWS_ACCESS_KEY_ID: simulator.operator.accessKeyId,
    AWS_SECRET_ACCESS_KEY: simulator.operator.secretAccessKey,
    AWS_REGION: simulator.region,
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const text = {stdout: '', stderr: ''};
  stdout.on('data', (chunk) => {
    text.stdout += String(chunk);
  });
  stderr.on('data', (chunk) => {
    text.stderr += String(chunk);
  });
  // The program asks its streams only whether they are a terminal.
  const io = {stdin: new PassThrough(), stdout, stderr, environment} as unknown as Parameters<
    typeof runProgram
  >[1];
  const args = ['diagnose', 'orders-db', '--endpoint-url', server.endpoint, ...more];
  const ended = runProgram(args, io).finally(() => server.close());
  const lookups = () =>
    simulator.requests().filter(({operation}) => operation === 'LookupEvents').length;
  let isOver = false;
  void ended.finally(() => {
    isOver = true;
  });
  /** The clock goes on until the program is through. */
  const end = async () => {
    await vi.waitFor(() => {
      simulator.advance(1000);
      expect(isOver).toBe(true);
    }, patience);
    return ended;
  };
  return {text, end, lookups};
}

test('the diagnosis is there while CloudTrail is waited for; what it adds follows', async () => {
  const {text, end, lookups} = await begun();
  const isAsked = 'CloudTrail is still being asked.\n';
  await vi.waitFor(() => expect(text.stdout).toContain(isAsked), patience);
  expect(lookups()).toBe(2);
  const first = text.stdout;
  expect(first).toMatch(/^DIAGNOSIS: locked out, cause certain\n/);
  expect(first).toContain(
    'Who, when:   role account-offboarding, session run-3, ScheduleKeyDeletion',
  );
  expect(await end()).toBe(3);
  expect(text.stdout.startsWith(first)).toBe(true);
  const rest = text.stdout.slice(first.length);
  expect(rest).toMatch(/^ALL READ: this is new\n/);
  expect(rest).toContain('the same session also called RetireGrant on this key');
  expect(rest).not.toContain('DIAGNOSIS');
  expect(rest).toMatch(/ {2}Read: +\d+ reads: .*\.\n$/);
  expect(text.stderr).toBe('');
});

test('as JSON it comes when all is read, once', async () => {
  const {text, end, lookups} = await begun('--json');
  await vi.waitFor(() => expect(lookups()).toBe(2), patience);
  expect(text).toEqual({stdout: '', stderr: ''});
  expect(await end()).toBe(3);
  const causes = JSON.parse(text.stdout).findings.map(({cause}: {cause: string}) => cause);
  expect(causes).toEqual(['key-pending-deletion', 'grant-missing']);
});
