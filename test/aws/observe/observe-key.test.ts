/** What is read about the key, and who touched it. */
import {describe, expect, it} from 'vitest';
import {observe, type PlannedRead} from '../../../src/aws/observe/observe.ts';
import type {Evidence, FactName} from '../../../src/core/evidence.ts';
import type {DatabaseRef} from '../../../src/core/incident.ts';
import {testDoor} from '../support/doors.ts';
import {estate, inputOf, instanceXml, keyArn, type Replies, type Reply} from '../support/estate.ts';
import {json, jsonError, xml} from '../support/local-server.ts';

const database: DatabaseRef = {identifier: 'orders-db', kind: 'instance'};

/** Observes an estate and tells what was planned, asked and answered. */
async function look(replies: Replies = [], ref: DatabaseRef = database, signal?: AbortSignal) {
  const {endpoint, arrived} = await estate(replies);
  const {door, clock} = testDoor({endpoint});
  const planned: PlannedRead[][] = [];
  const order: FactName[] = [];
  const soFar: Evidence[] = [];
  const evidence = await observe(door, ref, {
    clock,
    signal,
    onPlan: (reads) => planned.push([...reads]),
    onFact: (name) => order.push(name),
    onSoFar: (one) => soFar.push(one),
  });
  return {evidence, planned, order, arrived, clock, soFar};
}

const statusOf = (evidence: Evidence, name: FactName) => evidence[name]?.status;
const describing =
  (change: {[member: string]: string}): Reply =>
  (response) =>
    xml(response, 'DescribeDBInstances', `<DBInstances>${instanceXml(change)}</DBInstances>`);

describe('the key', () => {
  it.each([
    [{StorageEncrypted: 'false', KmsKeyId: ''}, 'the storage is not encrypted'],
    [
      {StorageEncryptionType: 'sse-rds', KmsKeyId: ''},
      'the storage is encrypted with a key that AWS owns',
    ],
  ])('is not asked about where %j', async (change, message) => {
    const {evidence, arrived, planned} = await look([['DescribeDBInstances', describing(change)]]);
    expect(evidence.key).toMatchObject({status: 'absent', because: 'not-asked', at: '', message});
    expect(arrived.map(({operation}) => operation)).not.toContain('LookupEvents');
    expect(planned[2]).toEqual([]);
  });

  it('of another account is asked about by its ARN, as far as AWS allows', async () => {
    const foreign = keyArn.replace('111122223333', '444455556666');
    const {evidence, arrived} = await look([
      ['DescribeDBInstances', describing({KmsKeyId: foreign})],
    ]);
    expect(statusOf(evidence, 'key')).toBe('known');
    expect(statusOf(evidence, 'grants')).toBe('known');
    for (const name of ['keyPolicy', 'aliases', 'lastUsage'] as const) {
      expect(evidence[name]).toMatchObject({
        because: 'not-asked',
        message: 'works only in the account that owns the key, 444455556666',
      });
    }
    expect(evidence['trail:DisableKey']).toMatchObject({because: 'not-asked'});
    const asked = arrived.filter(({operation}) => operation === 'DescribeKey').map(inputOf);
    expect(asked).toContainEqual({KeyId: foreign});
  });

  it('that does not exist is absent, not failed, and its deletion is looked up', async () => {
    const {evidence} = await look([
      ['DescribeKey', (response) => jsonError(response, 'NotFoundException', `Key '${keyArn}' …`)],
    ]);
    expect(evidence.key).toMatchObject({status: 'absent', because: 'does-not-exist'});
    expect(evidence).toHaveProperty('trail:DeleteKey');
  });
});

describe('CloudTrail', () => {
  const inState = (KeyState: string, more: object = {}): Reply => {
    return (response) =>
      json(response, {
        KeyMetadata: {AWSAccountId: '111122223333', KeyState, KeyManager: 'CUSTOMER', ...more},
      });
  };
  const trailOf = (evidence: Evidence) =>
    Object.keys(evidence).filter((name) => name.startsWith('trail:'));

  it.each([
    ['PendingDeletion', ['trail:ScheduleKeyDeletion']],
    ['PendingImport', ['trail:DeleteImportedKeyMaterial', 'trail:DeleteExpiredKeyMaterial']],
    ['Unavailable', ['trail:DisconnectCustomKeyStore']],
  ])('is asked what explains %s', async (state, names) => {
    const {evidence} = await look([['DescribeKey', inState(state)]]);
    expect(trailOf(evidence)).toEqual(names);
  });

  const noGrant: Replies = [['ListGrants', (response) => json(response, {Grants: []})]];
  const strippedPolicy: Replies = [
    ['GetKeyPolicy', (response) => json(response, {Policy: '{"Statement":{"Effect":"Allow"}}'})],
  ];
  /** Every answer names one change of our key, by whomever. */
  const changed: Replies = [
    [
      'LookupEvents',
      (response, one) => {
        const {LookupAttributes} = inputOf(one) as {
          LookupAttributes: readonly {readonly AttributeValue: string}[];
        };
        const EventName = LookupAttributes[0]?.AttributeValue;
        const record = {eventTime: '2026-03-02T01:00:00Z', requestParameters: {keyId: keyArn}};
        json(response, {Events: [{EventName, CloudTrailEvent: JSON.stringify(record)}]});
      },
    ],
  ];

  it('is asked at most twice a second, counted from its answers', async () => {
    const {evidence, clock} = await look([
      ['DescribeKey', inState('Enabled')],
      ...noGrant,
      ...strippedPolicy,
    ]);
    expect(trailOf(evidence)).toHaveLength(6);
    // Two waits of a second each; the clock jumps for the first of every two.
    expect(clock.sleeps.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(2000);
  });

  it.each([
    ['a policy that somebody changed', [...strippedPolicy], ['PutKeyPolicy', 'CreateGrant']],
    ['a grant that somebody removed', noGrant, ['RevokeGrant', 'RetireGrant', 'CreateGrant']],
    ['nothing wrong but the status', [], ['DisableKey', 'EnableKey']],
  ])(
    'is not asked who disabled an Enabled key, unless that is left: %s',
    async (_, replies, names) => {
      const {evidence} = await look([['DescribeKey', inState('Enabled')], ...replies, ...changed]);
      expect(trailOf(evidence)).toEqual(names.map((name) => `trail:${name}`));
    },
  );

  it('is not asked again once it is refused', async () => {
    const {evidence} = await look([
      ['DescribeKey', inState('Enabled')],
      ...noGrant,
      ['LookupEvents', (response) => jsonError(response, 'AccessDeniedException', 'no')],
    ]);
    expect(trailOf(evidence)).toEqual(['trail:RevokeGrant', 'trail:RetireGrant']);
  });

  it('keeps nobody from knowing what decides: that is told while it is asked', async () => {
    const {soFar, order} = await look([
      ['DescribeKey', inState('Disabled')],
      ...noGrant,
      ...strippedPolicy,
    ]);
    expect(soFar.length).toBeGreaterThan(0);
    const first = soFar[0] ?? expect.fail();
    expect(first).toHaveProperty('key');
    expect(first).not.toHaveProperty('trail:RetireGrant');
    expect(order.at(-1)).toMatch(/^trail:/);
  });

  it('is not asked about a key that AWS manages', async () => {
    const {evidence} = await look([['DescribeKey', inState('Enabled', {KeyManager: 'AWS'})]]);
    expect(trailOf(evidence)).toEqual([]);
  });

  it('is read on while no event names the key, for three pages', async () => {
    const ours = {
      Events: [{EventName: 'ScheduleKeyDeletion', CloudTrailEvent: `{"a":"${keyArn}"}`}],
    };
    const theirs = {Events: [{EventName: 'ScheduleKeyDeletion'}], NextToken: 'more'};
    const {evidence, clock} = await look([
      ['DescribeKey', inState('PendingDeletion')],
      [
        'LookupEvents',
        (response, one) =>
          json(response, inputOf(one).NextToken ? {...ours, NextToken: 'old'} : theirs),
      ],
    ]);
    expect(evidence['trail:ScheduleKeyDeletion']).toMatchObject({
      value: {Events: [{EventName: 'ScheduleKeyDeletion'}, ours.Events[0]], NextToken: 'old'},
    });
    expect(clock.sleeps).toEqual([]);
  });

  it('keeps what the first page told when a later one is refused', async () => {
    const {evidence} = await look([
      ['DescribeKey', inState('PendingDeletion')],
      [
        'LookupEvents',
        (response, one) =>
          inputOf(one).NextToken
            ? jsonError(response, 'InvalidNextTokenException', 'no')
            : json(response, {Events: [{EventId: '1'}], NextToken: 'more'}),
      ],
    ]);
    expect(evidence['trail:ScheduleKeyDeletion']).toMatchObject({
      status: 'known',
      value: {Events: [{EventId: '1'}]},
    });
  });

  it('is asked from eight days before the key’s last use, where that is known', async () => {
    const {arrived} = await look([
      ['GetKeyLastUsage', (response) => json(response, {KeyLastUsage: {Timestamp: 1772323200}})],
    ]);
    const lookup = arrived.find(({operation}) => operation === 'LookupEvents');
    expect(inputOf(lookup ?? expect.fail())).toEqual({
      LookupAttributes: [{AttributeKey: 'EventName', AttributeValue: 'DisableKey'}],
      StartTime: 1772323200 - 8 * 86_400,
    });
  });

  it('is asked for all it keeps otherwise, an hour short of 90 days', async () => {
    const {arrived} = await look();
    const lookup = arrived.find(({operation}) => operation === 'LookupEvents');
    const began = Date.parse('2026-03-02T02:14:00.000Z') / 1000 - 90 * 86_400 + 3600;
    expect(inputOf(lookup ?? expect.fail()).StartTime).toBe(began);
  });
});
