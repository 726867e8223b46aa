/** Readers of answers: CloudTrail records, RDS messages, policies, wildcards, other users. */
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {blastRadiusOf} from '../../src/causes/blast-radius.ts';
import {currentLoss} from '../../src/causes/reading/key-events.ts';
import {policyLook} from '../../src/causes/reading/key-policy.ts';
import {answeredLookups, lastChange, trailRecords} from '../../src/causes/reading/trail.ts';
import {otherKeysInThatMinute} from '../../src/causes/reading/trail-patterns.ts';
import {coversAction} from '../../src/causes/reading/wildcard.ts';
import {
  account,
  answersOfTheNight,
  evidenceOf,
  incident,
  keyArn,
  keyId,
  lostEvent,
  ordersDb,
  stoppedEvent,
  trailEvent,
  without,
} from './night.ts';

function evidenceWith(changes: {readonly [name: string]: object}) {
  return evidenceOf({...answersOfTheNight(), ...changes});
}

describe('CloudTrail records', () => {
  test('name the principal, the service or the user, whichever is there', () => {
    const events = [
      trailEvent('DisableKey'),
      trailEvent('DisableKey', {record: {userIdentity: {invokedBy: 'AWS Internal'}}}),
      trailEvent('DisableKey', {record: {userIdentity: null}}),
      {EventName: 'DisableKey', CloudTrailEvent: 'not JSON', EventTime: '2026-03-01T00:00:00Z'},
    ];
    const records = trailRecords(
      evidenceWith({'trail:DisableKey': {Events: events}}),
      'DisableKey',
    );
    expect(records.map(({principal}) => principal)).toEqual([
      `arn:aws:sts::${account}:assumed-role/ci-cleanup/nightly-4711`,
      'AWS Internal',
      'nightly-4711',
      '',
    ]);
    expect(records[3]?.at).toBe('2026-03-01T00:00:00.000Z');
    expect(records[1]?.proof).toMatchObject({path: 'Events[1].EventName', value: 'DisableKey'});
  });

  test('the newest change that took effect explains the state', () => {
    const evidence = evidenceWith({
      'trail:DisableKey': {
        Events: [
          trailEvent('DisableKey', {at: '2026-03-01T10:00:00Z', id: 'old'}),
          trailEvent('DisableKey', {at: '2026-03-01T12:00:00Z', id: 'new'}),
          trailEvent('DisableKey', {
            at: '2026-03-01T13:00:00Z',
            id: 'refused',
            record: {errorCode: 'AccessDenied'},
          }),
        ],
      },
    });
    expect(lastChange(evidence, keyArn, ['DisableKey'])?.eventId).toBe('new');
  });

  test('a key is not mistaken for another one whose ARN holds its ID', () => {
    const evidence = evidenceWith({
      'trail:DisableKey': {Events: [trailEvent('DisableKey', {key: `${keyArn}-copy`})]},
    });
    expect(lastChange(evidence, keyArn, ['DisableKey'])).toBeUndefined();
  });

  test('the same ID in another account is another key', () => {
    const other = keyArn.replace(account, '444455556666');
    const evidence = evidenceWith({
      'trail:DisableKey': {Events: [trailEvent('DisableKey', {key: other})]},
    });
    expect(lastChange(evidence, keyArn, ['DisableKey'])).toBeUndefined();
  });

  test('other keys count once each, of the same session, within a minute', () => {
    const near = (at: string, key: string, role = 'ci-cleanup') =>
      trailEvent('DisableKey', {at, key, role});
    const evidence = evidenceWith({
      'trail:DisableKey': {
        Events: [
          near('2026-03-01T23:41:02Z', 'key-a'),
          near('2026-03-01T23:41:03Z', 'arn:aws:kms:eu-west-1:111122223333:key/key-a'),
          near('2026-03-01T23:41:15Z', 'key-b'),
          near('2026-03-01T23:41:16Z', 'key-c', 'somebody-else'),
          near('2026-03-01T23:43:00Z', 'key-d'),
          near('2026-03-01T23:41:07Z', keyId),
        ],
      },
    });
    const actor = {
      arn: `arn:aws:sts::${account}:assumed-role/ci-cleanup/nightly-4711`,
      event: 'DisableKey',
      at: '2026-03-01T23:41:07.000Z',
      eventId: 'e-1',
    };
    expect(otherKeysInThatMinute(evidence, actor, keyArn)).toBe(2);
  });

  test('only answered lookups speak', () => {
    const evidence = without(evidenceWith({}), 'trail:CancelKeyDeletion', 'failed');
    expect(answeredLookups(evidence)).toEqual(['DisableKey']);
  });
});

describe('messages of RDS about the key', () => {
  const loss = (...Events: object[]) => currentLoss(evidenceWith({events: {Events}}));

  test('are told by their words, in any order of the answer', () => {
    const {lost, stopped} = loss(stoppedEvent, {Message: 'Backing up DB instance'}, lostEvent);
    expect(lost?.index).toBe(2);
    expect(stopped?.at).toBe('2026-03-02T01:52:11.000Z');
  });

  test('without a time that can be read tell nothing', () => {
    expect(loss({...lostEvent, Date: 'soon'}, {Message: lostEvent.Message})).toEqual({});
  });

  test('before a start belong to another loss', () => {
    const started = {Date: '2026-03-02T03:00:00Z', Message: 'DB instance started'};
    expect(loss(lostEvent, stoppedEvent, started)).toEqual({});
    const again = {...lostEvent, Date: '2026-03-02T04:00:00Z'};
    expect(loss(lostEvent, stoppedEvent, started, again)).toMatchObject({
      lost: {at: '2026-03-02T04:00:00.000Z'},
    });
  });

  test('that repeat themselves keep the first loss and the last stop', () => {
    const later = (event: object) => ({...event, Date: '2026-03-02T02:00:00Z'});
    expect(loss(lostEvent, later(lostEvent)).lost?.at).toBe('2026-03-01T23:52:11.000Z');
    expect(loss(stoppedEvent, later(stoppedEvent)).stopped?.at).toBe('2026-03-02T02:00:00.000Z');
  });
});

describe('a first look at the key policy', () => {
  const look = (policy: unknown) =>
    policyLook(evidenceWith({keyPolicy: {Policy: JSON.stringify(policy)}}));
  const allow = (change: object) => ({
    Statement: {
      Effect: 'Allow',
      Principal: {AWS: `arn:aws:iam::${account}:root`},
      Action: 'kms:*',
      Resource: '*',
      ...change,
    },
  });

  test.each([
    ['the account', {}, true],
    ['the account by its number', {Principal: {AWS: account}}, true],
    ['everyone', {Principal: '*'}, true],
    ['another account', {Principal: {AWS: 'arn:aws:iam::444455556666:root'}}, false],
    ['a role alone', {Principal: {AWS: `arn:aws:iam::${account}:role/x`}}, false],
    ['the account under a condition', {Condition: {Bool: {}}}, false],
    ['only some other action', {Action: 'kms:List*'}, false],
    ['one of the two actions', {Action: ['kms:CreateGrant']}, false],
    ['both actions by name', {Action: ['KMS:creategrant', 'kms:Describe???']}, true],
    ['all but deletion', {Action: undefined, NotAction: 'kms:ScheduleKeyDeletion'}, true],
    ['a denial', {Effect: 'Deny'}, false],
  ])('allows %s: delegated %#', (_name, change, isDelegated) => {
    expect(look(allow(change))?.isDelegated).toBe(isDelegated);
  });

  test.each([null, 1, 'text', [], {}, {Statement: []}])('%j is no policy', (policy) => {
    expect(look(policy)).toBeUndefined();
  });
});

describe('wildcards of actions', () => {
  test.each([
    ['kms:*', 'kms:Decrypt', true],
    ['*', 'kms:Decrypt', true],
    ['KMS:decrypt', 'kms:Decrypt', true],
    ['kms:De*t', 'kms:Decrypt', true],
    ['kms:De*crypt*', 'kms:Decrypt', true],
    ['kms:D?crypt', 'kms:Decrypt', true],
    ['kms:Decrypt?', 'kms:Decrypt', false],
    ['kms:Decryp', 'kms:Decrypt', false],
    ['kms:*crypt*crypt', 'kms:Decrypt', false],
    ['kms:.*', 'kms:Decrypt', false],
    ['', 'kms:Decrypt', false],
  ])('%s covers %s: %s', (pattern, action, isCovered) => {
    expect(coversAction(pattern, action)).toBe(isCovered);
  });

  test('agree with the plain meaning of * and ? for every pattern', () => {
    const pattern = fc.stringMatching(/^[a*?]{0,8}$/);
    fc.assert(
      fc.property(pattern, fc.stringMatching(/^a{0,8}$/), (given, action) => {
        const meaning = new RegExp(`^${given.replaceAll('*', '.*').replaceAll('?', '.')}$`);
        expect(coversAction(given, action)).toBe(meaning.test(action));
      }),
    );
  });
});

describe('everything else on the key', () => {
  const radius = (changes: {readonly [name: string]: object}) =>
    blastRadiusOf(evidenceWith(changes), incident);

  test('leaves the database itself out and counts snapshots and backups', () => {
    expect(radius({})).toEqual({
      keyArn,
      databases: [
        {identifier: 'billing-db', kind: 'instance', status: ordersDb.DBInstanceStatus},
        {identifier: 'sessions-db', kind: 'instance', status: 'available'},
      ],
      snapshots: 2,
      automatedBackups: 1,
      complete: true,
    });
  });

  test.each([
    ['insights', {PerformanceInsightsKMSKeyId: keyArn}],
    ['the activity stream', {ActivityStreamKmsKeyId: keyId}],
    ['the managed secret', {MasterUserSecret: {KmsKeyId: 'alias/orders'}}],
  ])('finds a database that uses the key for %s alone', (_what, use) => {
    const other = {DBInstanceIdentifier: 'other', DBInstanceStatus: 'available', ...use};
    const {databases} = radius({regionInstances: {DBInstances: [other]}});
    expect(databases.map(({identifier}) => identifier)).toEqual(['other']);
  });

  test('counts a cluster once, not its members beside it', () => {
    const member = (id: string) => ({
      DBInstanceIdentifier: id,
      DBInstanceStatus: 'available',
      DBClusterIdentifier: 'accounts',
      KmsKeyId: keyArn,
    });
    const members = {DBInstances: [member('accounts-1'), member('accounts-2')]};
    const cluster = {DBClusterIdentifier: 'accounts', Status: 'available', KmsKeyId: keyArn};
    const expected = [{identifier: 'accounts', kind: 'cluster', status: 'available'}];
    const whole = radius({regionInstances: members, regionClusters: {DBClusters: [cluster]}});
    expect(whole.databases).toEqual(expected);
    expect(whole.complete).toBe(true);
    // Where clusters may not be listed their members still show them.
    const evidence = evidenceWith({regionInstances: members});
    const partial = blastRadiusOf(without(evidence, 'regionClusters', 'denied'), incident);
    expect(partial).toMatchObject({databases: expected, complete: false});
  });

  test('counts the backups of clusters beside those of instances', () => {
    const backups = radius({
      regionClusterSnapshots: {DBClusterSnapshots: [{KmsKeyId: keyArn}, {KmsKeyId: 'other'}]},
      regionClusterAutomatedBackups: {DBClusterAutomatedBackups: [{KmsKeyId: keyArn}]},
    });
    const before = radius({});
    expect(backups.snapshots - before.snapshots).toBe(1);
    expect(backups.automatedBackups - before.automatedBackups).toBe(1);
  });

  test('says what is under the key where the storage is not', () => {
    const other = {KmsKeyId: 'other', DBInstanceIdentifier: 'crm', DBInstanceStatus: 'available'};
    const {databases} = radius({
      regionInstances: {
        DBInstances: [
          {...other, PerformanceInsightsKMSKeyId: keyArn, MasterUserSecret: {KmsKeyId: keyArn}},
        ],
      },
    });
    expect(databases).toMatchObject([
      {identifier: 'crm', uses: ['Performance Insights', 'master password']},
    ]);
  });

  test('compares ARNs whole: another Region or account is another key', () => {
    const elsewhere = keyArn.replace('eu-west-1', 'us-east-1');
    const other = {DBInstanceIdentifier: 'other', KmsKeyId: elsewhere};
    expect(radius({regionInstances: {DBInstances: [other]}}).databases).toEqual([]);
  });

  test.each([
    'regionInstances',
    'regionClusters',
    'regionSnapshots',
    'regionAutomatedBackups',
    'regionClusterSnapshots',
    'regionClusterAutomatedBackups',
  ])('is not complete without %s', (name) => {
    expect(blastRadiusOf(without(evidenceWith({}), name, 'denied'), incident).complete).toBe(false);
  });

  test('is empty and not complete where no key is known', () => {
    const evidence = evidenceWith({instance: {DBInstances: []}});
    expect(blastRadiusOf(evidence, incident)).toMatchObject({keyArn: '', complete: false});
  });
});
