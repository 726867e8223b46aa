/** CloudTrail: who did what, in the shape and within the limits of LookupEvents. */
import {type LookupAttributeKey, LookupEventsCommand} from '@aws-sdk/client-cloudtrail';
import {
  DescribeKeyCommand,
  GetKeyLastUsageCommand,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import {CreateDBInstanceCommand} from '@aws-sdk/client-rds';
import {beforeEach, describe, expect, it} from 'vitest';
import type {Simulator} from '../../src/simulator/simulator.ts';
import {clientsOf, day, minute, ordersKey, ordersKeyArn, simulatorOf} from './support.ts';

let simulator: Simulator;
let cloudtrail: ReturnType<typeof clientsOf>['cloudtrail'];

beforeEach(async () => {
  simulator = await simulatorOf('key-disabled');
  cloudtrail = clientsOf(simulator).cloudtrail;
});

async function lookUp(AttributeKey: LookupAttributeKey, AttributeValue: string) {
  simulator.advance(2000);
  const LookupAttributes = [{AttributeKey, AttributeValue}];
  const {Events = []} = await cloudtrail.send(new LookupEventsCommand({LookupAttributes}));
  return Events;
}

describe('LookupEvents', () => {
  it('takes two requests a second and no more, in simulated time', async () => {
    const sent = await Promise.allSettled(
      Array.from({length: 4}, () => cloudtrail.send(new LookupEventsCommand({}))),
    );
    expect(sent.map((one) => one.status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
    ]);
    expect(sent[3]).toMatchObject({reason: {name: 'ThrottlingException'}});
    simulator.advance(1000);
    await cloudtrail.send(new LookupEventsCommand({}));
  });

  it.each([
    [{MaxResults: 51}, 'InvalidMaxResultsException'],
    [{NextToken: 'nothing'}, 'InvalidNextTokenException'],
    [
      {
        LookupAttributes: [
          {AttributeKey: 'EventName' as const, AttributeValue: 'a'},
          {AttributeKey: 'Username' as const, AttributeValue: 'b'},
        ],
      },
      'InvalidLookupAttributesException',
    ],
    [{StartTime: new Date(2), EndTime: new Date(1)}, 'InvalidTimeRangeException'],
  ])('refuses %o', async (input, name) => {
    await expect(cloudtrail.send(new LookupEventsCommand(input))).rejects.toMatchObject({name});
  });

  it('names who disabled the keys, newest first', async () => {
    const events = await lookUp('EventName', 'DisableKey');
    expect(events.map((event) => event.EventTime?.toISOString().slice(11, 19))).toEqual([
      '23:41:15',
      '23:41:07',
      '23:41:02',
    ]);
    expect(JSON.parse(events[1]?.CloudTrailEvent ?? '')).toMatchObject({
      eventSource: 'kms.amazonaws.com',
      eventName: 'DisableKey',
      eventType: 'AwsApiCall',
      userIdentity: {
        type: 'AssumedRole',
        arn: 'arn:aws:sts::111122223333:assumed-role/ci-cleanup/nightly-4711',
        sessionContext: {sessionIssuer: {userName: 'ci-cleanup'}},
      },
      requestParameters: {keyId: ordersKey},
      responseElements: null,
      resources: [{ARN: ordersKeyArn, type: 'AWS::KMS::Key'}],
    });
  });

  it.each<[LookupAttributeKey, string, number]>([
    ['ResourceName', ordersKeyArn, 6],
    ['Username', 'nightly-4711', 3],
    ['EventSource', 'rds.amazonaws.com', 0],
    ['ReadOnly', 'false', 3],
  ])('looks up by %s', async (key, value, count) => {
    expect(await lookUp(key, value)).toHaveLength(count);
  });

  it('shows a call about five minutes after it was made, with the refusal it met', async () => {
    const {kms} = clientsOf(simulator);
    await kms.send(new GetKeyLastUsageCommand({KeyId: ordersKey})).catch(() => undefined);
    expect(await lookUp('EventName', 'GetKeyLastUsage')).toEqual([]);
    simulator.advance(5 * minute);
    const [event] = await lookUp('EventName', 'GetKeyLastUsage');
    expect(event?.ReadOnly).toBe('true');
    expect(JSON.parse(event?.CloudTrailEvent ?? '')).toMatchObject({
      errorCode: 'AccessDenied',
      errorMessage: expect.stringContaining('not authorized'),
    });
  });

  it('forgets after ninety days', async () => {
    simulator.advance(91 * day);
    expect(await lookUp('EventName', 'DisableKey')).toEqual([]);
  });

  it('pages through everything once, with a token that fits only its own request', async () => {
    const {kms} = clientsOf(simulator);
    for (let index = 0; index < 5; index += 1) {
      await kms.send(new DescribeKeyCommand({KeyId: ordersKey}));
    }
    simulator.advance(6 * minute);
    const first = await cloudtrail.send(new LookupEventsCommand({MaxResults: 4}));
    const {NextToken} = first;
    const ids = first.Events?.map((event) => event.EventId) ?? [];
    simulator.advance(2000);
    const second = await cloudtrail.send(new LookupEventsCommand({MaxResults: 4, NextToken}));
    ids.push(...(second.Events?.map((event) => event.EventId) ?? []));
    expect(new Set(ids).size).toBe(8);
    simulator.advance(2000);
    const LookupAttributes = [{AttributeKey: 'ReadOnly' as const, AttributeValue: 'true'}];
    const other = cloudtrail.send(new LookupEventsCommand({LookupAttributes, NextToken}));
    await expect(other).rejects.toMatchObject({name: 'InvalidNextTokenException'});
  });
});

describe('a record', () => {
  it('of ScheduleKeyDeletion has the date as KMS writes it, not as ISO 8601', async () => {
    const {kms} = clientsOf(simulator, 'administrator');
    await kms.send(new ScheduleKeyDeletionCommand({KeyId: ordersKey, PendingWindowInDays: 7}));
    simulator.advance(6 * minute);
    const [event] = await lookUp('EventName', 'ScheduleKeyDeletion');
    expect(JSON.parse(event?.CloudTrailEvent ?? '')).toMatchObject({
      requestParameters: {keyId: ordersKey, pendingWindowInDays: 7},
      responseElements: {
        keyId: ordersKeyArn,
        keyState: 'PendingDeletion',
        deletionDate: expect.stringMatching(/^Mar 9, 2026 02:14:\d\d AM$/),
      },
    });
  });

  it('never holds a password', async () => {
    const {rds} = clientsOf(simulator, 'administrator');
    const MasterUserPassword = 'correct-horse';
    await rds.send(
      new CreateDBInstanceCommand({
        DBInstanceIdentifier: 'fresh',
        DBInstanceClass: 'db.t4g.medium',
        Engine: 'postgres',
        MasterUserPassword,
      }),
    );
    simulator.advance(6 * minute);
    const [event] = await lookUp('EventName', 'CreateDBInstance');
    expect(event?.CloudTrailEvent).toContain('"dBInstanceIdentifier":"fresh"');
    expect(JSON.stringify(simulator.save())).not.toContain(MasterUserPassword);
  });

  it('of the grant RDS makes for a new database says that RDS made it', async () => {
    const {rds} = clientsOf(simulator, 'administrator');
    await rds.send(
      new CreateDBInstanceCommand({
        DBInstanceIdentifier: 'fresh',
        DBInstanceClass: 'db.t4g.medium',
        Engine: 'postgres',
        KmsKeyId: 'alias/customer',
      }),
    );
    simulator.advance(6 * minute);
    const [event] = await lookUp('EventName', 'CreateGrant');
    expect(JSON.parse(event?.CloudTrailEvent ?? '')).toMatchObject({
      userIdentity: {invokedBy: 'rds.amazonaws.com'},
      sourceIPAddress: 'rds.amazonaws.com',
      requestParameters: {granteePrincipal: 'rds.eu-west-1.amazonaws.com'},
      responseElements: {grantId: expect.any(String)},
    });
  });
});
