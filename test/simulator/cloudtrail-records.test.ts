/** CloudTrail records: whose trail, which identity, what AWS does by itself (facts/aws.md §5.2). */
import {LookupEventsCommand} from '@aws-sdk/client-cloudtrail';
import {DescribeKeyCommand, ListKeysCommand, ScheduleKeyDeletionCommand} from '@aws-sdk/client-kms';
import {describe, expect, it} from 'vitest';
import {placesOf} from '../../src/simulator/services/cloudtrail/places.ts';
import {recordText} from '../../src/simulator/services/cloudtrail/record.ts';
import type {TrailRecord} from '../../src/simulator/world/trail.ts';
import type {Principal} from '../../src/simulator/world/world.ts';
import {clientsOf, day, minute, ordersKey, ordersKeyArn, quietAccount} from './support.ts';

const here = {accountId: '111122223333', region: 'eu-west-1'};
const owner = {accountId: '444455556666', region: 'eu-west-1'};
const foreignKey = {
  type: 'AWS::KMS::Key',
  name: 'arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab',
};

function record(more: Partial<TrailRecord>): TrailRecord {
  return {
    eventId: 'e',
    requestId: 'r',
    at: Date.parse('2026-03-02T02:14:19.876Z'),
    source: 'kms.amazonaws.com',
    name: 'Decrypt',
    isReadOnly: true,
    type: 'AwsApiCall',
    accessKeyId: 'AKIA',
    userAgent: 'aws-cli',
    sourceAddress: '203.0.113.20',
    parameters: null,
    response: null,
    resources: [],
    ...more,
  };
}

function principal(more: Partial<Principal>): Principal {
  return {
    name: 'alice',
    accessKeyId: 'AKIA',
    secretAccessKey: '',
    accountId: here.accountId,
    arn: 'arn:aws:iam::111122223333:user/alice',
    userId: 'AIDA',
    createdAt: 0,
    sessionPolicies: [],
    sessionTags: [],
    ...more,
  };
}

describe('a call about a key of another account', () => {
  it.each([
    ['Decrypt', [here, owner]],
    ['GenerateDataKeyWithoutPlaintext', [here, owner]],
    ['CreateGrant', [owner]],
    ['RevokeGrant', [owner]],
  ])('%s stands in the trails of %j', (name, places) => {
    expect(placesOf(here, record({name, resources: [foreignKey]}))).toEqual(places);
  });

  it.each([
    ['that was refused', record({resources: [foreignKey], errorCode: 'AccessDenied'})],
    ['of the own account', record({resources: [{type: 'AWS::KMS::Key', name: ordersKeyArn}]})],
    ['of another service', record({source: 'rds.amazonaws.com', resources: [foreignKey]})],
  ])('%s stays in the trail of the caller', (_, one) => {
    expect(placesOf(here, one)).toEqual([here]);
  });
});

describe('userIdentity', () => {
  const identityIn = (place: typeof here, who: Principal | undefined, more = {}) =>
    JSON.parse(recordText(record(more), place, who)).userIdentity;

  it('of root has no userName', () => {
    const root = principal({arn: 'arn:aws:iam::111122223333:root', userId: here.accountId});
    expect(identityIn(here, root)).toEqual({
      type: 'Root',
      principalId: here.accountId,
      arn: 'arn:aws:iam::111122223333:root',
      accountId: here.accountId,
      accessKeyId: 'AKIA',
    });
  });

  it('of a caller from another account names the account and no more', () => {
    expect(identityIn(owner, principal({}))).toEqual({
      type: 'AWSAccount',
      principalId: 'AIDA',
      accountId: here.accountId,
    });
  });

  it('of RDS under its own role has the recorded form (facts/aws.md §2.7)', () => {
    const by = {serviceRole: 'AWSServiceRoleForRDS', invokedBy: 'rds.amazonaws.com'};
    expect(identityIn(here, undefined, by)).toMatchObject({
      type: 'AssumedRole',
      sessionContext: {sessionIssuer: {userName: 'AWSServiceRoleForRDS'}},
      invokedBy: 'rds.amazonaws.com',
    });
  });
});

describe('what KMS and RDS do by themselves', () => {
  it('DeleteKey is a service event without request parameters', async () => {
    const simulator = quietAccount({});
    const {kms, cloudtrail} = clientsOf(simulator);
    await kms.send(new ScheduleKeyDeletionCommand({KeyId: ordersKey, PendingWindowInDays: 7}));
    simulator.advance(7 * day + 6 * minute);
    const LookupAttributes = [{AttributeKey: 'EventName' as const, AttributeValue: 'DeleteKey'}];
    const {Events = []} = await cloudtrail.send(new LookupEventsCommand({LookupAttributes}));
    expect(Events).toMatchObject([{EventName: 'DeleteKey', ReadOnly: 'false'}]);
    expect(Events[0]).not.toHaveProperty('Username');
    const text = JSON.parse(Events[0]?.CloudTrailEvent ?? '');
    expect(text).toMatchObject({
      eventType: 'AwsServiceEvent',
      userIdentity: {accountId: here.accountId, invokedBy: 'AWS Internal'},
      sourceIPAddress: 'AWS Internal',
      requestParameters: null,
      resources: [{ARN: ordersKeyArn, accountId: here.accountId}],
    });
    expect(text).not.toHaveProperty('requestID');
  });
});

describe('LookupEvents', () => {
  it('shows no event twice when more are delivered between two pages', async () => {
    const simulator = quietAccount({});
    const {kms, cloudtrail} = clientsOf(simulator);
    const call = () => kms.send(new DescribeKeyCommand({KeyId: ordersKey}));
    for (let index = 0; index < 4; index += 1) await call();
    simulator.advance(4 * minute);
    for (let index = 0; index < 4; index += 1) await call();
    simulator.advance(2 * minute);
    const first = await cloudtrail.send(new LookupEventsCommand({MaxResults: 3}));
    simulator.advance(4 * minute);
    const second = await cloudtrail.send(
      new LookupEventsCommand({MaxResults: 3, NextToken: first.NextToken}),
    );
    const ids = [...(first.Events ?? []), ...(second.Events ?? [])].map(({EventId}) => EventId);
    expect([ids.length, new Set(ids).size, second.NextToken]).toEqual([4, 4, undefined]);
  });

  it('refuses an unknown category and a value of more than 2,000 characters', async () => {
    const {cloudtrail} = clientsOf(quietAccount({}));
    // The SDK's type knows only `insight`.
    const category = new LookupEventsCommand(JSON.parse('{"EventCategory": "management"}'));
    await expect(cloudtrail.send(category)).rejects.toMatchObject({
      name: 'InvalidEventCategoryException',
    });
    const AttributeValue = 'x'.repeat(2001);
    const long = new LookupEventsCommand({
      LookupAttributes: [{AttributeKey: 'EventName', AttributeValue}],
    });
    await expect(cloudtrail.send(long)).rejects.toMatchObject({
      name: 'InvalidLookupAttributesException',
    });
  });

  it('is a trail of one Region', async () => {
    const simulator = quietAccount({});
    const {kms, cloudtrail} = clientsOf(simulator);
    await kms.send(new ListKeysCommand({}));
    simulator.advance(6 * minute);
    const elsewhere = clientsOf(simulator, 'operator', 'us-east-1').cloudtrail;
    const there = await elsewhere.send(new LookupEventsCommand({}));
    const here = await cloudtrail.send(new LookupEventsCommand({}));
    expect([there.Events?.length, here.Events?.length]).toEqual([0, 1]);
  });
});
