/** A lesson solved with other tools alone, over HTTP: the state is judged, not what was typed. */
import {CloudTrailClient, LookupEventsCommand} from '@aws-sdk/client-cloudtrail';
import {DescribeKeyCommand, EnableKeyCommand, KMSClient} from '@aws-sdk/client-kms';
import {
  DescribeDBInstancesCommand,
  RDSClient,
  RestoreDBInstanceToPointInTimeCommand,
  StartDBInstanceCommand,
} from '@aws-sdk/client-rds';
import {expect, test} from 'vitest';
import type {Question} from '../../src/core/question.ts';
import {requestHandler, serve} from '../../src/simulator/simulator.ts';
import type {Lesson} from '../../src/training/lesson/lesson.ts';
import {temporaryFolder} from '../support/folder.ts';
import {lesson, playLesson} from '../support/lesson.ts';

/** The quiz is answered right, and no way is taken: the rest is done by other tools. */
function answered({questions}: Lesson, step: string, question: Question): string | undefined {
  const quiz = questions.find(({id}) => step === `question.${id}`);
  if (quiz) return quiz.choices.find(({right}) => right)?.id;
  return question.kind === 'way' ? 'stop' : undefined;
}

test('who uses only the SDK against the endpoint earns every objective', async () => {
  const own = lesson('key-switched-off');
  const KeyId = '1234abcd-12ab-34cd-56ef-1234567890ab';
  const {score, live} = await playLesson(own, {
    state: temporaryFolder(),
    answer: async (step, question) => answered(own, step, question),
    prepare: async ({simulator}) => {
      const served = await serve(simulator, {port: 0, speed: 0});
      const {accessKeyId, secretAccessKey} = simulator.operator;
      const options = {
        endpoint: served.endpoint,
        region: simulator.region,
        credentials: {accessKeyId, secretAccessKey},
      };
      const [kms, rds, trail] = [
        new KMSClient(options),
        new RDSClient(options),
        new CloudTrailClient(options),
      ];
      await kms.send(new DescribeKeyCommand({KeyId}));
      await trail.send(new LookupEventsCommand({}));
      await kms.send(new EnableKeyCommand({KeyId}));
      await rds.send(new StartDBInstanceCommand({DBInstanceIdentifier: 'orders-db'}));
      simulator.advance(60 * 60_000);
      const {DBInstances = []} = await rds.send(
        new DescribeDBInstancesCommand({DBInstanceIdentifier: 'orders-db'}),
      );
      expect(DBInstances[0]?.DBInstanceStatus).toBe('available');
      for (const client of [kms, rds, trail]) client.destroy();
      await served.close();
    },
  });
  expect(live.session.calls.changes).toBe(0);
  expect(score.earned.filter(({points, of}) => points < of)).toEqual([]);
  expect(score).toMatchObject({solved: true, points: 100});
});

test('a database that is restored counts under whatever name it was given', async () => {
  const own = lesson('the-grant-is-gone');
  const {score, world} = await playLesson(own, {
    state: temporaryFolder(),
    answer: async (step, question) => answered(own, step, question),
    prepare: async ({simulator}) => {
      const {accessKeyId, secretAccessKey} = simulator.operator;
      const rds = new RDSClient({
        region: simulator.region,
        credentials: {accessKeyId, secretAccessKey},
        requestHandler: requestHandler(simulator),
        maxAttempts: 1,
      });
      const start = new StartDBInstanceCommand({DBInstanceIdentifier: 'orders-db'});
      await expect(rds.send(start)).rejects.toMatchObject({name: 'KMSKeyNotAccessibleFault'});
      await rds.send(
        new RestoreDBInstanceToPointInTimeCommand({
          SourceDBInstanceIdentifier: 'orders-db',
          TargetDBInstanceIdentifier: 'shop-again',
          UseLatestRestorableTime: true,
        }),
      );
      simulator.advance(60 * 60_000);
    },
  });
  const {databases} = world.simulator.standing();
  expect(databases['shop-again']).toMatchObject({answers: true, restoredFrom: 'orders-db'});
  expect(databases['billing-db']).toMatchObject({answers: true, restoredFrom: ''});
  expect(score).toMatchObject({solved: true, points: 100});
});
