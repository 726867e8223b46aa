/** Lessons that are solved without Latchkey: by the AWS CLI or boto3 against the served account. */
import {execFile, execFileSync} from 'node:child_process';
import {promisify} from 'node:util';
import {describe, expect, onTestFinished, test} from 'vitest';
import {type Simulator, serve} from '../../src/simulator/simulator.ts';
import type {Score} from '../../src/training/score/score.ts';
import {temporaryFolder} from '../support/folder.ts';
import {lesson, playLesson} from '../support/lesson.ts';
import {hasPython, startBoto3} from './boto3.ts';

const run = promisify(execFile);
const key = '1234abcd-12ab-34cd-56ef-1234567890ab';
const hour = 3_600_000;

/** Makes one call with a tool that shares no code with ours. */
type Tool = (endpoint: string, simulator: Simulator) => Promise<void>;

/** Plays a lesson whose account was changed by the tool alone; Latchkey itself only looks. */
async function played(id: string, tool: Tool): Promise<Score> {
  const own = lesson(id);
  const {score, live} = await playLesson(own, {
    state: temporaryFolder(),
    answer: async (step, question) => {
      const quiz = own.questions.find((one) => step === `question.${one.id}`);
      if (quiz) return quiz.choices.find(({right}) => right)?.id;
      return question.kind === 'way' ? 'stop' : undefined;
    },
    prepare: async ({simulator}) => {
      const served = await serve(simulator, {port: 0, speed: 0});
      onTestFinished(() => served.close());
      await tool(served.endpoint, simulator);
      simulator.advance(hour);
    },
  });
  expect(live.session.calls.changes).toBe(0);
  return score;
}

function environmentOf({operator, region}: Simulator): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    AWS_ACCESS_KEY_ID: operator.accessKeyId,
    AWS_SECRET_ACCESS_KEY: operator.secretAccessKey,
    AWS_DEFAULT_REGION: region,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_PAGER: '',
    AWS_MAX_ATTEMPTS: '1',
  };
}

/** Commands of the AWS CLI, one after the other, as a trainee types them. */
function typed(commands: readonly (readonly string[])[]): Tool {
  return async (endpoint, simulator) => {
    for (const command of commands) {
      await run('aws', [...command, '--endpoint-url', endpoint], {env: environmentOf(simulator)});
    }
  };
}

function hasCommandLine(): boolean {
  try {
    execFileSync('aws', ['--version'], {stdio: 'ignore'});
    return true;
  } catch {
    process.stderr.write('SKIPPED: the AWS CLI is not installed; no lesson is solved with it.\n');
    return false;
  }
}

const look = ['cloudtrail', 'lookup-events'];
const describeKey = ['kms', 'describe-key', '--key-id', key];
const enable = ['kms', 'enable-key', '--key-id', key];
const start = ['rds', 'start-db-instance', '--db-instance-identifier', 'orders-db'];

/** Each lesson and what is typed. */
const solutions: readonly (readonly [string, readonly (readonly string[])[]])[] = [
  ['key-switched-off', [look, describeKey, enable, start]],
  ['deletion-is-running', [['kms', 'cancel-key-deletion', '--key-id', key], enable, start]],
  ['key-back-database-not', [describeKey, start]],
  [
    'aurora-cluster',
    [look, enable, ['rds', 'start-db-cluster', '--db-cluster-identifier', 'accounts']],
  ],
];

describe.skipIf(!hasCommandLine())('the AWS CLI alone', {timeout: 120_000}, () => {
  test.each(solutions)('%s: every objective', async (id, commands) => {
    const score = await played(id, typed(commands));
    const missing = score.earned.filter(({points, of}) => points < of);
    expect(missing.map((one) => one.id)).toEqual([]);
    expect(score).toMatchObject({solved: true, points: 100, caps: []});
  });

  test('a policy replaced without need caps the score, whatever else is right', async () => {
    const rewrite: Tool = async (endpoint, simulator) => {
      const cancel = ['kms', 'cancel-key-deletion', '--key-id', key];
      await typed([look, cancel])(endpoint, simulator);
      const read = ['kms', 'get-key-policy', '--key-id', key, '--output', 'json'];
      const {stdout} = await run('aws', [...read, '--endpoint-url', endpoint], {
        env: environmentOf(simulator),
      });
      const {Policy} = JSON.parse(stdout);
      const put = ['kms', 'put-key-policy', '--key-id', key, '--policy', Policy];
      await typed([put, enable, start])(endpoint, simulator);
    };
    const score = await played('deletion-is-running', rewrite);
    expect(score.caps.map(({id}) => id)).toEqual(['policy-replaced']);
    // Only the objective of changing nothing else is missed, 20 points: the cap takes the rest.
    expect(score).toMatchObject({solved: true, safety: 'lost', points: 60});
  });
});

describe.skipIf(!hasPython('boto3'))('boto3 alone', {timeout: 120_000}, () => {
  test('key-switched-off: every objective', async () => {
    const boto3 = startBoto3();
    onTestFinished(() => boto3.end());
    const score = await played('key-switched-off', async (endpoint, {operator}) => {
      const {accessKeyId, secretAccessKey} = operator;
      const common = {endpoint, credentials: {accessKeyId, secretAccessKey}};
      for (const [service, operation, input] of [
        ['cloudtrail', 'LookupEvents', {}],
        ['kms', 'DescribeKey', {KeyId: key}],
        ['kms', 'EnableKey', {KeyId: key}],
        ['rds', 'StartDBInstance', {DBInstanceIdentifier: 'orders-db'}],
      ] as const) {
        const {status, error} = await boto3.call({...common, service, operation, input});
        expect([operation, status, error]).toEqual([operation, 200, undefined]);
      }
    });
    expect(score).toMatchObject({solved: true, points: 100, caps: []});
  });
});
