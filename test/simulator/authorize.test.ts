/** Who may do what, and how AWS says no. */
import {LookupEventsCommand} from '@aws-sdk/client-cloudtrail';
import {DescribeKeyCommand, DisableKeyCommand, KMSClient} from '@aws-sdk/client-kms';
import {DeleteDBInstanceCommand, DescribeDBInstancesCommand, RDSClient} from '@aws-sdk/client-rds';
import {GetCallerIdentityCommand, STSClient} from '@aws-sdk/client-sts';
import {describe, expect, it} from 'vitest';
import {matches} from '../../src/simulator/authorize.ts';
import {createSimulator, readScenario, requestHandler} from '../../src/simulator/simulator.ts';
import {clientsOf, ordersKey, simulatorOf} from './support.ts';

describe('a pattern of actions', () => {
  it.each([
    ['kms:*', 'kms:EnableKey', true],
    ['kms:Describe*', 'kms:EnableKey', false],
    ['rds:describedbinstances', 'rds:DescribeDBInstances', true],
    ['kms:?nableKey', 'kms:EnableKey', true],
    ['kms.EnableKey', 'kms:EnableKey', false],
    ['*', 'sts:GetCallerIdentity', true],
  ])('%s on %s: %s', (pattern, action, expected) => {
    expect(matches(pattern, action)).toBe(expected);
  });
});

describe('a denial on the wire', () => {
  it('of RDS is AccessDenied with 403, and nothing happened', async () => {
    const simulator = await simulatorOf('key-disabled');
    const {rds} = clientsOf(simulator);
    const DBInstanceIdentifier = 'sessions-db';
    const sent = rds.send(
      new DeleteDBInstanceCommand({DBInstanceIdentifier, SkipFinalSnapshot: true}),
    );
    await expect(sent).rejects.toMatchObject({
      name: 'AccessDenied',
      message:
        'User: arn:aws:sts::111122223333:assumed-role/OnCallResponder/mara is not authorized to perform: rds:DeleteDBInstance on resource: arn:aws:rds:eu-west-1:111122223333:db:sessions-db because no identity-based policy allows the rds:DeleteDBInstance action',
      $metadata: {httpStatusCode: 403},
    });
    const {DBInstances = []} = await rds.send(
      new DescribeDBInstancesCommand({DBInstanceIdentifier}),
    );
    expect(DBInstances[0]?.DBInstanceStatus).toBe('available');
  });

  it('of KMS is AccessDeniedException with 400', async () => {
    const {kms} = clientsOf(await simulatorOf('key-disabled'));
    const sent = kms.send(new DisableKeyCommand({KeyId: ordersKey}));
    await expect(sent).rejects.toMatchObject({
      name: 'AccessDeniedException',
      $metadata: {httpStatusCode: 400},
    });
  });

  it('of CloudTrail names no resource', async () => {
    const scenario = {
      ...JSON.parse(JSON.stringify(base)),
      principals: {mara: {user: 'mara', allow: ['rds:*']}},
    };
    const simulator = createSimulator(readScenario(JSON.stringify(scenario), 'x.yaml'));
    const {cloudtrail} = clientsOf(simulator);
    await expect(cloudtrail.send(new LookupEventsCommand({}))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message:
        'User: arn:aws:iam::111122223333:user/mara is not authorized to perform: cloudtrail:LookupEvents because no identity-based policy allows the cloudtrail:LookupEvents action',
    });
  });
});

const base = {
  id: 'small',
  title: 'Small',
  summary: 'Small',
  cause: 'key-disabled',
  difficulty: 'easy',
  database: 'db',
  accountId: '111122223333',
  region: 'eu-west-1',
  start: '2026-03-01T12:00:00Z',
  operator: 'mara',
  principals: {mara: {user: 'mara', allow: []}},
  estate: {
    instances: [
      {
        DBInstanceIdentifier: 'db',
        Engine: 'mysql',
        EngineVersion: '8.0.39',
        created: '2025-01-01T00:00:00Z',
      },
    ],
  },
};

describe('who is asking', () => {
  it('is always told, without any permission', async () => {
    const simulator = createSimulator(readScenario(JSON.stringify(base), 'x.yaml'));
    const identity = await clientsOf(simulator).sts.send(new GetCallerIdentityCommand({}));
    expect(identity).toMatchObject({
      Account: '111122223333',
      Arn: 'arn:aws:iam::111122223333:user/mara',
      UserId: expect.stringMatching(/^AIDA/),
    });
  });

  it('is refused in AWS words where nobody has that access key', async () => {
    const simulator = await simulatorOf('key-disabled');
    const config = {
      region: 'eu-west-1',
      credentials: {accessKeyId: 'AKIANOBODY', secretAccessKey: 'secret'},
      requestHandler: requestHandler(simulator),
      maxAttempts: 1,
    };
    await expect(
      new KMSClient(config).send(new DescribeKeyCommand({KeyId: ordersKey})),
    ).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
      $metadata: {httpStatusCode: 400},
    });
    await expect(
      new RDSClient(config).send(new DescribeDBInstancesCommand({})),
    ).rejects.toMatchObject({name: 'InvalidClientTokenId', $metadata: {httpStatusCode: 403}});
    await expect(
      new STSClient(config).send(new GetCallerIdentityCommand({})),
    ).rejects.toMatchObject({name: 'InvalidClientTokenId'});
  });
});
