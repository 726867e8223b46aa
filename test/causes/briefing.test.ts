/** The briefing: six rows in their order for every verdict, missing facts said as missing. */
import {describe, expect, test} from 'vitest';
import {
  type Briefing,
  type BriefingLabel,
  briefing,
  briefingOf,
} from '../../src/causes/briefing.ts';
import {diagnose} from '../../src/causes/diagnose.ts';
import {fold} from '../../src/core/apply.ts';
import {BugError} from '../../src/core/errors.ts';
import type {Evidence} from '../../src/core/evidence.ts';
import {opened, tale} from '../core/tale.ts';
import {
  answersOfTheNight,
  evidenceOf,
  incident,
  lostEvent,
  now,
  ordersDb,
  without,
} from './night.ts';
import {evidenceOfTable, tables} from './tables.ts';

function briefed(evidence: Evidence, localOffsetMinutes = 0): Briefing {
  const diagnosis = diagnose(evidence, incident, now);
  return briefingOf({diagnosis, evidence, incident, now, localOffsetMinutes});
}

function row(given: Briefing, label: BriefingLabel): readonly string[] {
  return given.rows.find((each) => each.label === label)?.lines ?? [];
}

function table(file: string): Evidence {
  const [, found] = tables().find(([name]) => name === file) ?? [];
  if (!found) throw new Error(`There is no table ${file}.`);
  return evidenceOfTable(found);
}

const labels = ['How we know', 'Who and when', 'How long', 'Also on it', 'Unknown', 'Do first'];

test.each(tables())('%s has all six rows, none of them empty, in one order', (_file, given) => {
  const told = briefed(evidenceOfTable(given));
  expect(told.rows.map(({label}) => label)).toEqual(labels);
  for (const {label, lines} of told.rows) {
    expect([label, lines.length]).not.toEqual([label, 0]);
    expect([label, lines.includes('')]).toEqual([label, false]);
  }
  expect(told.headline).toMatch(/\.$/);
  expect(JSON.stringify(told)).not.toMatch(/undefined|NaN|!/);
});

describe('a certain cause', () => {
  const told = briefed(evidenceOf(answersOfTheNight()), 60);

  test('is told in a sentence, in what it means, and in the words of AWS', () => {
    expect(told).toMatchObject({
      role: 'danger',
      headline: 'The KMS key of orders-db was switched off.',
      confidence: 'certain',
      meaning: [
        'RDS could not use the key any more, so it stopped the database.',
        'AWS calls this: key state Disabled, database status inaccessible-encryption-credentials-recoverable.',
      ],
    });
  });

  test('is known from the deciding answer first, and from what shows no second fault', () => {
    expect(row(told, 'How we know')).toEqual([
      'kms:DescribeKey, KeyState = Disabled (02:14:22 UTC)',
      'rds:DescribeEvents, RDS noticed the lost key 1 Mar 23:52:11 UTC',
      'rds:DescribeEvents, RDS announced the stop 01:52:11 UTC',
      'policy, grant, key store: no second fault seen',
    ]);
  });

  test('counts the unknowns, for none of them changes it', () => {
    expect(row(told, 'Unknown')).toEqual([
      '1 thing, it does not change the finding',
      'organization policies',
    ]);
  });

  test('says first what can be undone', () => {
    expect(row(told, 'Do first')).toEqual([
      'Enable the key: one call, seconds, can be undone.',
      'Then orders-db still has to be started.',
    ]);
  });

  test('names no culprit whom CloudTrail does not name', () => {
    const evidence = evidenceOf({...answersOfTheNight(), 'trail:DisableKey': {Events: []}});
    expect(row(briefed(evidence), 'Who and when')).toEqual([
      'unknown, because CloudTrail shows no CancelKeyDeletion, DisableKey on this key: it is older than 90 days, elsewhere, or not delivered yet',
    ]);
    const denied = without(
      without(evidence, 'trail:DisableKey', 'denied'),
      'trail:CancelKeyDeletion',
      'denied',
    );
    expect(row(briefed(denied), 'Who and when')).toEqual([
      'unknown, because cloudtrail:LookupEvents is denied to your role',
    ]);
  });

  test('admits a list that was not read whole', () => {
    const evidence = without(evidenceOf(answersOfTheNight()), 'regionSnapshots', 'denied');
    expect(row(briefed(evidence), 'Also on it')[1]).toBe(
      '0 snapshots, 1 automated backup; not every list could be read, there may be more',
    );
  });
});

describe('how long', () => {
  const long = (evidence: Evidence) => row(briefed(evidence), 'How long');

  test('is an estimate with its source, never without a message of RDS', () => {
    expect(long(table('key-disabled'))).toEqual([
      'Until 9 Mar 01:52 UTC a start is enough; after that, says AWS, only a backup.',
      'Estimated: 7 days after RDS stopped it, 01:52:11 UTC. AWS shows no deadline.',
    ]);
    expect(long(table('window-without-a-message'))).toEqual([
      'unknown, at most until 9 Mar 02:14 UTC: no message of RDS tells when it stopped it',
      'RDS keeps its messages for 14 days. If it is longer ago, try the start all the same.',
    ]);
  });

  test('puts a hard clock first', () => {
    expect(long(table('key-pending-deletion'))[0]).toBe(
      'The key is deleted 8 Mar 23:41 UTC, in 6 d 21 h. Nothing brings it back.',
    );
  });

  test('never says too late', () => {
    const terminal = long(table('key-disabled-terminal'));
    expect(terminal.join(' ')).toContain('try the start once');
    const passed = {...lostEvent, Date: '2026-02-19T00:00:00Z'};
    const evidence = evidenceOf({...answersOfTheNight(), events: {Events: [passed]}});
    expect(long(evidence)[0]).toBe(
      'The estimate passed 26 Feb 02:00 UTC; try the start all the same.',
    );
  });

  test('under a database that still runs is the time to the stop', () => {
    expect(long(table('key-disabled-at-risk'))).toEqual([
      'The stop was due about 01:52 UTC, 2 h after RDS noticed: it may come at any time. Estimated by us.',
    ]);
    const fresh = {...lostEvent, Date: '2026-03-02T02:00:00Z'};
    const soon = {
      ...answersOfTheNight(),
      instance: {DBInstances: [{...ordersDb, DBInstanceStatus: 'available'}]},
    };
    expect(long(evidenceOf({...soon, events: {Events: [fresh]}}))).toEqual([
      'RDS stops it about 04:00 UTC: 2 h after it noticed. Estimated by us.',
    ]);
    expect(long(evidenceOf(soon))).toEqual([
      'RDS announced the stop 01:52:11 UTC: it may come at any time.',
    ]);
    const running = {...ordersDb, DBInstanceStatus: 'available'};
    const silent = {...answersOfTheNight(), events: {Events: []}};
    expect(long(evidenceOf({...silent, instance: {DBInstances: [running]}}))[0]).toMatch(
      /^unknown, because RDS has not said that it noticed/,
    );
    const bare = {...running, BackupRetentionPeriod: 0};
    expect(long(evidenceOf({...silent, instance: {DBInstances: [bare]}}))[0]).toMatch(
      /^unknown, because without backups/,
    );
  });
});

describe('an undecided lock-out', () => {
  const told = briefed(table('caller-may-not-read-the-key'));

  test('says whose sight is short, not that the key is broken', () => {
    expect(told).toMatchObject({
      role: 'unknown',
      confidence: 'undecided',
      headline: 'orders-db is locked out. Why, your role may not see.',
    });
    expect(told.meaning.join(' ')).toContain('hidden from you and broken are two things');
    expect(row(told, 'How we know').at(-1)).toMatch(
      /^AWS says: "User: .* kms:DescribeKey action"$/,
    );
  });

  test('names each unknown with the smallest right that settles it', () => {
    expect(row(told, 'Unknown').slice(0, 3)).toEqual([
      'state of the key: denied to your role; needs kms:DescribeKey',
      'policy of the key: denied to your role; needs kms:GetKeyPolicy',
      'grants on the key: denied to your role; needs kms:ListGrants',
    ]);
    expect(row(told, 'Do first')[0]).toBe(
      'Log in with a role that may read more, then look again: kms:DescribeKey, kms:GetKeyPolicy, kms:ListGrants.',
    );
  });

  test.each([
    ['key-not-answered', 'orders-db is locked out. Why, could not be read.'],
    [
      'policy-denies-unseen-condition',
      'orders-db is locked out. Its key is Enabled; why, the evidence does not tell for certain.',
    ],
    [
      'restored-no-grant',
      'orders-db is locked out. Its key is Enabled; why, the evidence does not tell for certain.',
    ],
    ['caller-may-not-read-the-database', 'Your role may not read the database orders-db.'],
    [
      'available-with-an-unseen-key',
      'orders-db is available. Whether its key works could not be read.',
    ],
  ])('%s: %s', (file, headline) => {
    expect(briefed(table(file)).headline).toBe(headline);
  });
});

describe('other verdicts', () => {
  test('healthy says what it rests on and what it does not prove', () => {
    const told = briefed(table('healthy'));
    expect(told).toMatchObject({
      role: 'good',
      confidence: 'healthy',
      headline: 'orders-db is available and its KMS key is Enabled.',
    });
    expect(told.meaning).toEqual([
      "A running instance keeps its data key while its storage is attached. That orders-db would survive a stop and start is concluded from the key's state, policy and grant alone; none was tried.",
    ]);
    expect(row(told, 'How long')).toEqual([
      'No clock runs.',
      'Restorable from 16 Feb 02:14 UTC to 01:47 UTC.',
    ]);
  });

  test('healthy leaves out what was not seen', () => {
    const evidence = without(table('healthy'), 'keyPolicy', 'denied');
    expect(briefed(evidence).meaning[0]).toContain("the key's state and grant alone");
  });

  test('at risk says what it may not survive', () => {
    const told = briefed(table('key-disabled-at-risk'));
    expect(told.role).toBe('caution');
    expect(told.meaning[0]).toContain(
      'It may not survive a stop and start, or a move to another host.',
    );
    expect(row(told, 'Also on it')[0]).toBe(
      '2 databases: billing-db locked out, sessions-db at risk',
    );
  });

  test('restored but not started asks for the start', () => {
    const told = briefed(table('restored-not-started'));
    expect(told).toMatchObject({role: 'caution', confidence: 'likely'});
    expect(row(told, 'Do first')).toEqual([
      'Start orders-db: one call, minutes to hours, can be undone.',
    ]);
  });

  test('somebody who mended the key stands beside who broke it', () => {
    const evidence = evidenceOfTable({
      name: '',
      says: '',
      key: {KeyState: 'Enabled'},
      trail: {
        DisableKey: [{}],
        EnableKey: [{at: '2026-03-02T02:00:00Z', role: 'platform'}],
      },
      expect: {verdict: 'restored-not-started', findings: []},
    });
    expect(row(briefed(evidence), 'Who and when').at(-1)).toBe(
      'enabled again 02:00:00 UTC by role platform, session nightly-4711',
    );
  });

  test("a key of another account is its owner's to mend", () => {
    expect(row(briefed(table('key-disabled-elsewhere')), 'Do first')[0]).toBe(
      'Ask account 444455556666, which owns the key. There: enable the key: one call, seconds, can be undone.',
    );
  });
});

test('a session before its first diagnosis has nothing to brief on', () => {
  expect(() => briefing(fold(tale(opened())))).toThrow(BugError);
});
