/** `latchkey diagnose` while CloudTrail lets it wait: for its rate, whose clock the test moves, or busy. */
import {PassThrough} from 'node:stream';
import {afterEach, expect, test, vi} from 'vitest';
import {runProgram} from '../../src/cli/program.ts';
import {type Simulator, serve} from '../../src/simulator/simulator.ts';
import {estate, instanceXml} from '../aws/support/estate.ts';
import {json, xml} from '../aws/support/local-server.ts';
import {simulatorOf} from '../simulator/support.ts';
import {temporaryFolder} from '../support/folder.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

// Only a program that hangs takes so long.
const patience = {timeout: 25_000, interval: 50};

/** The program against an endpoint: what it printed so far, and its end. */
function diagnose(
  endpoint: string,
  credentials: Pick<Simulator['operator'], 'accessKeyId' | 'secretAccessKey'>,
  more: readonly string[],
  onWrite: () => void = () => undefined,
) {
  const environment = {
    ...process.env,
    LATCHKEY_HOME: temporaryFolder(),
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_REGION: 'eu-west-1',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const write = stdout.write.bind(stdout);
  stdout.write = (chunk: unknown) => {
    onWrite();
    return write(chunk);
  };
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
  const args = ['diagnose', 'orders-db', '--endpoint-url', endpoint, ...more];
  return {text, ended: runProgram(args, io)};
}

/** A scenario with three look-ups, the third of which waits until the test lets time pass. */
async function begun(...more: readonly string[]) {
  const simulator = await simulatorOf('deletion-and-grant-retired');
  const server = await serve(simulator, {port: 0, speed: 0});
  const {text, ended} = diagnose(server.endpoint, simulator.operator, more);
  let isOver = false;
  void ended.finally(() => {
    isOver = true;
  });
  const lookups = () =>
    simulator.requests().filter(({operation}) => operation === 'LookupEvents').length;
  /** The clock goes on until the program is through. */
  const end = async () => {
    await vi.waitFor(() => {
      simulator.advance(1000);
      expect(isOver).toBe(true);
    }, patience);
    await server.close();
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

test('a busy CloudTrail holds the diagnosis up no longer than it has to', async () => {
  const held: (() => void)[] = [];
  const {endpoint} = await estate([
    ['LookupEvents', (response) => held.push(() => json(response, {Events: []}))],
  ]);
  const operator = {accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'none'};
  const {text, ended} = diagnose(endpoint, operator, []);
  await vi.waitFor(() => expect(text.stdout).toContain('still being asked.\n'), patience);
  const first = text.stdout;
  expect(first).toMatch(/^DIAGNOSIS: locked out, cause certain\n/);
  expect(held).toHaveLength(2);
  for (const answer of held) answer();
  expect(await ended).toBe(3);
  const rest = text.stdout.slice(first.length);
  expect(rest).toMatch(/^ALL READ: this is new\n/);
  expect(rest.replace(/\s+/g, ' ')).toContain(
    'Who, when: unknown, because CloudTrail shows no CancelKeyDeletion, DisableKey on this key',
  );
});

test('what fails while CloudTrail is waited for fails the command, not the process', async () => {
  const held: (() => void)[] = [];
  const {endpoint} = await estate([
    ['LookupEvents', (response) => held.push(() => json(response, {Events: []}))],
  ]);
  const operator = {accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'none'};
  let writes = 0;
  const {ended} = diagnose(endpoint, operator, [], () => {
    writes += 1;
    throw new Error('no space left on device');
  });
  const refused = expect(ended).rejects.toThrow('no space left on device');
  await vi.waitFor(() => expect(writes).toBe(1), patience);
  for (const answer of held) answer();
  await refused;
  expect(writes).toBe(1);
});

test('a long list of the Region holds it up as little', async () => {
  const held: (() => void)[] = [];
  const {endpoint} = await estate([
    [
      'DescribeDBInstances',
      (response, one) => {
        const answer = () =>
          xml(response, 'DescribeDBInstances', `<DBInstances>${instanceXml()}</DBInstances>`);
        if (one.body.includes('DBInstanceIdentifier')) answer();
        else held.push(answer);
      },
    ],
  ]);
  const operator = {accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'none'};
  const {text, ended} = diagnose(endpoint, operator, []);
  const isOpen = 'reads so far; lists are still being read.\n';
  await vi.waitFor(() => expect(text.stdout).toContain(isOpen), patience);
  expect(text.stdout.replace(/\s+/g, ' ')).toContain('lists of this Region are still being read');
  expect(held).toHaveLength(1);
  for (const answer of held) answer();
  expect(await ended).toBe(3);
  expect(text.stdout).toMatch(/\nALL READ: this is new\n {2}Also on it: no other database\n/);
});
