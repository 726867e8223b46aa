/** One line a fact: what it said and what it speaks for. */
import {expect, test} from 'vitest';
import {diagnose} from '../../src/causes/diagnose.ts';
import {evidenceLine, evidenceLines} from '../../src/causes/evidence-lines.ts';
import {
  answersOfTheNight,
  evidenceOf,
  incident,
  now,
  ordersDb,
  without,
  withoutAnswer,
} from './night.ts';

const night = evidenceOf({
  ...answersOfTheNight(),
  'key:arn:aws:kms:eu-west-1:111122223333:key/9': {KeyMetadata: {KeyState: 'Enabled'}},
});

test('the night in one line a fact', () => {
  const {findings} = diagnose(night, incident, now);
  const lines = evidenceLines(night, findings);
  expect(lines.map(({fact, said, speaksFor}) => [fact, said, speaksFor.word])).toEqual([
    ['identity', 'OnCallResponder/mara', 'who you are'],
    ['instance', 'locked out (inaccessible-encryption-credentials-recoverable)', 'locked out'],
    ['events', '2 messages about the key', 'key unusable'],
    ['snapshots', '1 snapshot on 1 key', 'backups'],
    ['automatedBackups', 'restorable to 01:47:55', 'backups'],
    ['key', 'KeyState Disabled', 'the cause'],
    ['keyPolicy', '1 statement, the account is in it, no Deny', 'policy'],
    ['grants', '1 grant, 1 names orders-db', 'grant'],
    ['aliases', 'alias/orders', 'the key'],
    ['lastUsage', 'answered', 'the key'],
    ['regionInstances', '4 instances', 'also on it'],
    ['regionClusters', '0 clusters', 'also on it'],
    ['regionSnapshots', '3 snapshots on 2 keys', 'also on it'],
    ['regionAutomatedBackups', '1 automated backup', 'also on it'],
    ['regionClusterSnapshots', '0 cluster snapshots', 'also on it'],
    ['regionClusterAutomatedBackups', '0 automated backups', 'also on it'],
    ['trail:DisableKey', '1 DisableKey, newest by role ci-cleanup, session nightly-4711', 'who'],
    ['trail:CancelKeyDeletion', 'no CancelKeyDeletion', 'who'],
    ['key:arn:aws:kms:eu-west-1:111122223333:key/9', 'KeyState Enabled', 'backups'],
  ]);
});

test('four ways of saying nothing are four different words', () => {
  const said = withoutAnswer.map((how) => {
    const line = evidenceLine(without(night, 'grants', how), 'grants');
    return [line.said, line.speaksFor.role];
  });
  expect(said).toEqual([
    ['denied', 'unknown'],
    ['no usable answer: ThrottlingException', 'unknown'],
    ['not asked: not asked', 'muted'],
    ['does not exist', 'muted'],
  ]);
});

test('a key that KMS does not know is the cause, not a gap', () => {
  const line = evidenceLine(without(night, 'key', 'does-not-exist'), 'key');
  expect(line.speaksFor).toEqual({role: 'danger', word: 'the cause'});
});

test('what was not asked stands last and has no time', () => {
  const lines = evidenceLines(without(night, 'identity', 'not-asked'));
  expect(lines.at(-1)).toMatchObject({fact: 'identity', at: ''});
});

test('a database in trouble of another kind is not told as locked out', () => {
  const full = {...ordersDb, DBInstanceStatus: 'storage-full'};
  const line = evidenceLine(evidenceOf({instance: {DBInstances: [full]}}), 'instance');
  expect(line).toMatchObject({said: 'status storage-full', speaksFor: {word: 'the database'}});
});
