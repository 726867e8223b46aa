/** The text of a policy from before is read for its repair, by the rules of every look-up. */
import {describe, expect, it} from 'vitest';
import {gather} from '../../../src/aws/observe/gather.ts';
import type {Evidence, FactName} from '../../../src/core/evidence.ts';
import type {Session} from '../../../src/core/session.ts';
import {computations} from '../../../src/remedies/computations.ts';
import {account, evidenceOf, keyArn, keyMetadata, trailEvent, without} from '../../causes/night.ts';
import {evidenceOfTable} from '../../causes/tables.ts';
import {opened, sessionOf} from '../../runbook/sessions.ts';
import {testDoor} from '../support/doors.ts';
import {estate, inputOf, type Replies, type Reply} from '../support/estate.ts';
import {json, jsonError} from '../support/local-server.ts';

const name = 'remedies.earlierPolicy';
const root = `arn:aws:iam::${account}:root`;
const all = {Effect: 'Allow', Principal: {AWS: root}, Action: 'kms:*', Resource: '*'};
const good = JSON.stringify({Version: '2012-10-17', Statement: [all]});
const bad = {Version: '2012-10-17', Statement: [{...all, Action: ['kms:Get*', 'kms:Put*']}]};
const change = trailEvent('PutKeyPolicy', {
  id: 'e-2',
  record: {requestParameters: {keyId: keyArn, policy: JSON.stringify(bad)}},
});
const earlier = trailEvent('PutKeyPolicy', {
  id: 'e-1',
  at: '2026-02-01T08:00:00.000Z',
  record: {requestParameters: {keyId: keyArn, policy: good}},
});
const making = trailEvent('CreateKey', {
  id: 'e-0',
  at: '2026-01-05T08:00:00.000Z',
  role: 'platform',
  record: {
    requestParameters: {policy: good},
    resources: [],
    responseElements: {keyMetadata: {arn: keyArn}},
  },
});

/** A night of the broken policy, with this history of it; none: it was not asked for. */
function nightOf(history?: readonly object[], key: object = {}): Evidence {
  return evidenceOfTable({
    name: '',
    says: '',
    key: {...keyMetadata, KeyState: 'Enabled', ...key},
    policy: bad,
    trail: {},
    facts: history ? {'trail:PutKeyPolicy': {Events: history}} : {},
    expect: {verdict: 'locked-out', findings: []},
  });
}

/** What was asked, what became a fact, and what the step says of it. */
async function look(evidence: Evidence, answer: Reply = () => undefined) {
  const asked: string[] = [];
  const lookups: Replies = [
    [
      'LookupEvents',
      (response, one) => {
        const {LookupAttributes} = inputOf(one) as {
          LookupAttributes: readonly {readonly AttributeValue: string}[];
        };
        const region = /\/20\d{6}\/([a-z0-9-]+)\//.exec(one.headers.authorization ?? '')?.[1];
        asked.push(`${LookupAttributes[0]?.AttributeValue} ${region}`);
        answer(response, one);
      },
    ],
  ];
  const {endpoint} = await estate(lookups);
  const {door, clock, records} = testDoor({endpoint, readOnly: true});
  const session: Session = {...sessionOf(opened()), evidence, at: '2026-03-02T02:14:24.000Z'};
  const facts: {[fact: string]: unknown} = {};
  const onFact = (fact: FactName, value: unknown) => {
    facts[fact] = value;
  };
  expect(await gather(name, door, session, {clock, onFact})).toBe(true);
  const after: Session = {...session, evidence: {...evidence, ...facts}};
  const checks = computations.checks?.[name]?.(after) ?? expect.fail();
  return {asked, facts, checks, clock, records};
}

/** At the wire the time is a number; the record has it in words. */
const events =
  (...some: readonly object[]): Reply =>
  (response) =>
    json(response, {Events: some.map((one) => ({...one, EventTime: 1_767_600_000}))});

describe('the making of the key', () => {
  it('is looked up where the policy was put once in ninety days, and becomes a fact', async () => {
    const {asked, facts, checks, records} = await look(nightOf([change]), events(making));
    expect(asked).toEqual(['CreateKey eu-west-1']);
    expect(facts['trail:CreateKey']).toMatchObject({status: 'known', value: {Events: [{}]}});
    expect(records.map(({call, mode}) => `${call} ${mode}`)).toEqual([
      'cloudtrail:LookupEvents read',
    ]);
    const words = 'the text from before is in CloudTrail: 5 Jan 08:00:00 UTC by role platform';
    expect(checks).toEqual([{result: 'ok', words: expect.stringContaining(words)}]);
  });

  it.each([
    ['a text from before is known', [change, earlier]],
    ['nobody changed the policy', []],
    ['the change is of another key', [{...change, CloudTrailEvent: '{}'}]],
  ])('is not looked up where %s', async (_, history) => {
    const {asked, facts} = await look(nightOf(history));
    expect(asked).toEqual([]);
    expect(facts).toEqual({});
  });

  it('of a replica stands in the Region of its primary too', async () => {
    const PrimaryKey = {Arn: keyArn.replace('eu-west-1', 'us-east-1'), Region: 'us-east-1'};
    const replica = {MultiRegionConfiguration: {MultiRegionKeyType: 'REPLICA', PrimaryKey}};
    const {asked} = await look(nightOf([change], replica), events());
    expect(asked.toSorted()).toEqual(['CreateKey eu-west-1', 'ReplicateKey us-east-1']);
  });

  it('is read on for three pages while no event names the key, two pages a second', async () => {
    const others: Reply = (response) =>
      json(response, {Events: [{EventName: 'CreateKey', CloudTrailEvent: '{}'}], NextToken: 'on'});
    const {asked, clock} = await look(nightOf([change]), others);
    expect(asked).toHaveLength(3);
    expect(clock.sleeps.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1000);
    expect(clock.sleeps.length).toBeGreaterThan(0);
  });
});

describe('the history of the policy', () => {
  it('is asked for first where the diagnosis did not ask', async () => {
    const {asked, facts} = await look(nightOf(), (response, one) =>
      events(one.body.includes('PutKeyPolicy') ? change : making)(response, one),
    );
    expect(asked).toEqual(['PutKeyPolicy eu-west-1', 'CreateKey eu-west-1']);
    expect(Object.keys(facts)).toEqual(['trail:PutKeyPolicy', 'trail:CreateKey']);
  });

  it('that is denied is not asked for again, and said to be unread', async () => {
    const {asked, checks} = await look(without(nightOf([]), 'trail:PutKeyPolicy', 'denied'));
    expect(asked).toEqual([]);
    expect(checks).toEqual([
      {
        result: 'not-readable',
        words: 'the text from before: cloudtrail:LookupEvents, denied to your role',
      },
    ]);
  });

  it('whose end is denied is a fact, and holds nothing up', async () => {
    const {facts, checks} = await look(nightOf([change]), (response) =>
      jsonError(response, 'AccessDeniedException', 'no'),
    );
    expect(facts['trail:CreateKey']).toMatchObject({status: 'denied'});
    expect(checks.map(({result}) => result)).toEqual(['not-readable']);
  });

  it('that tells nothing is said to tell nothing', async () => {
    const {checks} = await look(nightOf([change]), events());
    expect(checks.map(({result}) => result)).toEqual(['caution']);
    expect(checks[0]?.words).toContain('keeps 90 days');
  });

  it('of a key of another account is in the trail of that account', async () => {
    const foreign = keyArn.replace(account, '444455556666');
    const key = {Arn: foreign, AWSAccountId: '444455556666'};
    const elsewhere = {
      ...nightOf(undefined, key),
      ...evidenceOf({
        instance: {
          DBInstances: [
            {
              DBInstanceIdentifier: 'orders-db',
              DBInstanceArn: `arn:aws:rds:eu-west-1:${account}:db:orders-db`,
              DBInstanceStatus: 'inaccessible-encryption-credentials-recoverable',
              KmsKeyId: foreign,
            },
          ],
        },
      }),
    };
    expect((await look(elsewhere)).asked).toEqual([]);
  });
});
