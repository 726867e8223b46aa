/** The words of the briefing fit the database they are about. */
import {describe, expect, test} from 'vitest';
import {type Briefing, type BriefingLabel, briefingOf} from '../../src/causes/briefing.ts';
import {diagnose} from '../../src/causes/diagnose.ts';
import type {Evidence} from '../../src/core/evidence.ts';
import {answersOfTheNight, evidenceOf, incident, now, ordersDb, without} from './night.ts';
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

describe('what cannot be stopped', () => {
  const noDays = 'It cannot be stopped, so AWS gives it no seven days.';

  test.each([
    ['no-window-replica', 'Why: it is a read replica (documented).'],
    ['no-window-replica-source', 'Why: it has a read replica (documented).'],
    ['no-window-sqlserver-multi-az', 'Why: it is SQL Server in Multi-AZ (inferred).'],
    [
      'no-window-global',
      'Why: it is in the global database world; whether it is alone there was not read (documented).',
    ],
    ['no-window-multi-az-cluster', 'Why: it is a Multi-AZ DB cluster (inferred).'],
    ['no-window-serverless', 'Why: it is Serverless v1 (inferred).'],
  ])('%s: %s', (file, why) => {
    expect(row(briefed(table(file)), 'How long').slice(0, 2)).toEqual([noDays, why]);
  });

  test('is no cluster that is alone in its global database: its days are counted, and inferred', () => {
    expect(row(briefed(table('window-alone-in-global')), 'How long')).toEqual([
      'Until 9 Mar 01:52 UTC a start is enough; after that, says AWS, only a backup.',
      'Estimated: 7 days after RDS stopped it, 01:52:11 UTC. AWS shows no deadline.',
      'It is the only cluster of its global database: it can be stopped (its days: inferred).',
    ]);
  });

  test('is lost at once while it still runs, by the cluster of a member too', () => {
    const member = {
      ...ordersDb,
      Engine: 'aurora-mysql',
      DBInstanceStatus: 'available',
      DBClusterIdentifier: 'accounts',
    };
    const evidence = evidenceOf({
      ...answersOfTheNight(),
      instance: {DBInstances: [member]},
      regionClusters: {
        DBClusters: [{DBClusterIdentifier: 'accounts', GlobalClusterIdentifier: 'world'}],
      },
    });
    expect(row(briefed(evidence), 'How long')).toEqual([
      noDays,
      'Why: it is in the global database world; whether it is alone there was not read (documented).',
      'When RDS gives up on the key it is locked for good (inferred).',
    ]);
  });
});

describe('a message of RDS against a key that looks fine', () => {
  test('is a risk with what may stand in the way', () => {
    const told = briefed(table('loss-open-key-enabled'));
    expect(told.headline).toBe('orders-db is at risk: RDS says it cannot use its KMS key.');
    expect(told.confidence).toBe('likely');
    expect(told.meaning[1]).toContain('a grant, a policy or a key store may stand in the way');
    expect(row(told, 'How we know')).toContain('policy, grant, key store: no fault seen');
    expect(row(told, 'Do first')).toEqual([
      'Look at the grants, the policy and the key store: the state is fine.',
      'Do not stop or modify orders-db before RDS says that it can use the key.',
    ]);
  });

  test('waits for RDS where the key was enabled since', () => {
    expect(briefed(table('loss-open-key-enabled-since')).meaning[1]).toBe(
      'The key was enabled after that, 02:10:00 UTC; RDS has not said yet that it can use it.',
    );
  });
});

describe('the words fit the database', () => {
  test('a stopped one is not said to run', () => {
    const told = briefed(table('stopped-key-disabled'));
    expect(JSON.stringify(told)).not.toContain('still runs');
    expect(told.meaning[0]).toBe('orders-db is stopped; a start needs the key.');
    expect(row(told, 'How long')[0]).toMatch(/^unknown/);
  });

  test('a start on its way proves nothing yet', () => {
    expect(briefed(table('passing-starting')).headline).toBe(
      'orders-db is starting. Until it runs, nothing shows that RDS can use its key.',
    );
  });

  test('a member of a cluster is started with its cluster', () => {
    const told = briefed(table('cluster-member'));
    const words = 'It is a member of the cluster accounts; start the cluster.';
    expect(told.meaning).toContain(words);
    expect(row(told, 'Do first')).toEqual([
      words,
      'Start the cluster accounts: one call, minutes to hours, can be undone.',
    ]);
  });

  test('a cluster is not said to keep its key as an instance does', () => {
    const aurora = {...ordersDb, Engine: 'aurora-mysql', DBInstanceStatus: 'available'};
    const evidence = evidenceOf({
      ...answersOfTheNight(),
      instance: {DBInstances: [aurora]},
      key: {KeyMetadata: {KeyState: 'Enabled'}},
      events: {Events: []},
    });
    expect(briefed(evidence).meaning[0]).toMatch(/^How long a cluster can run without its key/);
  });

  test('a key that AWS owns is for AWS Support', () => {
    const told = briefed(table('owned-by-aws'));
    expect(told.headline).toBe('orders-db is locked out. AWS owns its key.');
    expect(row(told, 'Do first')[0]).toMatch(/^Open a case with AWS Support/);
  });

  test('a deleted multi-Region key is not given up', () => {
    const told = briefed(table('key-deleted-multi-region'));
    expect(JSON.stringify(told)).not.toMatch(/Nobody can bring|Nothing brings/);
    expect(row(told, 'Do first')[0]).toContain('kms:ReplicateKey');
  });

  test('a try to start is called what it costs, not harmless', () => {
    expect(row(briefed(table('caller-may-not-read-the-key')), 'Do first')[1]).toBe(
      'A try to start orders-db costs one call; what RDS does while the key is unusable is not documented.',
    );
  });

  test('a list of cluster backups that was not read is said', () => {
    const evidence = without(table('key-disabled-cluster'), 'regionClusterSnapshots', 'denied');
    expect(row(briefed(evidence), 'Also on it')[1]).toContain('not every list could be read');
  });
});
