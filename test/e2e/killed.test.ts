/** The real process, killed with SIGKILL beside a change; what arrived is asserted at the simulator. */
import {describe, expect, test} from 'vitest';
import {temporaryFolder} from '../support/folder.ts';
import {ended, entriesOf, latchkey, start} from '../support/process.ts';
import {
  changesAt,
  inject,
  operatorOf,
  type ServedSimulator,
  serveScenario,
} from '../support/served.ts';

const recommended = ['--json', '--answers', 'recommended'];
type Seen = {readonly [member: string]: unknown};

/** Runs until an entry is printed and `then` has happened, then kills; the entries it printed. */
async function killedAt(
  args: readonly string[],
  environment: {[name: string]: string},
  isPlace: (entry: Seen) => boolean,
  then: () => Promise<void> = async () => undefined,
): Promise<readonly Seen[]> {
  const child = start(args, environment);
  let text = '';
  let isThere = false;
  child.stdout?.on('data', (chunk) => {
    text += String(chunk);
    if (isThere) return;
    isThere = entriesOf(text.slice(0, text.lastIndexOf('\n') + 1)).some(isPlace);
    if (isThere) void then().then(() => child.kill('SIGKILL'));
  });
  expect(await ended(child)).toBe(137);
  return entriesOf(text.slice(0, text.lastIndexOf('\n') + 1));
}

/** Resolves once the change has arrived at the simulator. */
async function arrival(simulator: ServedSimulator, operation: string): Promise<void> {
  while (!(await changesAt(simulator)).some((request) => request.operation === operation)) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe.each(['EnableKey', 'StartDBInstance'])('kill -9 beside %s', (operation) => {
  const isChange = (entry: Seen) => String(entry.call).endsWith(`:${operation}`);

  test.each([
    // A slow answer: the change has arrived while its intent has no outcome.
    ['intended', {fault: 'slow', seconds: 5, times: 1}],
    ['called', undefined],
  ])(
    'after it was %s, then resume: recovered, nothing twice',
    async (type, fault) => {
      const simulator = await serveScenario('key-disabled', 3600);
      const service = operation === 'EnableKey' ? 'kms' : 'rds';
      if (fault) await inject(simulator, {...fault, call: `${service}:${operation}`});
      const environment = {LATCHKEY_HOME: temporaryFolder(), ...operatorOf(simulator)};
      const endpoint = ['--endpoint-url', simulator.endpoint];
      const before = await killedAt(
        ['respond', 'orders-db', ...endpoint, ...recommended],
        environment,
        (entry) => entry.type === type && isChange(entry),
        () => arrival(simulator, operation),
      );
      const {code, stdout, stderr} = await latchkey(['resume', ...recommended], environment);
      expect([code, stderr]).toEqual([0, '']);
      const arrived = await changesAt(simulator);
      expect(arrived.map((request) => [request.operation, request.outcome])).toEqual([
        ['EnableKey', 'ok'],
        ['StartDBInstance', 'ok'],
      ]);
      const all = [...before, ...entriesOf(stdout)];
      const answered = all.filter((entry) => entry.type === 'called' && entry.mode === 'change');
      // The answer to the killed call was seen by nobody; that the change arrived was looked up.
      expect(answered).toHaveLength(type === 'intended' ? 1 : 2);
      expect(all.at(-1)).toMatchObject({type: 'closed', outcome: 'recovered'});
    },
    60_000,
  );
});

test('two processes resume one session: one goes on, the other says who has it and ends 1', async () => {
  const simulator = await serveScenario('key-disabled', 3600);
  const environment = {LATCHKEY_HOME: temporaryFolder(), ...operatorOf(simulator)};
  const endpoint = ['--endpoint-url', simulator.endpoint];
  await killedAt(
    ['respond', 'orders-db', ...endpoint, ...recommended],
    environment,
    (entry) => entry.type === 'planned',
  );
  await inject(simulator, {fault: 'slow', call: 'rds:DescribeEvents', seconds: 3, times: 1});
  const both = await Promise.all([
    latchkey(['resume', ...recommended], environment),
    latchkey(['resume', ...recommended], environment),
  ]);
  expect(both.map(({code}) => code).sort()).toEqual([0, 1]);
  const refused = both.find(({code}) => code === 1);
  expect(refused?.stdout).toBe('');
  expect(refused?.stderr).toMatch(/^Session orders-db-\S+ is open in process \d+ on \S+\.$/m);
  expect(await changesAt(simulator)).toHaveLength(2);
}, 60_000);
