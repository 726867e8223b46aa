/** Lessons that are solved without Latchkey: by the AWS CLI or boto3 against the served account. */
import {describe, expect, onTestFinished, test} from 'vitest';
import {serve} from '../../src/simulator/simulator.ts';
import type {Score} from '../../src/training/score/score.ts';
import {temporaryFolder} from '../support/folder.ts';
import {lesson, lessons, playLesson} from '../support/lesson.ts';
import {hasPython, startBoto3} from './boto3.ts';
import {edited, hasCommandLine, inOrder, refused, type Tool, typed} from './typed.ts';

const key = '1234abcd-12ab-34cd-56ef-1234567890ab';
const hour = 3_600_000;

/** Where the tool is used: before Latchkey looks at all, or once the questions are answered. */
type When = 'first' | 'after-questions';

/** Plays a lesson whose account was changed by the tool alone; Latchkey itself only looks. */
async function played(id: string, tool: Tool, when: When = 'first'): Promise<Score> {
  const own = lesson(id);
  let used: (() => Promise<void>) | undefined;
  const {score, live} = await playLesson(own, {
    state: temporaryFolder(),
    answer: async (step, question) => {
      const quiz = own.questions.find((one) => step === `question.${one.id}`);
      if (quiz) return quiz.choices.find(({right}) => right)?.id;
      if (question.kind !== 'way') return undefined;
      await used?.();
      used = undefined;
      return 'stop';
    },
    prepare: async ({simulator}) => {
      const served = await serve(simulator, {port: 0, speed: 0});
      onTestFinished(() => served.close());
      const use = async (): Promise<void> => {
        await tool(served.endpoint, simulator);
        simulator.advance(hour);
      };
      if (when === 'first') await use();
      else used = use;
    },
  });
  expect(used).toBeUndefined();
  expect(live.session.calls.changes).toBe(0);
  return score;
}

const look = ['cloudtrail', 'lookup-events'];
const describeKey = ['kms', 'describe-key', '--key-id', key];
const readPolicy = ['kms', 'get-key-policy', '--key-id', key];
const cancel = ['kms', 'cancel-key-deletion', '--key-id', key];
const enable = ['kms', 'enable-key', '--key-id', key];
const start = ['rds', 'start-db-instance', '--db-instance-identifier', 'orders-db'];
const isLost = refused('KMSKeyNotAccessibleFault', start);

// Under a name of one's own: no lesson says what the restored database has to be called.
const restoreCopy = [
  ...['rds', 'restore-db-instance-from-db-snapshot', '--db-instance-identifier', 'shop-again'],
  ...['--db-snapshot-identifier', 'orders-db-dr-2026-03-01'],
];
const restoreLatest = [
  ...['rds', 'restore-db-instance-to-point-in-time', '--use-latest-restorable-time'],
  ...['--source-db-instance-identifier', 'orders-db'],
  ...['--target-db-instance-identifier', 'shop-again'],
];

/** The exemption that the Deny lacks: what RDS asks for the caller. */
function exempted(policy: string): string {
  return policy.replace(
    '"aws:SourceVpce"',
    '"kms:ViaService": "rds.eu-west-1.amazonaws.com", "aws:SourceVpce"',
  );
}

type Solution = {readonly id: string; readonly tool: Tool; readonly when?: When};

/** Each lesson that changes something, and what is typed. */
const solutions: readonly Solution[] = [
  {id: 'key-switched-off', tool: typed(look, describeKey, enable, start)},
  {id: 'deletion-is-running', tool: typed(cancel, enable, start)},
  {id: 'key-back-database-not', tool: typed(describeKey, start)},
  // Whoever is woken by the right answer puts the policy back; the start is the trainee's.
  {id: 'policy-lost-its-owner', tool: typed(readPolicy, start), when: 'after-questions'},
  {id: 'a-deny-from-the-network', tool: inOrder(edited(key, exempted), typed(start))},
  {
    id: 'a-condition-that-never-holds',
    tool: inOrder(
      edited(key, (policy) => policy.replaceAll('rds.us-east-1', 'rds.eu-west-1')),
      typed(start),
    ),
  },
  // The right answer has the owner enable it.
  {id: 'the-key-is-not-ours', tool: typed(start), when: 'after-questions'},
  {id: 'the-grant-is-gone', tool: inOrder(isLost, typed(restoreLatest))},
  {
    id: 'locked-for-good',
    tool: inOrder(typed(enable), refused('InvalidDBInstanceState', start), typed(restoreCopy)),
  },
  {
    id: 'aurora-cluster',
    tool: typed(look, enable, ['rds', 'start-db-cluster', '--db-cluster-identifier', 'accounts']),
  },
  {id: 'examination', tool: inOrder(typed(cancel, enable), isLost, typed(restoreLatest))},
];

describe.skipIf(!hasCommandLine())('the AWS CLI alone', {timeout: 120_000}, () => {
  test.each(solutions)('$id: every objective', async ({id, tool, when}) => {
    const score = await played(id, tool, when);
    const missing = score.earned.filter(({points, of}) => points < of);
    expect(missing.map((one) => one.id)).toEqual([]);
    expect(score).toMatchObject({solved: true, points: 100, caps: []});
  });

  test('a policy replaced without need caps the score, whatever else is right', async () => {
    const rewrite = inOrder(
      typed(look, cancel),
      edited(key, (policy) => policy),
      typed(enable, start),
    );
    const score = await played('deletion-is-running', rewrite);
    expect(score.caps.map(({id}) => id)).toEqual(['policy-replaced']);
    // Only the objective of changing nothing else is missed, 20 points: the cap takes the rest.
    expect(score).toMatchObject({solved: true, safety: 'lost', points: 60});
  });
});

test('every lesson is here that asks for a change', () => {
  const asksToLook = ['what-the-status-means', 'envelope-encryption'];
  const others = lessons.map(({id}) => id).filter((id) => !asksToLook.includes(id));
  expect(solutions.map(({id}) => id)).toEqual(others);
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
